import { builtInSeed } from '#share/built-ins.ts'
import type { LinkState } from '#share/link.ts'
import type { shareText } from '#text/en/share.ts'
import type { TextsOf } from '#text/messages.ts'

/** A line for a reference list: what was run, by which engine, and where it can be run again and compared. */
export function citationOf(
  { recording, time = 0, digest = null }: LinkState,
  { run, address }: { readonly run: string; readonly address: string },
  text: TextsOf<typeof shareText>,
): string {
  const moment = digest === null ? [] : [text.citationMoment(digest, time)]
  const parts = [text.citation(run, recording.engine, recording.seed), ...moment, address]
  return parts.join(', ')
}

/** The id of the built-in scenario that a link names as it is, without a change; null for any other. */
export function unchangedScenario(fragment: string): string | null {
  // The page of a scenario opens one run.
  if (/(?:^|&)b=/u.test(fragment)) return null
  const spelled = /(?:^|&)s=([\w-]+)(?:~seed=(\d+))?$/u.exec(fragment)
  // The page of a scenario opens it with the seed of every link that names none.
  return Number(spelled?.[2] ?? builtInSeed) === builtInSeed ? (spelled?.[1] ?? null) : null
}
