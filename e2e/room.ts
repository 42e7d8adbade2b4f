import type { Page } from '@playwright/test'

/** What a visitor can press, drag or type into. */
const targets = 'button, a[href], input, select, textarea, summary, [role="slider"], [role="tab"]'

/** Where one target stands and what lies over its middle. */
interface Place {
  readonly name: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** What is hit at the middle of the target instead of it; empty when the target itself is. */
  readonly covered: string
  /** How far what it scrolls in was scrolled, px, and which of all targets is the first in there; −1 where it does not scroll. */
  readonly down: number
  readonly home: number
  /** It does not lie whole in the window, even when scrolled to. */
  readonly cut: boolean
}

/** How wide the page is, beyond the window; 0 when nothing has to be scrolled sideways. */
export function sidewaysRoom(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) -
      document.documentElement.clientWidth,
  )
}

/** The times under the time bar that the row of play and time bar does not hold. */
export function timesOutside(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const times = [...document.querySelectorAll('.scrubber .tick-label')]
    if (times.length < 2) throw new Error('the time bar has no times')
    const { bottom } = document.querySelector('.transport')?.getBoundingClientRect() ?? {
      bottom: 0,
    }
    const outside = times.filter((time) => time.getBoundingClientRect().bottom > bottom + 1)
    return outside.map((time) => time.textContent)
  })
}

/** Sentences about every target that is cut off, covered, or lies over another one. */
export async function crowdedTargets(page: Page): Promise<readonly string[]> {
  const places = await placesOf(page)
  if (places.length < 4) throw new Error('there are hardly any targets')
  const alone = places.flatMap(({ name, cut, covered }) => [
    ...(cut ? [`${name} is cut off`] : []),
    ...(covered === '' ? [] : [`${name} lies under ${covered}`]),
  ])
  const pairs = places.flatMap((one, index) =>
    places
      .slice(index + 1)
      // What is scrolled away behind something else does not run into it.
      .filter((other) => one.home === other.home || (one.down === 0 && other.down === 0))
      .filter((other) => shared(one, other) > 1)
      .map((other) => `${one.name} overlaps ${other.name}`),
  )
  return [...alone, ...pairs]
}

/** How far two places run into each other in their narrower direction, px; one inside the other does not. */
function shared(one: Place, other: Place): number {
  if (holds(one, other) || holds(other, one)) return 0
  const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return Math.min(wide, high)
}

function holds(outer: Place, inner: Place): boolean {
  return (
    outer.left <= inner.left + 1 &&
    outer.right >= inner.right - 1 &&
    outer.top <= inner.top + 1 &&
    outer.bottom >= inner.bottom - 1
  )
}

function placesOf(page: Page): Promise<readonly Place[]> {
  return page.evaluate((selector) => {
    const nameOf = (element: Element): string => {
      const label = document.querySelector(`label[for="${element.id || '-'}"]`)
      const text = (label ?? element).textContent.trim().slice(0, 30)
      return element.getAttribute('aria-label') ?? (text || element.outerHTML.slice(0, 60))
    }
    // What scrolls is scrolled to; its parts are compared where they stand in it.
    const scrolled = (element: Element): Element | null => {
      for (let up = element.parentElement; up !== null; up = up.parentElement) {
        const { overflowY } = getComputedStyle(up)
        if ((overflowY === 'auto' || overflowY === 'scroll') && up.scrollHeight > up.clientHeight)
          return up
      }
      return null
    }
    // A list that stands for the stage is a point on the screen, with its parts outside of it.
    const isClipped = (element: Element): boolean => {
      for (let up: Element | null = element; up !== null; up = up.parentElement) {
        if (getComputedStyle(up).clipPath !== 'none') return true
      }
      return false
    }
    const isThere = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect()
      return (
        element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) &&
        element.closest('[inert]') === null &&
        getComputedStyle(element).pointerEvents !== 'none' &&
        !isClipped(element) &&
        width > 2 &&
        height > 2
      )
    }
    // The points of the load may stand as close to each other as a visitor puts them.
    const list = [...document.querySelectorAll(selector)].filter(
      (element) => isThere(element) && element.closest('svg') === null,
    )
    return list.map((element) => {
      const box = scrolled(element)
      if (box !== null) element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      const { left, top, right, bottom } = element.getBoundingClientRect()
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      const isHit =
        hit !== null &&
        (element.contains(hit) ||
          hit.contains(element) ||
          hit.closest('label')?.control === element)
      const down = box === null ? 0 : box.scrollTop
      const home = box === null ? -1 : list.findIndex((one) => box.contains(one))
      return {
        down,
        home,
        name: nameOf(element),
        left,
        top: top + down,
        right,
        bottom: bottom + down,
        covered: isHit ? '' : hit === null ? 'the edge of the window' : nameOf(hit),
        cut: left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1,
      }
    })
  }, targets)
}
