import type { Cause } from '#core/organisms/causes.ts'
import type { Run } from '#core/organisms/organism.ts'

/** What of the causes of the present window links to no record of the run; null where all do. Their sums are an invariant. */
export function brokenCause(run: Run): string | null {
  const { present } = run.causes()
  for (const { cause, service } of present) {
    const problem = brokenLink(run, cause, service)
    if (problem !== null) return problem
  }
  return null
}

function brokenLink(run: Run, cause: Cause, service: number): string | null {
  const { decision, cell, replaces, former } = cause
  const [decisions, notes] = [run.decisions(), run.notes()]
  const isDecided = decisions.entries.some(
    (one) => one.time === decision && one.service === service,
  )
  if (decision !== null && decisions.dropped === 0 && !isDecided) {
    return `a cause links to a decision at ${decision} s, of which there is none`
  }
  for (const id of [cell, replaces]) {
    if (id === 0 || notes.dropped > 0) continue
    if (!notes.entries.some((note) => note.id === id && note.service === service)) {
      return `a cause links to cell ${id}, of which the journal knows nothing`
    }
  }
  return former === null ? null : brokenLink(run, former, service)
}
