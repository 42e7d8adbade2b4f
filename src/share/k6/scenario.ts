import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { second } from './durations.ts'
import { readCount, readText, readTime, wrongValue, type Block } from './fields.ts'
import type { Place, Written } from './literal.ts'

/** Straight lines between points: µs since the start of the test, and iterations a second or users. */
export type Course = readonly (readonly [micros: number, height: number])[]

/** One scenario of k6, read. */
export interface K6Scenario extends Place {
  readonly name: string
  readonly executor: string
  /** Iterations per second of an open model, users of a closed one. */
  readonly model: 'open' | 'closed'
  readonly course: Course
  /** A closed scenario ends after so many iterations of all its users; null where time alone ends it. */
  readonly iterations: number | null
}

// They name, tag or wire what makes no difference to how much arrives when.
const idle = ['exec', 'env', 'tags', 'options', 'gracefulStop', 'gracefulRampDown']
const rooms = ['preAllocatedVUs', 'maxVUs']

const known: Readonly<Record<string, readonly string[]>> = {
  'constant-arrival-rate': ['rate', 'timeUnit', 'duration', ...rooms],
  'ramping-arrival-rate': ['startRate', 'timeUnit', 'stages', ...rooms],
  'constant-vus': ['vus', 'duration'],
  'ramping-vus': ['startVUs', 'stages'],
  'shared-iterations': ['vus', 'iterations', 'maxDuration'],
  'per-vu-iterations': ['vus', 'iterations', 'maxDuration'],
}

/** The longest test, µs: a year, as the engine's loads. */
const timeMax = 31_622_400 * second
const stagesMax = 40_000

/** Reads one scenario; what is missing takes the value of k6. */
export function readScenario(name: string, written: Written): Result<K6Scenario> {
  if (written.kind !== 'object') return refuse(wrongValue(written, name, 'an object'))
  const block: Block = { ...written, name }
  const { line, column } = written
  const executor = readText(block, 'executor')
  if (!executor.ok) return executor
  const strange = strangeField(block, executor.value)
  if (strange !== null) return refuse(strange)
  const start = readTime(block, 'startTime', 0)
  if (!start.ok) return start
  const read = courseOf(executor.value, block)
  if (!read.ok) return read
  const { course, iterations } = read.value
  const length = course.at(-1)?.[0] ?? 0
  if (length === 0) {
    return refuse(`Line ${line}, column ${column}: “${name}” lasts no time; give it a duration.`)
  }
  if (!(start.value + length <= timeMax)) {
    return refuse(`Line ${line}, column ${column}: “${name}” is longer than a year; shorten it.`)
  }
  return {
    ok: true,
    value: {
      name,
      executor: executor.value,
      line,
      column,
      iterations,
      model: executor.value.endsWith('arrival-rate') ? 'open' : 'closed',
      course: course.map(([at, height]) => [start.value + at, height] as const),
    },
  }
}

function strangeField({ fields, name, line, column }: Block, executor: string): string | null {
  const own = Object.hasOwn(known, executor) ? known[executor] : undefined
  if (own === undefined) {
    return `Line ${line}, column ${column}: the executor ${shown(executor)} of “${name}” is not read here; these are: ${Object.keys(known).join(', ')}.`
  }
  const every = [...own, ...idle, 'executor', 'startTime']
  const strange = [...fields].find(([field]) => !every.includes(field))
  if (strange === undefined) return null
  const [field, place] = strange
  return `Line ${place.line}, column ${place.column}: the field “${field.slice(0, 60)}” is not known with the executor ${executor}; remove it if it means nothing.`
}

type Read = Result<Pick<K6Scenario, 'course' | 'iterations'>>

function courseOf(executor: string, block: Block): Read {
  switch (executor) {
    case 'constant-arrival-rate': {
      const unit = unitOf(block)
      return unit.ok ? level(readCount(block, 'rate', null), block, unit.value) : unit
    }
    case 'ramping-arrival-rate': {
      const unit = unitOf(block)
      return unit.ok ? stagesOf(readCount(block, 'startRate', 0), block, unit.value) : unit
    }
    case 'constant-vus':
      return level(readCount(block, 'vus', 1), block, 1)
    case 'ramping-vus':
      return stagesOf(readCount(block, 'startVUs', 1), block, 1)
    default:
      return iterationsOf(executor, block)
  }
}

/** One height from beginning to end, divided by the seconds that it speaks of. */
function level(height: Result<number>, block: Block, unit: number): Read {
  if (!height.ok) return height
  const end = readTime(block, 'duration', null)
  return end.ok
    ? { ok: true, value: { course: flat(height.value / unit, end.value), iterations: null } }
    : end
}

function flat(height: number, end: number): Course {
  return [
    [0, height],
    [end, height],
  ]
}

function iterationsOf(executor: string, block: Block): Read {
  const users = readCount(block, 'vus', 1)
  if (!users.ok) return users
  const iterations = readCount(block, 'iterations', 1)
  if (!iterations.ok) return iterations
  const end = readTime(block, 'maxDuration', 600 * second)
  if (!end.ok) return end
  const each = executor === 'per-vu-iterations' ? users.value : 1
  const course = flat(users.value, end.value)
  return { ok: true, value: { course, iterations: iterations.value * each } }
}

function stagesOf(start: Result<number>, block: Block, unit: number): Read {
  if (!start.ok) return start
  const { fields, name, line, column } = block
  const stages = fields.get('stages')
  if (stages === undefined) {
    return refuse(`Line ${line}, column ${column}: “${name}” has no “stages”; write it out.`)
  }
  if (stages.kind !== 'list') return refuse(wrongValue(stages, 'stages', 'a list'))
  if (stages.items.length > stagesMax) {
    return refuse(
      `“${name}” has ${stages.items.length} stages; ${stagesMax} are the limit. Join some of them.`,
    )
  }
  let at = 0
  const course: (readonly [number, number])[] = [[0, start.value / unit]]
  for (const stage of stages.items) {
    if (stage.kind !== 'object') return refuse(wrongValue(stage, 'stages', 'a list of objects'))
    const part: Block = { ...stage, name: 'stages' }
    const duration = readTime(part, 'duration', null)
    if (!duration.ok) return duration
    const target = readCount(part, 'target', null)
    if (!target.ok) return target
    at += duration.value
    course.push([at, target.value / unit])
  }
  return { ok: true, value: { course, iterations: null } }
}

/** The seconds that a rate speaks of. */
function unitOf(block: Block): Result<number> {
  const unit = readTime(block, 'timeUnit', second)
  if (!unit.ok) return unit
  if (unit.value > 0) return { ok: true, value: unit.value / second }
  const { line, column } = block.fields.get('timeUnit') ?? block
  return refuse(`Line ${line}, column ${column}: “timeUnit” must be longer than 0; write 1s or 1m.`)
}
