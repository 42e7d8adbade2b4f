import { refuse, type Result } from '#core/schema/schema.ts'
import { checkLoad, loadLimits, type LoadCurve } from '#core/traffic/load.ts'
import { tooShort } from '../loads/shortest.ts'
import { second } from './durations.ts'
import type { K6Plan } from './plan.ts'
import type { Course, K6Scenario } from './scenario.ts'

/** The visitor's answers to a plan. */
export interface K6Answers {
  /** Requests of one iteration. */
  readonly perIteration: number
  /** Requests that one user of a closed scenario makes in a second; null: not said. */
  readonly perUser: number | null
  /** Users stay users, who wait for their answers, where the system can have such. */
  readonly asUsers: boolean
}

/** What a plan becomes: the load, and the closed users beside it where users stay users. */
export interface K6Load {
  readonly load: LoadCurve
  readonly users: number | null
}

/** A curve of level pieces with more points than anybody moves by hand comes as steps. */
const pointsByHand = 24

/** The load of a plan: the sum of its scenarios over time. */
export function k6Load(plan: K6Plan, answers: K6Answers): Result<K6Load> {
  const { perIteration, perUser, asUsers } = answers
  if (!(perIteration > 0 && perIteration <= 10_000)) {
    return refuse('One iteration must make more than 0 and at most 10000 requests.')
  }
  const closed = plan.scenarios.filter(({ model }) => model === 'closed')
  if (closed.length > 0 && asUsers) return usersOf(plan.scenarios, closed)
  if (closed.length > 0 && perUser === null) {
    return refuse(
      'Users (VUs) wait for their answers, so they tell no requests per second; say how many requests one of them makes in a second.',
    )
  }
  if (perUser !== null && !(perUser > 0 && perUser <= 10_000)) {
    return refuse('One user must make more than 0 and at most 10000 requests per second.')
  }
  const parts = plan.scenarios.map((scenario) =>
    scenario.model === 'open'
      ? scaled(scenario.course, perIteration)
      : openCourse(scenario, perUser ?? 0, perIteration),
  )
  const load = curveOf(sumOf(parts))
  return load.ok ? { ok: true, value: { load: load.value, users: null } } : load
}

function scaled(course: Course, factor: number): Course {
  return factor === 1 ? course : course.map(([at, height]) => [at, height * factor] as const)
}

/** Users as a rate of requests; where their iterations run out before the time, so does the rate. */
function openCourse(
  { course, iterations }: K6Scenario,
  perUser: number,
  perIteration: number,
): Course {
  const open = scaled(course, perUser)
  const [start, end] = [open[0], open.at(-1)]
  if (iterations === null || start === undefined || end === undefined) return open
  const needed = Math.round(((iterations * perIteration) / Math.max(start[1], 1e-9)) * second)
  return [start, [Math.min(end[0], start[0] + Math.max(1, needed)), end[1]]]
}

/** Users who stay users: as many as there are at the most, for the whole time. */
function usersOf(all: readonly K6Scenario[], closed: readonly K6Scenario[]): Result<K6Load> {
  if (closed.length < all.length) {
    return refuse(
      'Users and arrivals stand side by side in this file, and one entrance takes one of them; say how many requests a user makes, or take the arrivals out.',
    )
  }
  const sum = sumOf(closed.map(({ course }) => course))
  const users = Math.ceil(sum.reduce((most, [, height]) => Math.max(most, height), 0))
  if (!(users >= 1 && users <= 50_000)) {
    return refuse(
      `There are ${users} users in this file at the most; it can be 1 to 50000. Change their number.`,
    )
  }
  const end = (sum.at(-1)?.[0] ?? 0) / second
  const load = checkLoad({
    form: 'linear',
    points: [
      [0, 0],
      [end, 0],
    ],
  })
  return load.ok ? { ok: true, value: { load: load.value, users } } : load
}

/** Adds courses up; before it begins and after its end a course adds nothing. */
export function sumOf(courses: readonly Course[]): Course {
  const [only, ...more] = courses
  if (only !== undefined && more.length === 0 && only[0]?.[0] === 0) return only
  const times = [...new Set([0, ...courses.flatMap((course) => course.map(([at]) => at))])].sort(
    (a, b) => a - b,
  )
  const sums = times.map((at) => ({ at, before: 0, after: 0 }))
  for (const course of courses) addTo(sums, course)
  return sums.flatMap(({ at, before, after }, index) => {
    const isFirst = index === 0
    const isLast = index === sums.length - 1
    if (isFirst) return [[at, after] as const]
    if (isLast || before === after) return [[at, before] as const]
    return [
      [at, before],
      [at, after],
    ] as const
  })
}

interface Moment {
  readonly at: number
  before: number
  after: number
}

// Both lists are in order of time, and every time of the course is among the moments: one walk through both.
function addTo(sums: readonly Moment[], course: Course): void {
  let next = 0
  const start = course[0]?.[0] ?? 0
  const end = course.at(-1)?.[0] ?? 0
  for (const sum of sums) {
    if (sum.at < start || sum.at > end) continue
    while ((course[next]?.[0] ?? Infinity) < sum.at) next++
    let last = next
    while (course[last + 1]?.[0] === sum.at) last++
    const [before, here, latest] = [course[next - 1], course[next], course[last]]
    if (here === undefined || latest === undefined) continue
    if (here[0] === sum.at) {
      if (sum.at > start) sum.before += here[1]
      if (sum.at < end) sum.after += latest[1]
      // What lies between this time and the next begins at the latest point of this one.
      next = last
    } else if (before !== undefined) {
      const share = (sum.at - before[0]) / (here[0] - before[0])
      const height = before[1] + (here[1] - before[1]) * share
      sum.before += height
      sum.after += height
    }
  }
}

function curveOf(course: Course): Result<LoadCurve> {
  const steps = course.length > pointsByHand ? stepsOf(course) : null
  const load = checkLoad(
    steps ?? { form: 'linear', points: course.map(([at, height]) => [at / second, height]) },
  )
  const short = load.ok ? tooShort(load.value) : null
  return short === null ? load : refuse(short)
}

/** A course of level pieces as equal steps, where the engine takes as many; null for any other. */
function stepsOf(course: Course): LoadCurve | null {
  const pieces: (readonly [length: number, height: number])[] = []
  for (const [index, [at, height]] of course.entries()) {
    const before = course[index - 1]
    if (before === undefined || before[0] === at) continue
    if (before[1] !== height) return null
    pieces.push([at - before[0], height])
  }
  const every = pieces.reduce((divisor, [length]) => greatestDivisor(divisor, length), 0)
  const count = (course.at(-1)?.[0] ?? 0) / Math.max(1, every)
  if (every === 0 || count > loadLimits.pointsMax) return null
  const rates = pieces.flatMap(([length, height]) =>
    Array.from({ length: Math.round(length / every) }, () => height),
  )
  return { form: 'steps', every: every / second, rates }
}

function greatestDivisor(a: number, b: number): number {
  let [one, other] = [a, b]
  while (other > 0) [one, other] = [other, one % other]
  return one
}
