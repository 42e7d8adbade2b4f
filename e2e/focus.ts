import { expect, type ElementHandle, type Page } from '@playwright/test'

/** How many presses of Tab a visitor should never need to walk once around the page and back. */
const stopsMax = 150

/** What has the focus, as an assistive technology would name it; empty when nothing has. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return ''
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
    const name =
      element.getAttribute('aria-label') ??
      (labels[0]?.textContent || element.textContent || element.tagName)
    return name.trim()
  })
}

/**
 * Walks with Tab to the element of this name, and back where the page ends; the focus must be
 * visible at every stop.
 */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = []
  let key = 'Tab'
  for (let stop = 0; stop < stopsMax; stop++) {
    await page.keyboard.press(key)
    const found = await focusedName(page)
    seen.push(found)
    // Behind the last element the focus belongs to the browser, which does not always give it back.
    if (found === '') key = 'Shift+Tab'
    else await expectVisibleFocus(page, found)
    if (typeof name === 'string' ? found === name : name.test(found)) return
  }
  throw new Error(`Tab never came to ${String(name)}, but to: ${seen.join(' | ')}`)
}

/** The element in focus stands on the screen and looks different from how it does without. */
async function expectVisibleFocus(page: Page, name: string): Promise<void> {
  const handle = await page.evaluateHandle(() => document.activeElement)
  const element = handle.asElement()
  if (element === null) throw new Error(`“${name}” has lost the focus`)
  const box = await element.boundingBox()
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  const [left, top] = [Math.max(0, (box?.x ?? 0) - 6), Math.max(0, (box?.y ?? 0) - 6)]
  const right = Math.min(width, (box?.x ?? 0) + (box?.width ?? 0) + 6)
  const bottom = Math.min(height, (box?.y ?? 0) + (box?.height ?? 0) + 6)
  const isOnScreen = box !== null && Math.min(box.width, box.height) > 1
  expect
    .soft(isOnScreen && left < right && top < bottom, `“${name}” is on the screen while in focus`)
    .toBe(true)
  if (!isOnScreen || left >= right || top >= bottom || (await differsInStyle(element))) return
  // What the browser itself draws, such as the thumb of a slider, differs in the picture alone.
  const clip = { x: left, y: top, width: right - left, height: bottom - top }
  const focused = await page.screenshot({ clip })
  await element.evaluate((part: HTMLElement) => part.blur())
  const bare = await page.screenshot({ clip })
  await element.evaluate((part: HTMLElement) => part.focus())
  expect.soft(focused.equals(bare), `“${name}” looks as if it had no focus`).toBe(false)
}

/** Whether the styles of an element in focus, or of what is in and around it, tell that it is. */
function differsInStyle(element: ElementHandle): Promise<boolean> {
  return element.evaluate((part: HTMLElement) => {
    const looks = (): string => {
      for (const animation of document.getAnimations()) animation.finish()
      return [part.parentElement ?? part, part, ...part.querySelectorAll('*')]
        .map((one) => {
          const style = getComputedStyle(one)
          const { boxShadow, backgroundColor, borderColor, visibility, opacity } = style
          const outline = style.outlineStyle === 'none' ? '' : style.outline
          const look = [outline, boxShadow, backgroundColor, borderColor, visibility, opacity]
          return [...look, style.fill, style.stroke, style.r].join()
        })
        .join()
    }
    const focused = looks()
    part.blur()
    const bare = looks()
    part.focus()
    return focused !== bare
  })
}
