import type { PictureLook } from '#app/exports/film-stage.ts'
import { isSame } from '#app/store/settings.ts'
import { formatClock } from '#text/clock.ts'
import { writtenSeed } from '../header/seed.ts'
import type { Page } from '../page.ts'

type Run = Pick<Page, 'session' | 'openings'>

/** The identifier of the built-in scenario of the run; null for a run of one's own. */
export function scenarioId({ session, openings }: Run): string | null {
  const { recording } = session.store.getState()
  const found = Object.entries(openings).find(
    ([, { organism, settings }]) =>
      organism === recording.organism && isSame(settings, recording.settings),
  )
  return found === undefined || recording.log.length > 0 ? null : found[0]
}

/** A clock that every system takes in a name: 05m04s, 1h05m04s. */
export function clockInName(time: number): string {
  return formatClock(time, 3600)
    .replace(/^(\d+):(\d+):(\d+)$/u, '$1h$2m$3s')
    .replace(/^0h/u, '')
}

/** What a picture or a clip shows, as far as its name tells it. */
export interface Shown {
  /** Simulated time of the only picture, or of the first and after the last, s. */
  readonly times: readonly [start: number, end?: number]
  readonly look: Pick<PictureLook, 'size' | 'ratio' | 'theme'>
}

/**
 * Names a picture or a clip by its scenario, time or span, theme, size and density:
 * mitosis-surge-03m33s-light-1280x720@2x.png. A seed that is not the scenario's own is told as well.
 */
export function pictureFileName(run: Run, { times, look }: Shown, ending: string): string {
  const { recording } = run.session.store.getState()
  const id = scenarioId(run)
  const isOwnSeed = id === null || run.openings[id]?.seed !== recording.seed
  const { size, ratio, theme } = look
  const parts = [
    'mitosis',
    id ?? 'own',
    ...(isOwnSeed ? [`seed${writtenSeed(recording.seed)}`] : []),
    ...times.map((time) => clockInName(time ?? 0)),
    theme,
    `${size.width}x${size.height}${ratio === 1 ? '' : `@${ratio}x`}`,
  ]
  // Some systems take no more than 255 bytes, and none of them these signs alone.
  const name = parts.join('-').replace(/[^\w@-]/gu, '_')
  return `${name.slice(0, 120)}.${ending}`
}
