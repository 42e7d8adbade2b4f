import type { Causes } from '#core/organisms/causes.ts'
import type { Organism, Run } from '#core/organisms/organism.ts'
import { sampleColumns } from '#core/organisms/observation.ts'
import { crowdedMoment, logLimit, type Change, type Recording } from '#core/organisms/recording.ts'
import { createFrames, type Frames } from './frames.ts'
import { foresee, foreseeFor, forget, unknownFuture, type Future } from './future.ts'
import type { Command, Fault, Report } from './messages.ts'
import { keyframeOf, resumeFrom } from './host-keyframe.ts'
import { loadsUntil, noteLoads } from './loads.ts'
import type { SaveLimits } from './spacing.ts'
import { beginTravel, jumpAhead, rewrite, takeUp, walk, type Traveller } from './travel.ts'

/**
 * The worker's side of the wire, without a worker: commands in, reports out. It advances only on a
 * credit and for a limited time, so it always comes back to its mailbox. Changes are applied between
 * two slices, at the present simulated time, into the log; how a run was sliced leaves no trace in it.
 */
export interface Host {
  receive(command: Command): void
}

/** The way out, and wall time in ms for the budget of a slice and the pace of the slow lane alone. */
export interface HostParts {
  readonly send: (report: Report, transfer: readonly ArrayBuffer[]) => void
  readonly clock: () => number
  /** How its saves are spaced and bounded, where not as usual. */
  readonly saves?: SaveLimits
  /** Wall time between two keyframes, ms. */
  readonly keyframeMs?: number
  /** The systems that this thread can run, by name. */
  readonly organismOf: (name: string) => Organism | null
}

interface Wire extends HostParts {
  readonly frames: Frames
}

/** A run with what the page has been told of it so far. */
interface Hosted extends Traveller {
  readonly id: number
  readonly recording: Recording
  readonly future: Future
  broken: boolean
  /** When its invariants were last checked, by the wall clock. */
  checkedAt: number
  /** When the page was last given a keyframe, by the wall clock. */
  keyframeAt: number
  /** The service whose figures, samples and future the page is told. */
  watched: number
  told: Told
}

/** How much of the history and the journal the page knows, and when it was told, by the wall clock. */
interface Told {
  samples: number
  notes: number
  decisions: number
  causes: number
  /** What was told of the causes of the window that goes on. */
  present: Causes['present']
  /** The time up to which loads of cells were told, s. */
  loads: number
  at: number
}

type Start = Extract<Command, { readonly type: 'start' }>
type Advance = Extract<Command, { readonly type: 'advance' }>

const slowLaneMs = 100
const checkMs = 1000
/** A keyframe takes some milliseconds to make. */
const keyframeMs = 3000

export function createHost(parts: HostParts): Host {
  const wire: Wire = { ...parts, frames: createFrames() }
  let hosted: Hosted | null = null
  return {
    receive(command) {
      if (command.type === 'recycle') wire.frames.recycle(command.buffer)
      else if (command.type === 'start') hosted = start(wire, command, hosted)
      // Commands for a run that the page has left behind need no answer.
      else if (hosted?.id === command.run && !hosted.broken) guard(wire, hosted, command)
    },
  }
}

function start(wire: Wire, command: Start, before: Hosted | null): Hosted | null {
  const { run: id, at = 0 } = command
  const hosted =
    before !== null && isSameRun(before, command.recording)
      ? again(before, command)
      : begin(wire, command)
  if (hosted === null) return null
  const { run } = hosted
  const { services, edges } = run
  const genomes = run.genomes.map(({ digest }) => digest)
  wire.send({ type: 'started', run: id, duration: run.duration(), services, edges, genomes }, [])
  if (!watch(hosted, command.service ?? 0)) watch(hosted, 0)
  finishMoment(wire, hosted)
  if (run.now() === at && at > 0) sendLoads(wire, hosted)
  sendFrame(wire, hosted, true)
  sendSlowLane(wire, hosted)
  return hosted
}

function begin(wire: Wire, { run: id, recording, from }: Start): Hosted | null {
  const organism = wire.organismOf(recording.organism)
  const begun = organism?.begin(recording.settings, recording.seed) ?? {
    ok: false,
    problem: `There is no system called “${recording.organism.slice(0, 40)}”.`,
  }
  if (!begun.ok) {
    tellFault(wire, id, { kind: 'not-begun', sentence: begun.problem, time: 0 })
    return null
  }
  const run = { run: begun.value, log: recording.log, applied: 0 }
  const hosted: Hosted = {
    ...beginTravel(run, wire.saves),
    id,
    recording,
    future: unknownFuture(),
    broken: false,
    checkedAt: wire.clock(),
    keyframeAt: wire.clock(),
    watched: 0,
    told: nothingTold(),
  }
  if (from !== undefined) resumeFrom(hosted, from)
  return hosted
}

