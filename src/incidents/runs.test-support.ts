import type { Figures } from '#core/organisms/observation.ts'
import { organismOf } from '#core/organisms/models.ts'
import type { Run } from '#core/organisms/organism.ts'
import { engineVersion, type LogEntry, type Recording } from '#core/organisms/recording.ts'
import type { Plain } from '#core/schema/schema.ts'
import { explain } from './explain.ts'
import type { Claim, Explanation } from './explanation.ts'
import type { RemovalKind } from './removals.ts'

/** Small runs for the tests of explanations. */

/** Four cells of one slot, and a load that grows to four times as much after a minute. */
export function stepped(
  settings: Readonly<Record<string, Plain>> = {},
  log: readonly LogEntry[] = [],
  seed = 3,
): Recording {
  const own: Readonly<Record<string, Plain>> = {
    slots: 1,
    serviceMean: 0.1,
    queueLimit: 5,
    initialReplicas: 4,
    load: { form: 'steps', every: 40, rates: [20, 80, 80, 80] },
  }
  return {
    engine: engineVersion,
    organism: 'autoscaled-service',
    seed,
    settings: { ...own, ...settings },
    log,
  }
}

/** The explanation of the worst incident of a run that has one. */
export function explained(
  recording: Recording,
  service = 0,
  time: number | null = null,
): Explanation {
  const found = explain(recording, { service, time })
  if (!found.ok) throw new Error(found.problem)
  if (found.value === null) throw new Error('this run has lost something')
  return found.value
}

/** What is claimed of a cause that the explanation names. */
export function claimOn({ claims }: Explanation, kind: RemovalKind): Claim {
  const claim = claims.find(({ removal }) => removal.kind === kind)
  if (claim === undefined) throw new Error(`${kind} is among the causes`)
  return claim
}

/** A run at a time, made by the organism alone: a slice for each change and each time. */
export function runAt({ organism, settings, seed, log }: Recording, time: number): Run {
  const begun = organismOf(organism)?.begin(settings, seed)
  if (begun?.ok !== true) throw new Error('the run is possible')
  const run = begun.value
  for (const entry of log) {
    if (entry.time > time) break
    while (!run.advanceTo(entry.time, 100_000));
    run.apply(entry.change)
  }
  while (!run.advanceTo(time, 100_000));
  return run
}

/** What a lone service has lost so far and answered late, by the counters of the data plane, which know no causes. */
export function lostBy(run: Run): number {
  const { attempts, requests, objective }: Figures = run.figures()
  const late = objective.missedRequests - requests.failed
  return attempts.shed + attempts.abandoned + attempts.lost + vain(run) + late
}

function vain(run: Run): number {
  const { attempts, requests } = run.figures()
  return attempts.completed - requests.succeeded
}
