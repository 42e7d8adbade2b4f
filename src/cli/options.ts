import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { linkKeys } from '#share/fragment.ts'

/**
 * How an option is written: without a value, with one, with one and as often as one likes, or so that
 * all PATH=VALUE words behind it belong to it.
 */
type OptionKind = 'flag' | 'once' | 'often' | 'paths'

export type OptionTable = Readonly<Record<string, OptionKind>>

/** The words of a command line that stand for themselves, and the values of its options. */
export interface Split<Option extends string> {
  readonly targets: readonly string[]
  readonly given: Given<Option>
}

/** The options that were given. */
export interface Given<Option extends string> {
  has(option: Option): boolean
  /** The values behind it, in their order; none behind a flag. */
  get(option: Option): readonly string[] | undefined
}

/** Both `--seed 7` and `--seed=7` are read; everything else is a target. */
export function splitOptions<Table extends OptionTable>(
  args: readonly string[],
  table: Table,
): Result<Split<keyof Table & string>> {
  const targets: string[] = []
  const given = new Map<string, readonly string[]>()
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (!arg.startsWith('-')) {
      targets.push(arg)
      continue
    }
    const equals = arg.indexOf('=')
    const name = equals < 0 ? arg : arg.slice(0, equals)
    const kind = Object.hasOwn(table, name) ? table[name] : undefined
    if (kind === undefined || (kind === 'flag' && equals >= 0)) {
      return refuse(`The option ${shown(arg)} is not known.`)
    }
    if (kind === 'flag') {
      given.set(name, [])
      continue
    }
    const value = equals < 0 ? args[++i] : arg.slice(equals + 1)
    // A value may start with a minus, but never like an option.
    if (value === undefined || value === '' || value.startsWith('--')) {
      return refuse(`${name} needs a value.`)
    }
    const before = given.get(name) ?? []
    if (before.length > 0 && kind === 'once') {
      return refuse(`${name} is given twice; once is enough.`)
    }
    const more: string[] = []
    while (kind === 'paths' && isPathWord(args[i + 1])) more.push(args[++i] ?? '')
    given.set(name, [...before, value, ...more])
  }
  return { ok: true, value: { targets, given } }
}

/** `hpa.min=3`, but not a link, which begins with a key of links. */
function isPathWord(word: string | undefined): boolean {
  const path = /^([A-Za-z_][\w.[\]]*)=/.exec(word ?? '')?.[1]
  return path !== undefined && !linkKeys.some((key) => key === path)
}

/** The number behind an option, or null where it is not given. */
export function numberOption<Option extends string>(
  given: Given<Option>,
  option: NoInfer<Option>,
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
