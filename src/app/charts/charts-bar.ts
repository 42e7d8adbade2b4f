import { chartsText } from '#text/en/charts.ts'
import type { Words } from '#text/words.ts'
import { element, setAttributes } from './element.ts'
import type { WindowMode } from './time-window.ts'

/** The switches of the charts. */
export interface ChartsBar {
  readonly element: HTMLElement
  update(state: { readonly window: WindowMode; readonly foresight: boolean }): void
}

/** What is wished for at them. */
export interface BarWishes {
  setWindow(mode: WindowMode): void
  setForesight(on: boolean): void
}

/** Makes the switches: whether the future is shown, and whether only the last minutes are. */
export function createChartsBar(words: Words, wishes: BarWishes): ChartsBar {
  const text = words.text(chartsText)
  const future = chip(text.future, (on) => wishes.setForesight(on))
  setAttributes(future, { title: text.futureHint })
  const last = chip(text.lastMinutes, (on) => wishes.setWindow(on ? 'last' : 'whole'))
  return {
    element: element('div', { class: 'charts-bar' }, future, last),
    update({ window, foresight }) {
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
