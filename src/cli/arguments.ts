import { hpaSignals, type HpaSignal } from '#core/policies/hpa.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import type { LoadUnit } from '#share/loads/columns.ts'

/** What `mitosis run` was asked for; null where nothing was said. */
export interface RunRequest {
  readonly target: string
  readonly manifest: string | null
  readonly accept: readonly string[] | 'all'
  readonly signals: Readonly<Record<string, HpaSignal>>
  readonly hpa: string | null
  readonly load: string | null
  readonly loadUnit: LoadUnit | null
  /** Seconds. */
  readonly loadInterval: number | null
  readonly seed: number | null
  /** Simulated seconds. */
  readonly until: number | null
  readonly csv: string | null
  readonly json: boolean
}

/** What the command line asks for, or one sentence about what is wrong with it. */
export function parseArguments(args: readonly string[]): Result<RunRequest | 'help'> {
  if (args.includes('--help') || args.includes('-h') || args[0] === 'help') {
    return { ok: true, value: 'help' }
  }
  const [command, ...rest] = args
  if (command === undefined) return refuse('Say what to do: run SCENARIO, LINK or FILE.')
  if (command !== 'run') return refuse(`There is no command ${shown(command)}; there is “run”.`)
  const split = splitOptions(rest)
  if (!split.ok) return split
  const { targets, given } = split.value
  const [target, second] = targets
  if (target === undefined) return refuse('Say what to run: a scenario, a link or a file.')
  if (second !== undefined) {
    return refuse(`One run at a time: ${shown(target)} or ${shown(second)}, not both.`)
  }
  return readOptions(target, given)
}

/** Options with a value, and the one without. */
const valued = [
  '--manifest',
  '--accept',
  '--signal',
  '--hpa',
  '--load',
  '--load-unit',
  '--load-interval',
  '--seed',
  '--until',
  '--csv',
] as const
type Option = (typeof valued)[number] | '--json'
type Given = ReadonlyMap<Option, readonly string[]>

interface Split {
  readonly targets: readonly string[]
  readonly given: Given
}

/** Both `--seed 7` and `--seed=7` are read; everything else is a target. */
function splitOptions(args: readonly string[]): Result<Split> {
  const targets: string[] = []
  const given = new Map<Option, readonly string[]>()
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (!arg.startsWith('-')) {
      targets.push(arg)
      continue
    }
    const equals = arg.indexOf('=')
    const name = equals < 0 ? arg : arg.slice(0, equals)
    if (arg === '--json') {
      given.set('--json', [])
      continue
    }
    const option = valued.find((one) => one === name)
    if (option === undefined) return refuse(`The option ${shown(arg)} is not known.`)
    const value = equals < 0 ? args[++i] : arg.slice(equals + 1)
    // A value may start with a minus, but never like an option.
    if (value === undefined || value === '' || value.startsWith('--')) {
      return refuse(`${option} needs a value.`)
    }
    const before = given.get(option) ?? []
    if (before.length > 0 && option !== '--signal' && option !== '--accept') {
      return refuse(`${option} is given twice; once is enough.`)
    }
    given.set(option, [...before, value])
  }
  return { ok: true, value: { targets, given } }
}

function readOptions(target: string, given: Given): Result<RunRequest> {
  const one = (option: Option): string | null => given.get(option)?.[0] ?? null
  const seed = numberOf(given, '--seed', 'a whole number from 0 to 4294967295', (value) => {
    return Number.isInteger(value) && value >= 0 && value <= 0xffffffff
  })
  if (!seed.ok) return seed
  const positive = (value: number): boolean => value > 0 && value < Infinity
  const until = numberOf(given, '--until', 'a positive number of simulated seconds', positive)
  if (!until.ok) return until
  const interval = numberOf(given, '--load-interval', 'a positive number of seconds', positive)
  if (!interval.ok) return interval
  const unit = one('--load-unit')
  if (unit !== null && unit !== 'count' && unit !== 'rate') {
    return refuse(`--load-unit is “count” or “rate”, not ${shown(unit)}.`)
  }
  const signals = signalsOf(given.get('--signal') ?? [])
  if (!signals.ok) return signals
  const accept = (given.get('--accept') ?? []).flatMap((list) => list.split(','))
  const stray = strayOption(given)
  if (stray !== null) return refuse(stray)
  return {
    ok: true,
    value: {
      target,
      manifest: one('--manifest'),
      accept: accept.includes('all') ? 'all' : accept.filter((field) => field !== ''),
      signals: signals.value,
      hpa: one('--hpa'),
      load: one('--load'),
      loadUnit: unit,
      loadInterval: interval.value,
      seed: seed.value,
      until: until.value,
      csv: one('--csv'),
      json: given.has('--json'),
    },
  }
}

/** An option that would have no effect is a misunderstanding, not a wish. */
function strayOption(given: Given): string | null {
  const needs: readonly (readonly [Option, Option])[] = [
    ['--accept', '--manifest'],
    ['--signal', '--manifest'],
    ['--hpa', '--manifest'],
    ['--load-unit', '--load'],
    ['--load-interval', '--load'],
  ]
  const stray = needs.find(([option, other]) => given.has(option) && !given.has(other))
  return stray === undefined ? null : `${stray[0]} speaks about ${stray[1]}, which is not given.`
}

function numberOf(
  given: Given,
  option: Option,
  what: string,
  isRight: (value: number) => boolean,
): Result<number | null> {
  const word = given.get(option)?.[0]
  if (word === undefined) return { ok: true, value: null }
  const value = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(word) ? Number(word) : Number.NaN
  return isRight(value)
    ? { ok: true, value: value + 0 }
    : refuse(`${option} must be ${what}, not ${shown(word)}.`)
}

function signalsOf(words: readonly string[]): Result<Readonly<Record<string, HpaSignal>>> {
  const pairs: [string, HpaSignal][] = []
  for (const word of words) {
    const equals = word.lastIndexOf('=')
    const signal = hpaSignals.find((one) => one === word.slice(equals + 1))
    if (equals < 1 || signal === undefined) {
      return refuse(
        `--signal is NAME=WHAT, where WHAT is one of ${hpaSignals.join(', ')}; not ${shown(word)}.`,
      )
    }
    pairs.push([word.slice(0, equals), signal])
  }
  return { ok: true, value: Object.fromEntries(pairs) }
}
