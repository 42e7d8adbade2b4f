import { expect, type Page } from '@playwright/test'

/** How many presses of Tab a visitor should never need to walk once around the page and back. */
const stopsMax = 150

/** What has the focus, as an assistive technology would name it; empty when nothing has. */
export async function focusedName(page: Page): Promise<string> {
  return (await focusOf(page, false)).name
}

/**
 * Walks with Tab, or the other way, to the element of this name or role, and back where the page ends; the focus
 * must be visible at every stop.
 */
export async function tabTo(
  page: Page,
  goal: string | RegExp | { readonly role: string },
  first: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  const isGoal = ({ name, role }: Focus): boolean => {
    if (typeof goal === 'string') return name === goal
    return goal instanceof RegExp ? goal.test(name) : role === goal.role
  }
  const seen: string[] = []
  let key = first
  for (let stop = 0; stop < stopsMax; stop++) {
    await page.keyboard.press(key)
    const focus = await focusOf(page, true)
    seen.push(focus.name)
    // Behind the last element the focus belongs to the browser, which does not always give it back.
    if (focus.name === '') key = first === 'Tab' ? 'Shift+Tab' : 'Tab'
    else await expectVisible(page, focus)
    if (isGoal(focus)) return
  }
  throw new Error(`Tab never came to its goal, but to: ${seen.join(' | ')}`)
}

/** The element in focus: where it stands, and whether its style differs from that without focus. */
interface Focus {
  readonly name: string
  readonly role: string
  readonly box: { readonly x: number; readonly y: number; width: number; height: number }
  readonly differsInStyle: boolean
}

/** The element in focus stands on the screen and looks different from how it does without. */
async function expectVisible(page: Page, { name, box, differsInStyle }: Focus): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  const [x, y] = [Math.max(0, box.x - 6), Math.max(0, box.y - 6)]
  const right = Math.min(width, box.x + box.width + 6)
  const bottom = Math.min(height, box.y + box.height + 6)
  const isOnScreen = Math.min(box.width, box.height) > 1 && x < right && y < bottom
  expect.soft(isOnScreen, `“${name}” is on the screen while in focus`).toBe(true)
  if (!isOnScreen || differsInStyle) return
  // What the browser itself draws, such as the thumb of a slider, differs in the picture alone.
  const clip = { x, y, width: right - x, height: bottom - y }
  const element = await page.evaluateHandle(() => document.activeElement as HTMLElement)
  const focused = await page.screenshot({ clip })
  await element.evaluate((part) => part.blur())
  const bare = await page.screenshot({ clip })
  await element.evaluate((part) => part.focus())
  expect.soft(focused.equals(bare), `“${name}” looks as if it had no focus`).toBe(false)
}

/** Everything about the element in focus in one question: a walk asks it at every stop. */
function focusOf(page: Page, withStyle: boolean): Promise<Focus> {
  return page.evaluate((asksForStyle) => {
    const element = document.activeElement
    const box = { x: 0, y: 0, width: 0, height: 0 }
    const nowhere = { name: '', role: '', box, differsInStyle: false }
    const isPart = element instanceof HTMLElement || element instanceof SVGElement
    if (!isPart || element === document.body) return nowhere
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
    const name =
      element.getAttribute('aria-label') ??
      (labels[0]?.textContent || element.textContent || element.tagName)
    // Styles of the element and of what is in and around it, with every transition at its end.
    const looks = (): string => {
      for (const animation of document.getAnimations()) animation.finish()
      const parts = [element.parentElement ?? element, element, ...element.querySelectorAll('*')]
      return parts
        .map((part) => {
          const style = getComputedStyle(part)
          const { boxShadow, backgroundColor, borderColor, visibility, opacity } = style
          const outline = style.outlineStyle === 'none' ? '' : style.outline
          const look = [outline, boxShadow, backgroundColor, borderColor, visibility, opacity]
          return [...look, style.fill, style.stroke, style.r].join()
        })
        .join()
    }
    const { x, y, width, height } = element.getBoundingClientRect()
    let differsInStyle = false
    if (asksForStyle) {
      const focused = looks()
      element.blur()
      differsInStyle = focused !== looks()
      element.focus()
    }
    const role = element.getAttribute('role') ?? ''
    return { name: name.trim(), role, box: { x, y, width, height }, differsInStyle }
  }, withStyle)
}
