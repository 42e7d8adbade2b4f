import { models } from '#core/organisms/models.ts'
import { isSystem, type SystemName } from '#core/organisms/systems.ts'
import type { Keyframe, Run, Save } from '#core/organisms/organism.ts'
import type { LogEntry, Recording } from '#core/organisms/recording.ts'
import { decodeLink, encodeLink } from '#share/link.ts'
import { fileToRecording, recordingToFile } from '#share/run-file.ts'
import { between, chance, diceOf, pick, spread, whole, type Dice } from './dice.ts'
import { checkLittle } from './little.ts'
import { meet, type Met } from './met.ts'
import { beginRun, play, recordingOf, replay, straight, type Played } from './play.ts'
import { drawScenario, type Scenario } from './scenario.ts'
import { meetRun } from './service-met.ts'
import { meetServices } from './services-met.ts'
import { drawServices, hedgedIn } from './services-scenario.ts'
import { drawServicesWishes } from './services-wishes.ts'
import { traceAttempts } from './traced-run.ts'
import { brokenLineage } from './watch-frame.ts'
import { watchServices, type SeenServices } from './watch-services.ts'
import { unseen, watch, type Seen } from './watch.ts'
import { drawWishes, type Wish } from './wishes.ts'
import { impossibleServices } from './wrong-services.ts'
import { impossibleSettings } from './wrong-wishes.ts'

/** A run that a seed stands for, with what a visitor does in it. */
export interface ServiceCase {
  readonly seed: number
  readonly organism: SystemName
  readonly scenario: Scenario
  readonly wishes: readonly Wish[]
}

/** What came of a case: the first thing that must not be, and what was met. */
export interface ServiceOutcome {
  readonly problem: string | null
  /** The run as a page would share it, as far as it came. */
  readonly recording: Recording
  readonly met: Met
}

/** A run of one service. */
export function serviceCase(seed: number): ServiceCase {
  const scenario = drawScenario(seed)
  return { seed, organism: 'autoscaled-service', scenario, wishes: drawWishes(seed, scenario) }
}

/** A run of services that call one another. */
export function servicesCase(seed: number): ServiceCase {
  const scenario = drawServices(seed)
  return { seed, organism: 'microservices', scenario, wishes: drawServicesWishes(seed, scenario) }
}

/** Plays a case in every way in which it must come to the same end, and looks at it on the way. */
export function tryService({ seed, organism, scenario, wishes }: ServiceCase): ServiceOutcome {
  const isLone = organism === 'autoscaled-service'
  const met: Met = {}
  const log: LogEntry[] = []
  const recording = recordingOf(scenario.settings, seed, log, organism)
  try {
    const played = play(scenario.settings, seed, wishes, log, organism)
    if (isLone) meetRun(met, scenario.aim, played)
    else meetServices(met, played)
    const problem =
      played.problems[0] ??
      unrefused(seed, organism, met) ??
      watched(played, diceOf(seed, 'swarm windows'), met) ??
      again(played, met) ??
      (isLone ? little(played, diceOf(seed, 'swarm instants'), met) : null)
    return { problem, recording, met }
  } catch (error) {
    return { problem: `it stopped: ${String(error)}`, recording, met }
  }
}

/** Settings that no run may begin with, by the system. */
const impossible = {
  'autoscaled-service': impossibleSettings,
  microservices: impossibleServices,
} satisfies Record<SystemName, typeof impossibleSettings>

/** One kind of settings that are refused a seed. */
function unrefused(seed: number, organism: SystemName, met: Met): string | null {
  const kinds = Object.entries(impossible[organism])
  // Seeds of one organism are five apart: they go through all kinds, however many those are.
  const [kind, settings] = kinds[Math.floor(seed / 5) % kinds.length] ?? ['', {}]
  if (models[organism].begin(settings, seed).ok) return `a run has begun with ${kind}`
  meet(met, `no run: ${kind}`)
  return null
}

/** A copy of a run somewhere on its way. */
interface Copy {
  readonly time: number
  readonly save: Save
  readonly keyframe: Keyframe
  readonly digest: string
}

/**
 * The run in windows of any size, cut by any limit of work, watched after each window: it comes to the same end. Copies
 * that were made of it on the way, in every way there is, do so too.
 */
function watched(played: Played, dice: Dice, met: Met): string | null {
  const { recording, digest } = played
  const { log } = recording
  const { ready, starting, draining } = played.figures.cells
  // A look at thousands of cells takes as long as a run of few, one at several services as one at several runs.
  const usual = recording.organism === 'microservices' ? 12 : 30
  const most = ready + starting + draining > 500 ? 4 : usual
  const stops = drawStops(dice, played.end, most)
  const copied = whole(dice, 0, stops.length - 1)
  const run = beginAs(recording)
  const look = lookerAt(recording)
  let problem: string | null = null
  let copy: Copy | null = null
  let window = 0
  const visit = (at: Run): void => {
    const time = stops[window] ?? 0
    const found = look(at, time)
    problem ??= found && `${found} (window ${window}, at ${time} s)`
    if (window === copied) {
      copy = copyOf(at)
      // A fork lives in the memory of a run that is over, which holds what must not matter.
      at.fork(played.run)
    }
    window++
  }
  replay(run, log, { stops, visit, limit: Math.ceil(spread(dice, 1, 20_000)) })
  return (
    problem ??
    brokenLineage(run) ??
    (run.digest() === digest ? null : 'in windows it comes to another end') ??
    (copy === null ? null : copiesEnd(copy, run, played, chance(dice, 0.5), met))
  )
}

