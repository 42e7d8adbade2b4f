import type { Page } from '@playwright/test'

/** Sentences about every ring of focus that the edge of the window or of a part of the page cuts. */
export async function cutRings(page: Page): Promise<readonly string[]> {
  // After a key, also what a script focuses has its ring.
  await page.keyboard.press('Tab')
  return page.evaluate(() => {
    type Side = 'left' | 'top' | 'right' | 'bottom'
    type Edges = Readonly<Record<Side, number>>
    const isThere = (element: HTMLElement): boolean =>
      element.tabIndex >= 0 &&
      element.closest('[inert]') === null &&
      element.checkVisibility({ visibilityProperty: true })
    // The ring of a group of choices is that of the part around the choice.
    const ringOf = (element: Element): Edges | null => {
      for (const part of [element, element.parentElement]) {
        if (part === null) return null
        const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(part)
        if (outlineStyle === 'none') continue
        const room = Math.max(0, Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset))
        const { left, top, right, bottom } = part.getBoundingClientRect()
        return { left: left - room, top: top - room, right: right + room, bottom: bottom + room }
      }
      return null
    }
    const insideOf = (box: Element): Edges => {
      const { left, top } = box.getBoundingClientRect()
      const [x, y] = [left + box.clientLeft, top + box.clientTop]
      return { left: x, top: y, right: x + box.clientWidth, bottom: y + box.clientHeight }
    }
    const cuts = (ring: Edges, edges: Edges): boolean =>
      ring.left < edges.left - 1 ||
      ring.top < edges.top - 1 ||
      ring.right > edges.right + 1 ||
      ring.bottom > edges.bottom + 1
    const cutBy = (element: HTMLElement, ring: Edges): string | null => {
      const window = { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
      const found = cuts(ring, window) ? 'the window' : null
      for (let up = element.parentElement; up !== null; up = up.parentElement) {
        const { overflowX, overflowY, clipPath } = getComputedStyle(up)
        // What is there for screen readers alone has no ring to be seen.
        if (clipPath !== 'none') return null
        if (up === document.body || overflowX + overflowY === 'visiblevisible') continue
        // What is higher than the part that scrolls it cannot be seen whole.
        if (ring.bottom - ring.top > up.clientHeight + 8) return null
        if (cuts(ring, insideOf(up))) return up.className
      }
      return found
    }
    const list = [...document.querySelectorAll<HTMLElement>('*')].filter(isThere)
    let seen = 0
    const found = list.flatMap((element) => {
      element.focus()
      const ring = document.activeElement === element ? ringOf(element) : null
      if (ring === null) return []
      seen++
      const edge = cutBy(element, ring)
      const name = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 30)
      return edge === null ? [] : [`the ring of ${name || element.id} is cut by ${edge}`]
    })
    if (seen < 4) throw new Error('there are hardly any rings')
    return found
  })
}
