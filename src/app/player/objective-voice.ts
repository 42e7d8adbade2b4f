import { headlineText } from '#text/en/headline.ts'
import type { WordsSource } from '#text/words.ts'
import { roughly } from '#text/roughly.ts'
import { createAnnouncer } from './announcer.ts'
import { objectiveNews } from './headline-detail.ts'
import type { HeadlineFacts } from './headline.ts'
import { createMissedWatch } from './missed-watch.ts'

/** News of the objective for screen readers: that it begins to be missed, and that it is met again. */
export interface ObjectiveVoice {
  readonly element: HTMLElement
  see(facts: HeadlineFacts): void
  /** Another run begins: news of the one before are over. */
  begin(): void
  /** What was told in another language is not told again. */
  forget(): void
  destroy(): void
}

/** Makes the voice; it tells something every so many ms at most, while the run plays. */
export function createObjectiveVoice(words: WordsSource, everyMs: number): ObjectiveVoice {
  const voice = createAnnouncer(everyMs)
  let watch = createMissedWatch()
  let wasPlaying = false
  let untold: boolean | null = null
  return {
    element: voice.element,
    see({ figures, settings, status, isApproximate }) {
      const isPlaying = status === 'playing'
      const hasPlayed = isPlaying || wasPlaying
      wasPlaying = isPlaying
      if (figures === null || status === 'seeking') return
      const isMissed = watch.see(figures)
      // What is passed on the way to a time is no news, nor what turned back before it was told. The last figures
      // of a run that played come when it rests already: what they bring is told when it plays on.
      if (isMissed !== null) untold = hasPlayed && untold === null ? isMissed : null
      if (untold === null || !isPlaying) return
      const text = words.now().text(headlineText)
      const news = objectiveNews(figures, settings, untold, text)
      voice.say(roughly(news, isApproximate), String(untold))
      untold = null
    },
    begin() {
      watch = createMissedWatch()
      untold = null
      voice.forget()
    },
    forget: () => voice.forget(),
    destroy: () => voice.destroy(),
  }
}
