import { hpaSignals, type HpaSignal } from '#core/policies/hpa.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import type { LoadUnit } from '#share/loads/columns.ts'
import { numberOption, type Given, type OptionTable } from './options.ts'

/** What makes the run that a command is about; null where nothing was said. */
export interface InputRequest {
  readonly target: string
  readonly manifest: string | null
  readonly accept: readonly string[] | 'all'
  readonly signals: Readonly<Record<string, HpaSignal>>
  readonly hpa: string | null
  /** Whose manifest it is, in a run of several services. */
  readonly service: string | null
  readonly load: string | null
  readonly loadUnit: LoadUnit | null
  /** Seconds. */
  readonly loadInterval: number | null
  /** Values at paths, as PATH=VALUE. */
  readonly set: readonly string[]
  readonly seed: number | null
  /** Simulated seconds. */
  readonly until: number | null
}

/** The options that say it. */
export const inputOptions = {
  '--manifest': 'once',
  '--accept': 'often',
  '--signal': 'often',
  '--hpa': 'once',
  '--service': 'once',
  '--load': 'once',
  '--load-unit': 'once',
  '--load-interval': 'once',
  '--set': 'paths',
  '--seed': 'once',
  '--until': 'once',
} as const satisfies OptionTable

type InputOption = keyof typeof inputOptions
export type GivenInputs = Given<InputOption>

export function readInputOptions(target: string, given: GivenInputs): Result<InputRequest> {
  const one = (option: InputOption): string | null => given.get(option)?.[0] ?? null
  const seed = numberOption(given, '--seed', 'a whole number from 0 to 4294967295', (value) => {
    return Number.isInteger(value) && value >= 0 && value <= 0xffffffff
  })
  if (!seed.ok) return seed
  const positive = (value: number): boolean => value > 0 && value < Infinity
  const until = numberOption(given, '--until', 'a positive number of simulated seconds', positive)
  if (!until.ok) return until
  const interval = numberOption(given, '--load-interval', 'a positive number of seconds', positive)
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
      service: one('--service'),
      load: one('--load'),
      loadUnit: unit,
      loadInterval: interval.value,
      set: given.get('--set') ?? [],
      seed: seed.value,
      until: until.value,
    },
  }
}

/** An option that would have no effect is a misunderstanding, not a wish. */
function strayOption(given: GivenInputs): string | null {
  const needs: readonly (readonly [InputOption, InputOption])[] = [
    ['--accept', '--manifest'],
    ['--signal', '--manifest'],
    ['--hpa', '--manifest'],
    ['--service', '--manifest'],
    ['--load-unit', '--load'],
    ['--load-interval', '--load'],
  ]
  const stray = needs.find(([option, other]) => given.has(option) && !given.has(other))
  return stray === undefined ? null : `${stray[0]} speaks about ${stray[1]}, which is not given.`
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