/** The same run under another number, at the save from which its time is replayed; all of it is told anew. */
function again(before: Hosted, { run: id, recording, at = 0 }: Start): Hosted {
  const hosted = { ...before, id, told: nothingTold() }
  rewrite(hosted, recording.log)
  takeUp(hosted, at)
  forget(hosted.future)
  return hosted
}

/** Whether a recording is that of a run, its log aside. */
function isSameRun({ recording, broken }: Hosted, other: Recording): boolean {
  return !broken && beginningOf(recording) === beginningOf(other)
}

function beginningOf(recording: Recording): string {
  return JSON.stringify({ ...recording, log: [] })
}

/** The page is told of this service from now on; false where there is no such one. */
function watch(hosted: Hosted, service: number): boolean {
  if (hosted.run.services[service] === undefined) return false
  hosted.watched = service
  hosted.told.samples = 0
  foreseeFor(hosted.future, service)
  return true
}

function nothingTold(): Told {
  return { samples: 0, notes: 0, decisions: 0, causes: 0, present: [], loads: -1, at: -Infinity }
}

/** What the log has at this very moment comes before anything that is asked for; a look may have ended within it. */
function finishMoment(wire: Wire, hosted: Hosted): void {
  while (!walk(hosted, hosted.run.now(), (sentence) => refuse(wire, hosted, sentence)));
}

function guard(
  wire: Wire,
  hosted: Hosted,
  command: Exclude<Command, { readonly type: 'start' | 'recycle' }>,
): void {
  try {
    if (command.type === 'advance') advance(wire, hosted, command)
    else if (command.type === 'change') change(wire, hosted, command.changes)
    else if (command.type === 'foresee') lookAhead(wire, hosted, command.budgetMs)
    else if (command.type === 'watch') {
      if (command.service === hosted.watched || !watch(hosted, command.service)) return
      sendSlowLane(wire, hosted)
    } else {
      finishMoment(wire, hosted)
      sendDigest(wire, hosted)
    }
  } catch (error) {
    // An assertion of the core: the run stops here, and the page can report it.
    breakRun(wire, hosted, error instanceof Error ? error.message : String(error))
  }
}

function advance(wire: Wire, hosted: Hosted, { until, stop, budgetMs }: Advance): void {
  const { run, told } = hosted
  const began = wire.clock()
  const goal = stop === 'decision' ? Math.min(nextDecision(hosted), run.duration(), until) : until
  if (stop === 'there') jumpAhead(hosted, goal)
  let reached = false
  do reached = walk(hosted, goal, (sentence) => refuse(wire, hosted, sentence))
  while (!reached && wire.clock() - began < budgetMs)
  const broken = checkNowAndThen(wire, hosted)
  if (broken !== null) {
    breakRun(wire, hosted, broken)
    return
  }
  if (reached && stop === 'there') sendLoads(wire, hosted)
  sendFrame(wire, hosted, reached)
  const keyframeDue = wire.clock() - hosted.keyframeAt >= (wire.keyframeMs ?? keyframeMs)
  if (reached || keyframeDue || wire.clock() - told.at >= slowLaneMs) sendSlowLane(wire, hosted)
  if (keyframeDue) sendKeyframe(wire, hosted)
}

/** When the autoscaler of the watched service decides next, s. */
function nextDecision({ run, watched }: Hosted): number {
  return run.services.length === 1 ? run.nextDecisionAt() : run.figures(watched).nextDecisionAt
}

/** Invariants look at every request, so they are checked once a second, and at the end of a run. */
function checkNowAndThen({ clock }: Wire, hosted: Hosted): string | null {
  const { run } = hosted
  const now = clock()
  if (now - hosted.checkedAt < checkMs && run.now() < run.duration()) return null
  hosted.checkedAt = now
  return run.brokenInvariant()
}

