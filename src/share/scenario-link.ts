import type { Recording } from '#core/organisms/recording.ts'
import { refuse, type Field, type Plain, type Result } from '#core/schema/schema.ts'
import { checkField, shown } from '#core/schema/validate.ts'
import { plainCopy } from './plain.ts'
import { canonicalRecording } from './recording-check.ts'
import { scenarioPaths } from './scenario-paths.ts'
import {
  behindService,
  oneService,
  pathFields,
  servicesAlone,
  withServicePath,
  type Overrides,
} from './service-path.ts'

/** A scenario that the page brings along: what a link may name instead of holding it. */
export type BuiltIn = Pick<Recording, 'organism' | 'seed' | 'settings'>
export type BuiltIns = Readonly<Record<string, BuiltIn>>

/** The most changes to a built-in that a link spells out. */
export const spelledMax = 12

/**
 * A run that is a built-in but for its seed and a few single values, as
 * `surge~seed=7~slots=8~hpa.max=12`; null where only the whole run will do.
 */
export function spellScenario(recording: Recording, builtIns: BuiltIns): string | null {
  if (recording.log.length > 0) return null
  const texts = Object.entries(builtIns).flatMap(([id, builtIn]) => {
    const changes = spelledChanges(recording, builtIn)
    return changes === null || changes.length > spelledMax
      ? []
      : [[id, `seed=${recording.seed}`, ...changes].join('~')]
  })
  const shortest = texts.sort((a, b) => a.length - b.length)[0]
  if (shortest === undefined) return null
  const read = readScenario(shortest, builtIns, recording.engine)
  // What cannot be read back to the same run travels whole.
  return read.ok && JSON.stringify(read.value) === JSON.stringify(recording) ? shortest : null
}

/** The name of the scenario in such a text. */
export function scenarioId(text: string): string {
  return visible(text).split('~')[0] ?? ''
}

/** Chats and web pages put signs into a text that nobody sees; neither names nor numbers have one. */
function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
}

/** The run that such a text names. Paths come from one table, never from the names of properties. */
export function readScenario(text: string, builtIns: BuiltIns, engine: number): Result<Recording> {
  const id = scenarioId(text)
  const parts = visible(text).split('~').slice(1)
  const builtIn = Object.hasOwn(builtIns, id) ? builtIns[id] : undefined
  if (builtIn === undefined) {
    const known = Object.keys(builtIns).join(', ')
    return refuse(`There is no scenario called ${shown(id)} here; there are ${known}.`)
  }
  let seed = builtIn.seed
  let settings: Overrides = builtIn.settings
  const seen = new Set<string>()
  for (const part of parts.filter((piece) => piece !== '')) {
    const equals = part.indexOf('=')
    const path = part.slice(0, Math.max(0, equals))
    const word = part.slice(equals + 1)
    if (seen.has(path)) return refuse(`The link sets “${path.slice(0, 40)}” twice.`)
    seen.add(path)
    if (path === 'seed') {
      seed = numberOf(word)
      if (Number.isNaN(seed)) {
        return refuse(`“seed” cannot be set to ${shown(word)} in this scenario.`)
      }
      continue
    }
    const changed = withPath(builtIn.organism, settings, path, word)
    if (!changed.ok) return changed
    settings = changed.value
  }
  return canonicalRecording({ engine, organism: builtIn.organism, seed, settings, log: [] })
}

function withPath(
  organism: string,
  settings: Overrides,
  path: string,
  word: string,
): Result<Overrides> {
  const schema = pathFields(organism)
  const field = Object.hasOwn(schema, path) ? schema[path] : undefined
  if (field !== undefined && field.kind !== 'document') {
    const value = valueOf(field, word)
    const checked = checkField(field, value)
    return checked.ok ? { ok: true, value: { ...settings, [path]: value } } : checked
  }
  const special = scenarioPaths.find((candidate) => candidate.path === path)
  if (special === undefined) {
    return behindService(organism, path) === null
      ? refuse(`A link cannot set ${shown(path)}.`)
      : withServicePath(settings, path, (one, own, rest) => withPath(one, own, rest, word))
  }
  const start = schema[special.setting]?.start
  const document = settings[special.setting] ?? plainCopy(start)
  const number = numberOf(word)
  const changed = Number.isNaN(number) ? null : special.write(document, number)
  if (changed === null) return refuse(`“${path}” cannot be set to ${shown(word)} in this scenario.`)
  return { ok: true, value: { ...settings, [special.setting]: changed } }
}

function spelledChanges(recording: Recording, builtIn: BuiltIn): readonly string[] | null {
  const { organism, settings } = recording
  if (builtIn.organism !== organism) return null
  const forAll = spelledBetween(organism, settings, builtIn.settings)
  const { graph: _, ...all } = settings
  const { graph } = builtIn.settings
  const mine = servicesAlone(organism, settings)
  const theirs = servicesAlone(organism, graph === undefined ? all : { ...all, graph })
  if (mine.length !== theirs.length) return null
  const own = mine.map(({ name, overrides }, index) =>
    spelledBetween(oneService, overrides, theirs[index]?.overrides ?? {})?.map(
      (change) => `${name}.${change}`,
    ),
  )
  const lists = [forAll, ...own].filter((list) => list !== null && list !== undefined)
  return lists.length === 1 + own.length ? lists.flat() : null
}

/** The single values that make one of two settings the other; null where more than that is between them. */
function spelledBetween(
  organism: string,
  mine: Overrides,
  theirs: Overrides,
): readonly string[] | null {
  const changes: string[] = []
  for (const [name, field] of Object.entries(pathFields(organism))) {
    // Its services are looked at one by one; other calls are noticed where the text is read back.
    if (name === 'graph') continue
    const [my, their] = [
      mine[name] ?? plainCopy(field.start),
      theirs[name] ?? plainCopy(field.start),
    ]
    if (JSON.stringify(my) === JSON.stringify(their)) continue
    if (field.kind !== 'document') changes.push(`${name}=${wordOf(my)}`)
    else {
      const paths = scenarioPaths.filter((path) => path.setting === name && path.read !== null)
      if (paths.length === 0) return null
      for (const { path, read } of paths) {
        const value = read?.(my) ?? null
        if (value !== null && value !== read?.(their)) changes.push(`${path}=${value}`)
      }
    }
  }
  return changes
}

function wordOf(value: Plain): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** What a word stands for in a single-valued field; what is no number is told as it was written. */
export function valueOf(field: Field, word: string): Plain {
  const number = numberOf(word)
  if (field.kind === 'number') return Number.isNaN(number) ? word : number
  if (field.kind === 'flag') return word === 'true' ? true : word === 'false' ? false : word
  return word
}

/** A number in plain decimal or exponent form; NaN for anything else, which no field accepts. */
export function numberOf(word: string): number {
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(word) ? Number(word) : Number.NaN
}
