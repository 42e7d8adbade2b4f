import { element, setAttributes, setText } from '#app/charts/element.ts'
import { rungText } from '#text/en/rung.ts'
import type { Words } from '#text/words.ts'

/** How many requests a moving dot of the picture stands for; 0 while none is seen. */
export interface DotsPort {
  get(): number
  subscribe(listener: () => void): () => void
}

/** What the chip reads. */
export interface RungParts {
  readonly words: Words
  readonly dots: DotsPort
}

/**
 * The chip beside the speed: how requests are simulated and drawn, in two short lines. Pressed it says what they mean, in a
 * menu that closes with Escape or a press beside it. Returns the way to end it.
 */
export function createRungChip(host: HTMLElement, { words, dots }: RungParts): () => void {
  const text = words.text(rungText)
  const rung = element('span', {}, text.exact)
  const long = element('span', { class: 'rung-long' })
  const short = element('span', { class: 'rung-short' })
  const chip = element('button', { type: 'button', popovertarget: 'rung' }, rung, long, short)
  const drawn = element('p')
  const menu = element('div', { id: 'rung', popover: 'auto', role: 'group', class: 'menu' })
  setAttributes(menu, { 'aria-label': text.title })
  menu.append(element('p', {}, text.everyRequest), drawn)
  menu.addEventListener('beforetoggle', () => placeAbove(chip, menu))
  host.replaceChildren(chip, menu)
  const update = () => {
    const requests = dots.get()
    const isSeveral = requests > 1
    setText(long, isSeveral ? text.dots(requests) : '')
    setText(short, isSeveral ? text.dotsShort(requests) : '')
    setText(drawn, text.drawn(requests))
    setAttributes(chip, {
      'aria-label': `${text.title}: ${text.rung(requests)}`,
      title: `${text.everyRequest} ${text.drawn(requests)}`,
    })
  }
  update()
  const stop = dots.subscribe(update)
  return () => {
    stop()
    host.replaceChildren()
  }
}

/** Lays a menu over the chip that opens it, in the window as a whole. */
function placeAbove(chip: HTMLElement, { style }: HTMLElement): void {
  const { top, left, right } = chip.getBoundingClientRect()
  const isMirrored = getComputedStyle(chip).direction === 'rtl'
  // A page that is drawn larger counts in larger px.
  const zoom = Number(chip.currentCSSZoom) || 1
  style.insetBlockEnd = `${(innerHeight - top) / zoom + 8}px`
  style.insetInlineEnd = `${Math.max(8, (isMirrored ? left : innerWidth - right) / zoom - 60)}px`
}