function change(wire: Wire, hosted: Hosted, wished: readonly Change[]): void {
  const { run } = hosted
  finishMoment(wire, hosted)
  // A change after a rewind makes another future: what the log said about it is dropped.
  const past = hosted.log.slice(0, hosted.applied)
  if (past.length + wished.length > logLimit) {
    refuse(
      wire,
      hosted,
      `A run keeps ${logLimit} changes; this one is full. Restart it to go on with the present settings.`,
    )
    return
  }
  const time = run.now()
  const log = [...past, ...wished.map((one) => ({ time, change: one }))]
  const crowded = crowdedMoment(log)
  if (crowded !== null) {
    refuse(wire, hosted, crowded)
    return
  }
  const done = run.apply(...wished)
  if (!done.ok) {
    refuse(wire, hosted, done.problem)
    return
  }
  rewrite(hosted, log)
  hosted.applied = hosted.log.length
  noteLoads(hosted.loads, run)
  forget(hosted.future)
  wire.send({ type: 'logged', run: hosted.id, log: hosted.log }, [])
  sendFrame(wire, hosted, true)
  sendSlowLane(wire, hosted)
}

function sendFrame(wire: Wire, { run, id }: Hosted, reached: boolean): void {
  const { cells: cellCount, services: serviceCount, edges: edgeCount } = run.frameSize()
  const frame = wire.frames.next(cellCount, serviceCount, edgeCount)
  run.fillFrame(frame.values, frame.cellCapacity, frame.serviceCapacity, frame.edgeCapacity)
  const time = run.now()
  const finished = time >= run.duration()
  const counts = { cellCount, serviceCount, edgeCount }
  wire.send({ type: 'frame', run: id, time, reached, finished, ...counts, ...frame }, [
    frame.values.buffer,
  ])
}

/** What changed since the page was last told, and the figures of now. */
function sendSlowLane({ send, clock }: Wire, { run, id, told, watched: service }: Hosted): void {
  told.at = clock()
  const history = run.history(service)
  if (history.count > told.samples) {
    const width = sampleColumns.length
    const rows = history.rows.slice(told.samples * width, history.count * width)
    send({ type: 'samples', run: id, service, from: told.samples, rows }, [rows.buffer])
    told.samples = history.count
  }
  const notes = run.notes()
  const newNotes = notes.entries.slice(Math.max(0, told.notes - notes.dropped))
  if (newNotes.length > 0) send({ type: 'notes', run: id, notes: newNotes }, [])
  told.notes = notes.dropped + notes.entries.length
  const made = run.decisions()
  const newDecisions = made.entries.slice(Math.max(0, told.decisions - made.dropped))
  if (newDecisions.length > 0) send({ type: 'decisions', run: id, decisions: newDecisions }, [])
  told.decisions = made.dropped + made.entries.length
  tellCauses(send, run, id, told)
  const [figures, approximation] = [run.figures(service), run.approximation()]
  send({ type: 'figures', run: id, service, figures, approximation }, [])
}

/** What was lost or late since, and why; those who lost nothing are told nothing. */
function tellCauses(send: Wire['send'], run: Run, id: number, told: Told): void {
  const causes = run.causes()
  const { dropped, present } = causes
  const entries = causes.entries.slice(Math.max(0, told.causes - dropped))
  if (entries.length === 0 && present === told.present) return
  send({ type: 'causes', run: id, ...causes, entries }, [])
  told.causes = dropped + causes.entries.length
  told.present = present
}

/** What the page can begin another worker from; it has just been told of the journal up to here. */
function sendKeyframe({ send, clock }: Wire, hosted: Hosted): void {
  const keyframe = keyframeOf(hosted)
  send({ type: 'keyframe', run: hosted.id, keyframe }, [keyframe.state])
  hosted.keyframeAt = clock()
}

/** The loads of the cells over the two minutes before the present; once a moment. */
function sendLoads({ send }: Wire, hosted: Hosted): void {
  const { id, run, told } = hosted
  if (told.loads === run.now()) return
  told.loads = run.now()
  send({ type: 'loads', run: id, moments: loadsUntil(hosted.loads, run) }, [])
}

function lookAhead({ send, clock }: Wire, hosted: Hosted, budgetMs: number): void {
  const seen = foresee(hosted.future, hosted, budgetMs, clock)
  send({ type: 'future', run: hosted.id, ...seen }, [seen.rows.buffer])
}

function sendDigest({ send }: Wire, { run, id }: Hosted): void {
  send({ type: 'digest', run: id, time: run.now(), digest: run.digest() }, [])
}

function refuse(wire: Wire, { id, run }: Hosted, sentence: string): void {
  tellFault(wire, id, { kind: 'refused', sentence, time: run.now() })
}

function breakRun(wire: Wire, hosted: Hosted, sentence: string): void {
  hosted.broken = true
  tellFault(wire, hosted.id, { kind: 'broken-invariant', sentence, time: hosted.run.now() })
}

function tellFault({ send }: Wire, run: number, fault: Fault): void {
  send({ type: 'fault', run, fault }, [])
}
