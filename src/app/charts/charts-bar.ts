import { chartsText } from '#text/en/charts.ts'
import type { Words } from '#text/words.ts'
import { element, setAttributes, setText, svgElement } from './element.ts'
import { fitSwitches } from './switches-room.ts'
import type { WindowMode } from './time-window.ts'

/** The switches of the charts. */
export interface ChartsBar {
  readonly element: HTMLElement
  /** Takes the form that leaves the titles in `root` whole. */
  fit(root: HTMLElement): void
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
  const future = chip(text.future, icon('M1.5 11 6 6.5M8.3 5h.01M10.5 3.9h.01M12.7 3h.01'), (on) =>
    wishes.setForesight(on),
  )
  setAttributes(future, { title: text.futureHint })
  const last = chip(text.lastMinutes, text.lastMinutesShort, (on) =>
    wishes.setWindow(on ? 'last' : 'whole'),
  )
  const arrow = icon('M7 1.5v7M4 6l3 3 3-3M2 12.5h10')
  const save = element('button', { type: 'button', class: 'charts-chip' }, arrow)
  setAttributes(save, { title: text.saveHint, 'aria-label': text.save })
  save.addEventListener('click', () => wishes.save())
  const beside = element('button', { type: 'button', class: 'charts-chip charts-beside' })
  beside.addEventListener('click', () => wishes.dismissReference())
  const bar = element('div', { class: 'charts-bar' }, beside, future, last, save)
  return {
    element: bar,
    fit: (root) => fitSwitches(root, [future, last, save]),
    update({ window, foresight, reference }) {
      const dismiss = reference === null ? null : text.dismiss(reference.name)
      setAttributes(beside, { hidden: reference === null, 'aria-label': dismiss, title: dismiss })
      setText(beside, reference === null ? '' : text.beside(reference.name))
      setAttributes(future, { 'aria-pressed': String(foresight) })
      setAttributes(last, { 'aria-pressed': String(window === 'last') })
    },
  }
}

/** A switch with words, and a sign for where these have no room; its name is always the words. */
function chip(
  label: string,
  sign: string | SVGElement,
  pressed: (on: boolean) => void,
): HTMLButtonElement {
  const button = element(
    'button',
    { type: 'button', class: 'charts-chip', title: label, 'aria-label': label },
    element('span', { class: 'charts-words' }, label),
    element('span', { class: 'charts-sign' }, sign),
  )
  setAttributes(button, { 'aria-pressed': 'false' })
  button.addEventListener('click', () => pressed(button.getAttribute('aria-pressed') !== 'true'))
  return button
}

function icon(d: string): SVGElement {
  const path = svgElement('path', { d })
  return svgElement('svg', { width: 14, height: 14, 'aria-hidden': 'true' }, path)
}
