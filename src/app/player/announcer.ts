import { element, setText } from '#app/charts/element.ts'
import { createThrottle } from '#app/charts/throttle.ts'

/** A polite voice for screen readers that never talks more often than its pause. */
export interface Announcer {
  readonly element: HTMLElement
  /** Says a text when its turn comes; a newer one takes its place, an equal topic is not repeated. */
  say(text: string, topic?: string): void
  /** Takes back what was said and what waits to be said: it is true no more. */
  forget(): void
  destroy(): void
}

/** Makes the hidden live region. */
export function createAnnouncer(pauseMs: number): Announcer {
  const region = element('p', { class: 'headline-voice', 'aria-live': 'polite' })
  let waiting = { text: '', topic: '' }
  let told = ''
  const turn = createThrottle(pauseMs, () => {
    if (waiting.topic === told) return
    told = waiting.topic
    setText(region, waiting.text)
  })
  return {
    element: region,
    say(text, topic = text) {
      waiting = { text, topic }
      turn.request()
    },
    forget() {
      waiting = { text: '', topic: '' }
      told = ''
      setText(region, '')
    },
    destroy() {
      turn.destroy()
      region.remove()
    },
  }
}