/** The run of a recording at its begin. */
function beginAs({ organism, settings, seed }: Recording): Run {
  return beginRun(settings, seed, isSystem(organism) ? organism : undefined)
}

/** Looks at a run from time to time: the first sentence that does not hold, or null. */
function lookerAt({ organism, settings }: Recording): (run: Run, time: number) => string | null {
  if (organism === 'autoscaled-service') {
    let seen: Seen | null = unseen
    const hasQueue = (settings.waiting ?? 'cells') !== 'cells'
    return (run, time) => {
      const look = watch(run, time, seen, hasQueue)
      ;({ seen } = look)
      return look.problem
    }
  }
  const hedged = hedgedIn(settings)
  let seen: SeenServices | null = null
  return (run, time) => {
    const look = watchServices(run, time, seen, hedged)
    ;({ seen } = look)
    return look.problem
  }
}

/** Where windows end, in the order of time; among them the begin, the end and times close to one another. */
function drawStops(dice: Dice, duration: number, most: number): readonly number[] {
  const size = spread(dice, 0.02, 0.7) * duration
  const stops: number[] = []
  let time = pick(dice, [0, between(dice, 0, size)])
  while (time < duration && stops.length < most) {
    stops.push(time)
    time += chance(dice, 0.1) ? 1e-9 : between(dice, 0, 2 * size)
  }
  return [...stops, duration]
}

function copyOf(run: Run): Copy {
  // Shares the history with a save of the same moment.
  const save = run.save(run.save())
  // As it goes from one thread to another.
  const keyframe = structuredClone(run.keyframe())
  return { time: run.now(), save, keyframe, digest: run.digest() }
}

/**
 * A copy is the run as it was, and goes on to the same end. `gone` is the run itself at its end; the memory
 * of `played.run` holds the fork.
 */
function copiesEnd(
  copy: Copy,
  gone: Run,
  { recording, run: other, begun, digest }: Played,
  isFresh: boolean,
  met: Met,
): string | null {
  const rest = recording.log.filter(({ time }) => time > copy.time)
  const fresh = (): Run => (isFresh ? beginAs(recording) : other)
  const ways: readonly (readonly [string, () => Run])[] = [
    ['forked', () => other],
    ['gone back', () => restored(gone, copy.save)],
    [
      'keyframe',
      () => {
        const run = restored(gone, begun)
        run.resume(copy.keyframe, { notes: [], decisions: [] })
        return run
      },
    ],
    ['saved', () => restored(fresh(), copy.save)],
  ]
  // Two of them a seed: to go on takes as long as the run itself.
  for (const [way, make] of ways.filter((_, i) => i % 2 === recording.seed % 2)) {
    const run = make()
    if (run.digest() !== copy.digest) return `${way} at ${copy.time} s it is another run`
    replay(run, rest, straight)
    if (run.digest() !== digest) return `${way} at ${copy.time} s it comes to another end`
    meet(met, way)
  }
  if (isFresh && recording.seed % 2 === 1) meet(met, 'saved into a fresh run')
  return null
}

function restored(run: Run, save: Save): Run {
  run.restore(save)
  return run
}

/** The same run twice: what a link of it holds, or a file where a link would be too long, comes to the same end. */
function again({ recording, digest }: Played, met: Met): string | null {
  const opened = reopened(recording, met)
  if (typeof opened === 'string') return opened
  const run = beginAs(opened)
  replay(run, opened.log, straight)
  return run.digest() === digest ? null : 'a second time it comes to another end'
}

function reopened(recording: Recording, met: Met): Recording | string {
  const link = encodeLink({ recording })
  if (!link.ok) return `no link can be made of it: ${link.problem}`
  if (link.value.tooLong) {
    meet(met, 'file')
    const file = fileToRecording(recordingToFile({ recording }))
    return file.ok ? file.value.recording : `its file cannot be read: ${file.problem}`
  }
  meet(met, 'link')
  const opened = decodeLink(link.value.fragment)
  if (!opened.ok) return `its link cannot be read: ${opened.problem}`
  return opened.value.recording ?? 'its link holds no run'
}

/** Runs with more attempts are not held against Little's law. */
const attemptsMost = 3000

function little(
  { recording, run, begun, figures, end }: Played,
  dice: Dice,
  met: Met,
): string | null {
  const { settings, seed, log } = recording
  const { sent } = figures.attempts
  // What is counted by level is no single attempt.
  const isByLevel = log.some(({ change }) => change.type === 'rung')
  if (isByLevel || sent > attemptsMost) return null
  const attempts = traceAttempts(settings, seed, log, attemptsMost)
  if (attempts?.length !== sent) return 'written down, there are other attempts'
  run.restore(begun)
  const check = checkLittle(run, log, attempts, { dice, end })
  meet(met, 'instants of Little’s law', check.instants)
  meet(met, 'attempts of Little’s law', check.attempts)
  return check.problem
}
