/**
 * How the switches stand beside the titles of the charts: with their words, with signs where a title
 * would be cut, or in a row of their own where even these leave it no room.
 */
const forms = ['words', 'signs', 'row'] as const

/** Between a title and the switches, px. */
const gap = 6

/** With less room than this, px, nothing of a name could be read. */
const nameLeast = 40

/**
 * Chooses the first form that leaves the title beside them whole, and marks that title. The name of a service behind it
 * is left whole as long as signs are enough for that, and then gives way.
 */
export function fitSwitches(root: HTMLElement, switches: readonly HTMLElement[]): void {
  const grid = root.querySelector<HTMLElement>('.charts-grid')
  if (grid === null) return
  const columns = getComputedStyle(grid).gridTemplateColumns.split(' ').length
  const titles = [...grid.querySelectorAll<HTMLElement>('.chart-title')]
  for (const title of titles) {
    title.style.paddingInlineEnd = ''
    delete title.dataset.crowded
  }
  const beside = titles[Math.min(columns, titles.length) - 1]
  const text = beside?.firstElementChild
  if (beside === undefined || !(text instanceof HTMLElement)) return
  const name = text.nextElementSibling?.scrollWidth ?? 0
  for (const form of forms) {
    root.dataset.switches = form
    if (form === 'row') break
    const width = switches.reduce((sum, { offsetWidth }) => sum + offsetWidth + 4, 0)
    const needed = text.offsetWidth + gap + width + (form === 'words' ? name : 0)
    // The last switch ends as far to the right of the chart as a gap is wide.
    if (needed > beside.offsetWidth + 4) continue
    beside.style.paddingInlineEnd = `${width}px`
    if (beside.offsetWidth - text.offsetWidth - width < Math.min(name, nameLeast))
      beside.dataset.crowded = ''
    break
  }
  root.style.setProperty('--title', `${text.offsetWidth + gap}px`)
}
