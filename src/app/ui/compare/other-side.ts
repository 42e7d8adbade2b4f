import type { Recording } from '#core/organisms/recording.ts'
import type { Result } from '#core/schema/schema.ts'
import { heaviestOf } from '#app/store/burden.ts'
import { createReader } from '#app/store/link-reader.ts'
import type { SessionState } from '#app/store/session-state.ts'
import { runWaits } from '#app/store/visit-state.ts'
import { choicesOf, type NamedChoice } from '#app/sweeps/choices.ts'
import { recordingAt } from '#sweep/sweep.ts'
import { compareText } from '#text/en/compare.ts'
import type { Words } from '#text/words.ts'
import type { Page } from '../page.ts'

/** The choice of the autoscaler that decides in what is shown. */
export function policyChoice(page: Pick<SessionState, 'settings' | 'watched'>): NamedChoice | null {
  const found = choicesOf(page).find(({ name }) => name === 'policy')
  return found?.kind === 'names' ? found : null
}

/** The same run with another autoscaler from its start on, which wants about the same (core/control/comparable.ts). */
export function withAutoscaler(
  { recording, watched }: Pick<SessionState, 'recording' | 'watched'>,
  { path, service }: NamedChoice,
  kind: string,
): Result<Recording> {
  // What the first run has changed its autoscaler to on the way is its own.
  const log = recording.log.filter(
    ({ change }) =>
      change.type !== 'set' ||
      change.name !== 'policy' ||
      (service !== null && change.service !== undefined && change.service !== watched),
  )
  const base = { ...recording, log }
  return recordingAt({ base, axes: [{ path, values: [kind] }], seeds: 1, until: null }, 0)
}

/** The run of a link, to stand beside this one; null where it leads to none. */
export async function runOfLink(
  { builtIns }: Page,
  link: string,
): Promise<Result<Recording> | null> {
  const read = await createReader(builtIns).read(link)
  if (read?.ok !== true) return read
  const { recording } = read.value
  return recording === null ? null : { ok: true, value: recording }
}

/** Why the page cannot stand beside another run now, or null. */
export function whyNot({ session, layout, visit, desk }: Page, words: Words): string | null {
  const text = words.text(compareText)
  const state = visit.store.getState()
  if (runWaits(state)) return text.waits
  if (layout.getState().lesson !== null) return text.inLesson
  if (desk.now?.rounds.store.getState().round?.phase === 'playing') return text.inRound
  const isHeld = state.held !== null || heaviestOf(session.store.getState().recording).isHeavy
  return isHeld ? text.heavy : null
}

/** Why a run cannot stand beside that of the page, or null. */
export function whyNotBeside(a: Recording, b: Recording, words: Words): string | null {
  const text = words.text(compareText)
  if (a.organism !== b.organism) return text.otherSystem
  return heaviestOf(b).isHeavy ? text.heavy : null
}
