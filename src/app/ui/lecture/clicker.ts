import type { Lecture } from '#app/lecture/lecture.ts'
import type { Page } from '../page.ts'

/** What of the page takes arrows, digits or the space bar for itself. */
const typing = 'input, select, textarea, [role="slider"]'
const pressed = 'button, a, summary'

/**
 * Keys of a lecture, wherever the focus is: those of a clicker, digits that count hands, a letter for the blank screen, and
 * the way out. A held key counts once.
 */
export function listenForClicker(page: Page, lecture: Lecture, onLeave: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (page.layout.getState().dialog !== null) return
    const act = actionOf(event, page, lecture, onLeave)
    if (act === null) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (!event.repeat) act()
  }
  window.addEventListener('keydown', onKey, true)
  return () => window.removeEventListener('keydown', onKey, true)
}

function actionOf(
  { key, code, shiftKey, target }: KeyboardEvent,
  page: Page,
  lecture: Lecture,
  onLeave: () => void,
): (() => void) | null {
  if (lecture.store.getState().isBlank) {
    return key === 'Shift' || key === 'Tab' ? null : () => lecture.blank()
  }
  if (key === 'PageDown') return () => lecture.next()
  if (key === 'PageUp') return () => lecture.back()
  const isOn = (what: string) => target instanceof Element && target.closest(what) !== null
  // From a line that is drawn it leads back to the lecture first.
  if (key === 'Escape') return isOn('.sketch-pad') ? null : onLeave
  if (isOn(typing)) return null
  if (key === 'ArrowRight') return () => lecture.next()
  if (key === 'ArrowLeft') return () => lecture.back()
  if (key === ' ') return isOn(pressed) ? null : () => lecture.playOrPause()
  // Who dictates has switched single signs off.
  if (!page.layout.getState().shortcuts) return null
  if (key === '.' || key.toLowerCase() === 'b') return () => lecture.blank()
  const digit = /^(?:Digit|Numpad)([1-8])$/u.exec(code)?.[1]
  return digit === undefined ? null : () => lecture.count(Number(digit) - 1, shiftKey ? -1 : 1)
}
