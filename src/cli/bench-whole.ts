import { organismOf } from '#core/organisms/models.ts'
import type { Run } from '#core/organisms/organism.ts'
import { engineVersion } from '#core/organisms/recording.ts'
import { hpaDefaults } from '#core/policies/hpa.ts'
import { refuse, type Plain, type Result } from '#core/schema/schema.ts'
import { builtIns, builtInSeed } from '#share/built-ins.ts'
import { finishLoad } from '#share/loads/finish.ts'
import { previewLoad } from '#share/loads/preview.ts'
import { canonicalRecording } from '#share/recording-check.ts'

/** A run that the benchmark plays from its begin to its end. */
export interface WholeRun {
  readonly organism: string
  readonly settings: { readonly [name: string]: Plain }
  readonly seed: number
}

/** What a whole run took and was. Two of one program must have the same digest. */
export interface WholeTime {
  /** Wall time, s, the making of its memory included. */
  readonly wall: number
  /** Simulated time, s. */
  readonly simulated: number
  readonly requests: number
  /** Cells born. */
  readonly divisions: number
  readonly digest: string
}

/** Steps of work between two looks at the mailbox, as the command line takes them. */
const slice = 100_000

/**
 * The autoscaled service under a measured load: start settings, a maximum that its peak does not
 * reach, and so many cells at the start that the first minute is not a crowd before two.
 */
export function underTrace(text: string, fileName: string): Result<WholeRun> {
  const preview = previewLoad(text, fileName)
  if (!preview.ok) return refuse(`“${fileName}”: ${preview.problem}`)
  const load = finishLoad(preview.value)
  if (!load.ok) return refuse(`“${fileName}”: ${load.problem}`)
  const hpa = { ...hpaDefaults, maxReplicas: 250 }
  return canonicalRecording({
    engine: engineVersion,
    organism: 'autoscaled-service',
    seed: builtInSeed,
    settings: { load: load.value, initialReplicas: 16, hpa },
    log: [],
  })
}

/** A built-in scenario, by its id. */
export function builtIn(id: string): Result<WholeRun> {
  const found = Object.hasOwn(builtIns, id) ? builtIns[id] : undefined
  if (found !== undefined) return { ok: true, value: found }
  return refuse(`There is no scenario “${id}”; there are ${Object.keys(builtIns).join(', ')}.`)
}

/** Begins a run and plays it to its end, as the command line does. */
export function timeWhole(nowMs: () => number, whole: WholeRun): Result<WholeTime> {
  const began = nowMs()
  const begun = beginWhole(whole)
  if (!begun.ok) return begun
  const run = begun.value
  playOut(run)
  const wall = (nowMs() - began) / 1000
  const broken = run.brokenInvariant()
  if (broken !== null) return refuse(`The run broke a rule of its model: “${broken}”.`)
  const { requests, divisions } = run.figures()
  return {
    ok: true,
    value: {
      wall,
      simulated: run.now(),
      requests: requests.arrived,
      divisions,
      digest: run.digest(),
    },
  }
}

/** The run at its time 0. */
export function beginWhole({ organism, settings, seed }: WholeRun): Result<Run> {
  return organismOf(organism)?.begin(settings, seed) ?? refuse(`There is no system “${organism}”.`)
}

/** Plays a run to its end. */
export function playOut(run: Run): void {
  while (!run.advanceTo(run.duration(), slice));
}
