import { engineVersion } from '#core/organisms/recording.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import type { RunResult } from '#sweep/result.ts'
import { isInShard, runsOfShard, type Shard } from '#sweep/shard.ts'
import {
  combinationCount,
  describeKey,
  indexOf,
  planSweep,
  runCount,
  sweepId,
  type Axis,
  type Sweep,
} from '#sweep/sweep.ts'
import { readAxis } from '#sweep/values.ts'
import type { SweepRequest } from './arguments.ts'
import { openMeantRun } from './meant-run.ts'
import { openResultFile, type ResultFile } from './result-file.ts'
import { chooseShard } from './shards.ts'
import type { Terminal } from './terminal.ts'

/** What one process has to do of a sweep. */
export interface Job {
  readonly sweep: Sweep
  readonly shard: Shard
  /** The file of --out; null for stdout. */
  readonly file: ResultFile | null
}

/** The job that was asked for; everything that can be refused before the first run is. */
export function readJob(request: SweepRequest, terminal: Terminal): Result<Job> {
  const chosen = chooseShard(request, terminal.environment)
  if (!chosen.ok) return chosen
  const meant = openMeantRun(request, terminal)
  if (!meant.ok) return meant
  const { recording } = meant.value
  const axes: Axis[] = []
  for (const text of request.over) {
    const axis = readAxis(recording.organism, text)
    if (!axis.ok) return axis
    axes.push(axis.value)
  }
  const planned = planSweep({ base: recording, axes, seeds: request.seeds, until: request.until })
  if (!planned.ok) return planned
  const sweep = planned.value
  const { shard, from } = chosen.value
  if (shard.count > 1) terminal.tell(shardNotice(sweep, shard, from))
  if (request.out === null) return { ok: true, value: { sweep, shard, file: null } }
  const file = openResultFile(request.out, (result) => placeOf(sweep, shard, result))
  if (!file.ok) return file
  if (file.value.wasCut) {
    terminal.tell(`The last line of “${request.out}” was only half written; its run is made again.`)
  }
  return { ok: true, value: { sweep, shard, file: file.value } }
}

function shardNotice(sweep: Sweep, shard: Shard, from: string | null): string {
  const runs = runCount(sweep)
  const own = runsOfShard(runs, shard).length
  const by = from === null ? '' : ` (${from})`
  return `Shard ${shard.index}/${shard.count}${by}: ${own} of ${runs} runs, ${combinationCount(sweep)} combinations with ${sweep.seeds} seeds.`
}

/** The number of a run that a file holds already, or why the file is another sweep's. */
function placeOf(sweep: Sweep, shard: Shard, result: RunResult): Result<number> {
  const other = 'Give another file to --out.'
  if (result.engine !== engineVersion) {
    return refuse(
      `it was made with engine version ${result.engine} (here ${engineVersion}). ${other}`,
    )
  }
  if (result.sweep !== sweepId(sweep)) {
    return refuse(`it is of another sweep: another run, other paths or another end. ${other}`)
  }
  const index = indexOf(sweep, result)
  if (index < 0) return refuse(`this sweep has no run of ${describeKey(result)}. ${other}`)
  if (!isInShard(index, shard)) {
    return refuse(`${describeKey(result)} belongs to another shard. ${other}`)
  }
  return { ok: true, value: index }
}
