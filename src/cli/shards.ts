import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { shardsMax, wholeSweep, type Shard } from '#sweep/shard.ts'

/** A shard, and the variable that named it; null where the command line did, or nobody. */
export interface ChosenShard {
  readonly shard: Shard
  readonly from: string | null
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Where schedulers tell a task its place. Kubernetes (Indexed Job), AWS Batch (array job) and Google
 * Batch count from 0; Kubernetes tells no total. A Slurm array has the indices that its user chose.
 */
const schedulers = [
  { index: 'JOB_COMPLETION_INDEX', total: null },
  { index: 'SLURM_ARRAY_TASK_ID', total: 'SLURM_ARRAY_TASK_COUNT' },
  { index: 'AWS_BATCH_JOB_ARRAY_INDEX', total: 'AWS_BATCH_JOB_ARRAY_SIZE' },
  { index: 'BATCH_TASK_INDEX', total: 'BATCH_TASK_COUNT' },
] as const
type Scheduler = (typeof schedulers)[number]

/** The part of a sweep that this process has: from --shard, or from the scheduler and --shards. */
export function chooseShard(
  { shard, shards }: { readonly shard: string | null; readonly shards: number | null },
  environment: Environment,
): Result<ChosenShard> {
  if (shard !== null) {
    return shards === null
      ? readShard(shard)
      : refuse('--shard I/N already says how many there are; leave --shards out.')
  }
  const found: ChosenShard[] = []
  for (const scheduler of schedulers.filter(({ index }) => isSet(environment[index]))) {
    const read = readScheduler(scheduler, shards, environment)
    if (!read.ok) return read
    found.push(read.value)
  }
  const [first] = found
  if (first === undefined) {
    return shards === null
      ? { ok: true, value: { shard: wholeSweep, from: null } }
      : refuse(
          `--shards says how many there are, but not which one this is: ${schedulers.map(({ index }) => index).join(', ')} are not set. Say --shard I/${shards}.`,
        )
  }
  const other = found.find(
    ({ shard: { index, count } }) => index !== first.shard.index || count !== first.shard.count,
  )
  return other === undefined
    ? { ok: true, value: first }
    : refuse(
        `${first.from} and ${other.from} say different things. Say which one with --shard I/N.`,
      )
}

function readShard(text: string): Result<ChosenShard> {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []
  const shard: Shard = { index: Number(index), count: Number(count) }
  if (index === undefined || shard.count < 1 || shard.count > shardsMax) {
    return refuse(`--shard is I/N, such as 2/8, not ${shown(text)}.`)
  }
  return shard.index <= shard.count
    ? { ok: true, value: { shard, from: null } }
    : refuse(
        `There is no shard ${shard.index} of ${shard.count}; give one from 1 to ${shard.count}.`,
      )
}

function readScheduler(
  { index: name, total }: Scheduler,
  shards: number | null,
  environment: Environment,
): Result<ChosenShard> {
  const index = wholeNumber(name, environment)
  if (!index.ok) return index
  const told = total === null || !isSet(environment[total]) ? null : wholeNumber(total, environment)
  if (told !== null && !told.ok) return told
  const count = told?.value ?? shards
  if (count === null) {
    return refuse(
      `${name} is ${index.value}, but nothing tells of how many. Say --shards N, or --shard 1/1 to run all of it here.`,
    )
  }
  if (shards !== null && shards !== count) {
    return refuse(
      `${total} is ${count}, but --shards says ${shards}. Leave --shards out, or say which one with --shard I/N.`,
    )
  }
  const place = name === 'SLURM_ARRAY_TASK_ID' ? slurmPlace(index.value, count, environment) : index
  if (!place.ok) return place
  if (count < 1 || count > shardsMax || place.value >= count) {
    return refuse(
      `${name} is ${index.value}, which is none of ${count} places. Say which one with --shard I/N.`,
    )
  }
  return { ok: true, value: { shard: { index: place.value, count }, from: name } }
}

/** An array of indices such as 1-8 or 0-14:2, as places from 0; others have gaps of several lengths. */
function slurmPlace(index: number, count: number, environment: Environment): Result<number> {
  const bounds = ['SLURM_ARRAY_TASK_MIN', 'SLURM_ARRAY_TASK_MAX'].map((name) =>
    isSet(environment[name]) ? wholeNumber(name, environment) : null,
  )
  const [low, high] = bounds
  if (low?.ok === false) return low
  if (high?.ok === false) return high
  const first = low?.value ?? 0
  const step =
    high === null || high === undefined || count < 2 ? 1 : (high.value - first) / (count - 1)
  const place = (index - first) / step
  return Number.isInteger(step) && Number.isInteger(place) && place >= 0
    ? { ok: true, value: place }
    : refuse(
        `The Slurm array has ${count} indices from ${first} to ${high?.value ?? 'somewhere'} that are not evenly spaced, so ${index} names no place. Say which one with --shard I/N.`,
      )
}

function isSet(word: string | undefined): boolean {
  return word !== undefined && word !== ''
}

function wholeNumber(name: string, environment: Environment): Result<number> {
  const word = environment[name] ?? ''
  return /^\d{1,9}$/.test(word)
    ? { ok: true, value: Number(word) }
    : refuse(
        `${name} must be a whole number from 0, not ${shown(word)}. Say which one with --shard I/N.`,
      )
}
