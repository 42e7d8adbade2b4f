import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { shardsMax } from '#sweep/shard.ts'
import {
  inputOptions,
  readInputOptions,
  type GivenInputs,
  type InputRequest,
} from './input-options.ts'
import { numberOption, splitOptions } from './options.ts'

/** What `mitosis run` was asked for; null where nothing was said. */
export interface RunRequest extends InputRequest {
  readonly csv: string | null
  readonly json: boolean
}

/** What `mitosis sweep` was asked for. */
export interface SweepRequest extends InputRequest {
  /** PATH=VALUES, in the order in which they were given. */
  readonly over: readonly string[]
  readonly seeds: number
  /** I/N as it was written. */
  readonly shard: string | null
  readonly shards: number | null
  readonly workers: number | null
  readonly out: string | null
}

/** What `mitosis explain` was asked for. */
export interface ExplainRequest extends InputRequest {
  /** A moment of the incident, s; null for the worst one. */
  readonly at: number | null
  /** The name of the service, in a run of several. */
  readonly of: string | null
  readonly json: boolean
}

/** What `mitosis merge` was asked for. */
export interface MergeRequest {
  readonly files: readonly string[]
  readonly json: boolean
}

export type Request =
  | { readonly command: 'help' }
  | { readonly command: 'run'; readonly request: RunRequest }
  | { readonly command: 'sweep'; readonly request: SweepRequest }
  | { readonly command: 'explain'; readonly request: ExplainRequest }
  | { readonly command: 'merge'; readonly request: MergeRequest }

/** The most threads that a sweep starts. */
const workersMax = 256

/** What the command line asks for, or one sentence about what is wrong with it. */
export function parseArguments(args: readonly string[]): Result<Request> {
  if (args.includes('--help') || args.includes('-h') || args[0] === 'help') {
    return { ok: true, value: { command: 'help' } }
  }
  const [command, ...rest] = args
  if (command === 'run') return readRun(rest)
  if (command === 'sweep') return readSweep(rest)
  if (command === 'explain') return readExplain(rest)
  if (command === 'merge') return readMerge(rest)
  if (command === undefined) {
    return refuse('Say what to do: run, explain or sweep a SCENARIO, LINK or FILE, or merge FILES.')
  }
  return refuse(
    `There is no command ${shown(command)}; there are “run”, “explain”, “sweep” and “merge”.`,
  )
}

function readRun(args: readonly string[]): Result<Request> {
  const split = splitOptions(args, {
    ...inputOptions,
    '--csv': 'once',
    '--json': 'flag',
  })
  if (!split.ok) return split
  const { given } = split.value
  const inputs = readInputs(split.value)
  if (!inputs.ok) return inputs
  const csv = given.get('--csv')?.[0] ?? null
  return {
    ok: true,
    value: { command: 'run', request: { ...inputs.value, csv, json: given.has('--json') } },
  }
}

function readExplain(args: readonly string[]): Result<Request> {
  const split = splitOptions(args, {
    ...inputOptions,
    '--at': 'once',
    '--of': 'once',
    '--json': 'flag',
  })
  if (!split.ok) return split
  const { given } = split.value
  const inputs = readInputs(split.value)
  if (!inputs.ok) return inputs
  if (inputs.value.until !== null) {
    return refuse('An explanation counts to the end of the run: leave --until out.')
  }
  const at = numberOption(given, '--at', 'a number of simulated seconds', (value) => value >= 0)
  if (!at.ok) return at
  const of = given.get('--of')?.[0] ?? null
  const request = { ...inputs.value, at: at.value, of, json: given.has('--json') }
  return { ok: true, value: { command: 'explain', request } }
}

function readSweep(args: readonly string[]): Result<Request> {
  const split = splitOptions(args, {
    ...inputOptions,
    '--over': 'paths',
    '--seeds': 'once',
    '--shard': 'once',
    '--shards': 'once',
    '--workers': 'once',
    '--out': 'once',
  })
  if (!split.ok) return split
  const { given } = split.value
  const inputs = readInputs(split.value)
  if (!inputs.ok) return inputs
  const count = (option: '--seeds' | '--shards' | '--workers', most: number) =>
    numberOption(given, option, `a whole number from 1 to ${most}`, (value) => {
      return Number.isInteger(value) && value >= 1 && value <= most
    })
  const seeds = count('--seeds', 4294967296)
  if (!seeds.ok) return seeds
  const shards = count('--shards', shardsMax)
  if (!shards.ok) return shards
  const workers = count('--workers', workersMax)
  if (!workers.ok) return workers
  const over = given.get('--over') ?? []
  if (over.length === 0 && seeds.value === null) {
    return refuse('Say what to vary: --over PATH=VALUES, --seeds N, or both.')
  }
  return {
    ok: true,
    value: {
      command: 'sweep',
      request: {
        ...inputs.value,
        over,
        seeds: seeds.value ?? 1,
        shard: given.get('--shard')?.[0] ?? null,
        shards: shards.value,
        workers: workers.value,
        out: given.get('--out')?.[0] ?? null,
      },
    },
  }
}

function readMerge(args: readonly string[]): Result<Request> {
  const split = splitOptions(args, { '--json': 'flag' })
  if (!split.ok) return split
  const { targets: files, given } = split.value
  if (files.length === 0) return refuse('Say what to merge: the files that sweeps have written.')
  return { ok: true, value: { command: 'merge', request: { files, json: given.has('--json') } } }
}

/** The one run that is meant, as it stands in the options. */
function readInputs(split: {
  readonly targets: readonly string[]
  readonly given: GivenInputs
}): Result<InputRequest> {
  const target = oneTarget(split.targets)
  return target.ok ? readInputOptions(target.value, split.given) : target
}

function oneTarget([target, second]: readonly string[]): Result<string> {
  if (target === undefined) return refuse('Say what to run: a scenario, a link or a file.')
  if (second !== undefined) {
    return refuse(`One run at a time: ${shown(target)} or ${shown(second)}, not both.`)
  }
  return { ok: true, value: target }
}
