import type { FilmPlan, PictureSize } from '#app/exports/clip-plan.ts'
import type { PictureLook } from '#app/exports/film-stage.ts'
import type { Film } from '#app/exports/film.ts'
import { headline } from '#app/player/headline.ts'
import { isApproximate, isRoughAt } from '#app/store/approximate.ts'
import type { SessionState } from '#app/store/session-state.ts'
import { serviceSettings } from '#app/store/service-settings.ts'
import { settingsAt } from '#app/store/settings.ts'
import { watchedName } from '#app/store/watched.ts'
import { headlineText } from '#text/en/headline.ts'
import type { Page } from '../page.ts'

/** A film of the present run, with the sentence that the page would say. */
export function filmOf({ session, language }: Page, plan: FilmPlan, look: PictureLook): Film {
  const state = session.store.getState()
  const { recording, watched } = state
  return {
    recording,
    service: watched,
    plan,
    look,
    words: language.words,
    titleOf: titlesOf(state, plan.duration, language),
    isRough: ({ frame, approximation }) => isRoughAt({ approximation, recording }, frame.time),
  }
}

/** The sentences that the page would say of the moments of its run, about the service that it shows now. */
export function titlesOf(
  state: Pick<SessionState, 'recording' | 'services' | 'watched'>,
  duration: number,
  { words }: Page['language'],
): Film['titleOf'] {
  const [{ recording }, service] = [state, watchedName(state)]
  return ({ frame, figures, decision, approximation }) => {
    const settings = settingsAt(recording, frame.time)
    if (!settings.ok) throw new Error(settings.problem)
    const status = frame.time >= duration ? 'finished' : 'playing'
    const own = serviceSettings(settings.value, state.watched)
    const isWhole = status === 'finished'
    const facts = {
      figures,
      settings: own,
      status,
      decision,
      service,
      isApproximate: isApproximate({ approximation, recording, time: frame.time, isWhole }),
    } as const
    const { sentence, detail } = headline(facts, words.now().text(headlineText))
    return { sentence, detail: detail.join(' ') }
  }
}

/** The size of the stage on the page, in even px, because encoders take no others. */
export function pageSize(): PictureSize {
  const host = document.querySelector('.stage-host')
  const even = (length: number | undefined, otherwise: number) =>
    length === undefined || length < 64 ? otherwise : 2 * Math.floor(length / 2)
  return { width: even(host?.clientWidth, 1280), height: even(host?.clientHeight, 720) }
}
