import { chartsText } from '#text/en/charts.ts'
import type { Words } from '#text/words.ts'
import { element, setAttributes, setText, svgElement } from './element.ts'
import type { WindowMode } from './time-window.ts'
import { watchSize } from './watch-size.ts'

/** The switches of the charts. */
export interface ChartsBar {
  readonly element: HTMLElement
  update(state: BarState): void
}

/** What they show. */
export interface BarState {
  readonly window: WindowMode
  readonly foresight: boolean
  /** The file beside the run, or null. */
  readonly reference: { readonly name: string } | null
}

/** What is wished for at them. */
export interface BarWishes {
  setWindow(mode: WindowMode): void
  setForesight(on: boolean): void
  dismissReference(): void
  save(): void
}

/** Makes the switches: whether the future is shown, and whether only the last minutes are. */
export function createChartsBar(words: Words, wishes: BarWishes): ChartsBar {
  const text = words.text(chartsText)
  const future = chip(text.future, (on) => wishes.setForesight(on))
  setAttributes(future, { title: text.futureHint })
  const last = chip(text.lastMinutes, (on) => wishes.setWindow(on ? 'last' : 'whole'))
  const arrow = svgElement('path', { d: 'M7 1.5v7M4 6l3 3 3-3M2 12.5h10' })
  const icon = svgElement('svg', { width: 14, height: 14, 'aria-hidden': 'true' }, arrow)
  const save = element('button', { type: 'button', class: 'charts-chip' }, icon)
  setAttributes(save, { title: text.saveHint, 'aria-label': text.save })
  save.addEventListener('click', () => wishes.save())
  const beside = element('button', { type: 'button', class: 'charts-chip charts-beside' })
  beside.addEventListener('click', () => wishes.dismissReference())
  const bar = element('div', { class: 'charts-bar' }, beside, future, last, save)
  // The title beside them ends where they begin, however long their words are; 12 px are the gaps.
  // The watch ends with the element: nothing else holds it.
  watchSize(bar, () => {
    const width = [future, last, save].reduce((sum, { offsetWidth }) => sum + offsetWidth, 12)
    bar.parentElement?.style.setProperty('--switches', `${width}px`)
  })
  return {
    element: bar,
    update({ window, foresight, reference }) {
      const dismiss = reference === null ? null : text.dismiss(reference.name)
      setAttributes(beside, { hidden: reference === null, 'aria-label': dismiss, title: dismiss })
      setText(beside, reference === null ? '' : text.beside(reference.name))
      setAttributes(future, { 'aria-pressed': String(foresight) })
      setAttributes(last, { 'aria-pressed': String(window === 'last') })
    },
  }
}

function chip(label: string, pressed: (on: boolean) => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'charts-chip' }, label)
  setAttributes(button, { 'aria-pressed': 'false' })
  button.addEventListener('click', () => pressed(button.getAttribute('aria-pressed') !== 'true'))
  return button
}
