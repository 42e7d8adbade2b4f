import { element, setText, svgElement } from '#app/charts/element.ts'
import type { LineageTexts } from '#text/en/lineage.ts'

/** The key to the lines, above the tree. */
export interface LineKey {
  readonly element: HTMLElement
  tell(text: LineageTexts): void
}

const samples = [
  ['keyStarting', 'M1 8h24', '3 3'],
  ['keyServing', 'M1 8h24', null],
  ['keyLeaving', 'M1 8h24', '0.1 3.2'],
  ['keyKilled', 'M9 4l8 8M17 4l-8 8', null],
] as const

/** Makes the key; it says nothing until it is told to. */
export function createLineKey(): LineKey {
  const entries = samples.map(([name, path, dash]) => {
    const line = svgElement('path', { d: path, 'stroke-dasharray': dash })
    const word = element('span')
    const sample = svgElement('svg', { viewBox: '0 0 26 16', 'aria-hidden': 'true' }, line)
    return { name, word, row: element('li', { 'data-line': name }, sample, word) }
  })
  const list = element('ul', { class: 'lineage-key' }, ...entries.map(({ row }) => row))
  return {
    element: list,
    tell(text) {
      list.setAttribute('aria-label', text.key)
      for (const { name, word } of entries) setText(word, text[name])
    },
  }
}
