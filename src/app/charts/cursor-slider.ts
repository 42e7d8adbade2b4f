import { formatClock } from '#text/clock.ts'
import { element, setAttributes } from './element.ts'

/** Where the time cursor can go and what it reads there. */
export interface CursorState {
  /** Present time of the cursor, or null when it rests. */
  readonly time: number | null
  /** Where it begins: the last row of the past, s. */
  readonly now: number
  /** The last time that it can read, s. */
  readonly latest: number
  /** Distance of one key press, s. */
  readonly step: number
  readonly text: string
}

/** The time cursor by keyboard: a slider that is invisible until it has the focus. */
export interface CursorSlider {
  readonly element: HTMLElement
  update(state: CursorState): void
}

/** Makes the slider; arrows move by a sample, with Shift by ten, Home and End jump, Escape lets go. */
export function createCursorSlider(
  label: string,
  moved: (time: number | null) => void,
): CursorSlider {
  let state: CursorState = { time: null, now: 0, latest: 0, step: 1, text: '' }
  const slider = element('div', {
    class: 'charts-cursor',
    role: 'slider',
    tabindex: 0,
    'aria-label': label,
    'aria-valuemin': 0,
    'aria-valuemax': 0,
    'aria-valuenow': 0,
  })
  slider.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const now = state.time ?? state.now
    const step = state.step * (event.shiftKey ? 10 : 1)
    const targets: Readonly<Record<string, number | null>> = {
      ArrowLeft: now - step,
      ArrowDown: now - step,
      ArrowRight: now + step,
      ArrowUp: now + step,
      Home: 0,
      End: state.latest,
      Escape: null,
    }
    const target = targets[event.key]
    if (target === undefined || (event.key === 'Escape' && state.time === null)) return
    event.preventDefault()
    event.stopPropagation()
    moved(target === null ? null : Math.min(state.latest, Math.max(0, target)))
  })
  slider.addEventListener('blur', () => moved(null))

  return {
    element: slider,
    update(next) {
      state = next
      // A resting cursor has nothing to read; its place is then not renewed with every figure.
      if (next.time === null && document.activeElement !== slider) return
      const now = next.time ?? next.now
      setAttributes(slider, {
        'aria-valuemax': Math.round(next.latest),
        'aria-valuenow': Math.round(now),
        'aria-valuetext': `${formatClock(now, next.latest)}. ${next.text}`,
      })
    },
  }
}
