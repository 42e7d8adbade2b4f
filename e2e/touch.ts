import type { Page } from '@playwright/test'

/** Targets that answer a finger over less than 44 px of height or width, give or take the rounding. */
export function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const targets = 'button, a, input, select, textarea, summary, [role="slider"], [role="tab"]'
    const list = [...document.querySelectorAll(targets)]
    const answers = (target: Element, x: number, y: number): boolean => {
      const hit = document.elementFromPoint(x, y)
      const label = hit?.closest('label')
      return hit !== null && (target.contains(hit) || label?.control === target)
    }
    // The room for a finger need not lie in the middle, but it is one piece.
    const reach = (target: Element, x: number, y: number, right: number, down: number): number => {
      let steps = 0
      for (let at = 0; answers(target, x + at * right, y + at * down); at++) steps++
      for (let at = 1; answers(target, x - at * right, y - at * down); at++) steps++
      return steps
    }
    const found = list.flatMap((target) => {
      target.scrollIntoView({ block: 'center' })
      const { left, top, width, height } = target.getBoundingClientRect()
      const [x, y] = [left + width / 2, top + height / 2]
      // What is there for screen readers alone, or covered by a sheet, is no target.
      if (Math.min(width, height) <= 1 || !answers(target, x, y)) return []
      const label = target.id === '' ? null : document.querySelector(`label[for="${target.id}"]`)
      const labelHeight = label?.getBoundingClientRect().height ?? 0
      const name = target.getAttribute('aria-label') ?? label?.textContent ?? target.textContent
      const high = Math.max(reach(target, x, y, 0, 1), labelHeight)
      // A point of the load stands where the visitor has put it, also at the edge of the plot.
      const wide = target.closest('svg') === null ? reach(target, x, y, 1, 0) : 44
      return Math.min(high, wide) >= 43 ? [] : [`${name ?? ''}: ${wide} × ${high} px`]
    })
    if (list.length < 4) throw new Error('there are hardly any targets')
    return found
  })
}
