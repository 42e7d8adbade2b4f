import { element } from '#app/charts/element.ts'
import { loadAgain } from '#app/stage/load-again.ts'
import type { RungParts } from './rung-chip.ts'

/** Makes room for the chip of the rung, which comes after the first picture, like the key of the stage. */
export function mountRung(parts: RungParts): {
  readonly element: HTMLElement
  destroy(): void
} {
  const host = element('div', { class: 'rung' })
  let isWanted = true
  let end = () => {}
  void loadAgain(
    () => import('./rung-chip.ts'),
    () => isWanted,
  ).then((part) => {
    if (part !== null) end = part.createRungChip(host, parts)
  })
  return {
    element: host,
    destroy() {
      isWanted = false
      end()
    },
  }
}
