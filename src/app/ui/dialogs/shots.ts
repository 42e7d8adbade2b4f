import type { Shot } from '#app/exports/still.ts'
import { isRoughAt } from '#app/store/approximate.ts'
import { latestDecision } from '#app/store/watched.ts'
import type { Page } from '../page.ts'
import { titlesOf } from './film-of.ts'

/**
 * Gives the moment that the page stands at as a picture shows it. Cells may still come to rest on the stage:
 * every picture of a moment has them as they stood when it was first asked for.
 */
export function createShots(page: Page): () => Shot | null {
  let known: { run: number; time: number; arrangement: Shot['arrangement'] } | null = null
  return () => {
    const state = page.session.store.getState()
    const { run, speed, services, edges, figures, approximation, duration } = state
    const frame = page.session.lastFrame()
    if (frame === null) return null
    if (known?.run !== run || known.time !== frame.time) {
      known = { run, time: frame.time, arrangement: page.stage.now?.arrangement() ?? null }
    }
    const decision = latestDecision(state)
    const titleOf = titlesOf(state, duration, page.language)
    const title = figures === null ? null : titleOf({ frame, figures, decision, approximation })
    const moment = { frame, services, edges }
    const isRough = isRoughAt(state, frame.time)
    return { moment, speed, arrangement: known.arrangement, title, isRough }
  }
}
