import { useCallback } from 'react'
import { createHeadline } from '#app/player/headline-view.ts'
import { isApproximateNow } from '#app/store/approximate.ts'
import { isAnotherRun } from '#app/store/session-state.ts'
import { watchedSettings } from '#app/store/service-settings.ts'
import { latestDecision, watchedName } from '#app/store/watched.ts'
import type { Stage } from '#app/stage/stage.ts'
import { useLayout, usePage } from '../page.ts'
import { useMounted } from '../parts/use-mounted.ts'

interface HeadlineProps {
  readonly stage: Stage | null
  /** A view with a sentence of its own leaves this one to those who listen. */
  readonly isShown: boolean
}

/** The one sentence about what is happening now; it also stands for the picture. */
export function Headline({ stage, isShown }: HeadlineProps) {
  const { session, language } = usePage()
  const host = useMounted(
    useCallback(
      (element: HTMLElement) => {
        const view = createHeadline(element, language.words)
        const update = () => {
          const state = session.store.getState()
          const { figures, status, speed, duration } = state
          const settings = watchedSettings(state)
          // Between two runs the sentence stays until there is something to say again.
          if (figures === null && status !== 'broken') return
          const [decision, service] = [latestDecision(state), watchedName(state)]
          const isApproximate = isApproximateNow(state)
          view.update(
            { figures, settings, status, decision, service, isApproximate },
            { isPlaying: status === 'playing', speed, duration },
          )
          const sentence = view.element.querySelector('.headline-sentence')?.textContent
          stage?.setLabel(sentence?.replaceAll('\n', ' ') ?? '')
        }
        const stop = session.store.subscribe((state, before) => {
          if (isAnotherRun(state, before)) view.begin()
          update()
        })
        const stopWords = language.words.subscribe(update)
        update()
        return {
          destroy() {
            stop()
            stopWords()
            view.destroy()
          },
        }
      },
      [session, language, stage],
    ),
  )
  // Beside another run its name stands in this place.
  const isAlone = useLayout((state) => state.compare === null)
  return (
    <div
      className={isShown && isAlone ? 'headline-host' : 'hidden-visually'}
      data-headline-host
      ref={host}
    />
  )
}
