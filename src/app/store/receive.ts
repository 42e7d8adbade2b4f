import type { ServiceDecision } from '#core/organisms/observation.ts'
import type { SlowReport } from '#worker/client.ts'
import type { LogEntry, Recording } from '#core/organisms/recording.ts'
import { act, isPruned, prunedSentence, withFurthest, type Act, type Tree } from './branches.ts'
import { answered, failDigests, flush, schedule, settle, type Drive } from './drive.ts'
import { foresee, foreseen, forgetFuture, unseen } from './foresight.ts'
import { appendCauses, appendDecisions, appendNotes, appendRows, emptyHistory } from './gather.ts'
import { rememberKeyframe } from './revival.ts'
import type { SessionFault, SessionState } from './session-state.ts'
import { isSame, settingsAt, totalDuration } from './settings.ts'
import { tell } from './tell.ts'

/** Takes in one report of the slow lane; the store hears of it within a tenth of a second. */
export function receive(drive: Drive, report: SlowReport): void {
  // A start that still waits has replaced the run that this speaks of.
  if (drive.startNeeded) return
  // What was told before another service was asked for is that of the one before.
  if ('service' in report && report.service !== drive.watched) return
  const shown = drive.store.getState()
  if ('service' in report && report.service !== shown.watched) turn(drive, report.service)
  const known = { ...shown, ...drive.pending }
  if (report.type === 'keyframe') return rememberKeyframe(drive, known, report.keyframe)
  drive.pending = { ...drive.pending, ...told(drive, known, report) }
  if (report.type === 'fault') return receiveFault(drive, report.fault, report.run === 0)
  if (report.type === 'digest') {
    for (const waiter of drive.digestWaiters) waiter.done(report.digest)
    drive.digestWaiters.clear()
  }
  // Another future takes the place of the one before at once; one that is only longer may wait.
  if (report.type === 'future' && known.future === null) flush(drive)
  // The figures of another service follow its history; both are shown as one, and at once.
  if (known.watched === shown.watched) schedule(drive)
  else if (report.type === 'figures') flush(drive)
  if (report.type === 'logged') answered(drive)
  if (report.type === 'logged' || report.type === 'future') foresee(drive)
}

/** The page turns to another service: what was shown of the one before is no beginning of what follows. */
function turn(drive: Drive, watched: number): void {
  if (drive.pending.watched === watched) return
  drive.cancelFlush?.()
  drive.cancelFlush = null
  drive.pending = { ...drive.pending, watched, history: emptyHistory(), future: null }
}

/** What a report changes in the state, on top of what still waits to be told. */
function told(drive: Drive, known: SessionState, report: SlowReport): Partial<SessionState> {
  switch (report.type) {
    case 'started':
      // A run that has not so many services shows its first.
      if (report.services[drive.watched] === undefined) drive.watched = 0
      return {
        watched: drive.watched,
        services: report.services,
        edges: report.edges,
        genomes: report.genomes,
        duration: Math.max(report.duration, totalDuration(known.recording)),
      }
    case 'figures':
      return {
        figures: report.figures,
        // The same object as long as nothing of it changes: what shows it is drawn again for another one.
        approximation: isSame(known.approximation, report.approximation)
          ? known.approximation
          : report.approximation,
        time: report.figures.time,
      }
    case 'samples':
      // They begin again for a service that was asked for twice in a moment.
      return {
        history: appendRows(report.from === 0 ? emptyHistory() : known.history, report.rows),
      }
    case 'future':
      // What was on its way when a gate was shut is not shown behind it.
      return { future: known.gate === null ? foreseen(drive, known.future, report) : unseen(drive) }
    case 'loads':
      return { loads: report.moments }
    case 'notes':
      return { notes: appendNotes(known.notes, report.notes) }
    case 'decisions':
      return { decisions: appendDecisions(known.decisions, report.decisions, isChange) }
    case 'causes':
      return { causes: appendCauses(known.causes, report) }
    case 'logged': {
      const recording = withLog(drive, known.recording, report.log)
      forgetFuture(drive)
      // A change is logged where the run stands, and drops what was to come.
      const time = report.log.at(-1)?.time ?? 0
      const tree = grow(drive, known, { recording, time })
      const settings = settingsAt(recording, time)
      return settings.ok
        ? {
            recording,
            tree,
            future: null,
            settings: settings.value,
            duration: totalDuration(recording),
          }
        : { recording, tree, future: null }
    }
    case 'keyframe':
      return {}
    case 'digest':
      return { digest: report.digest }
    case 'fault':
      return {}
  }
}

/** The run with its new log, which shares what it had with the one before. */
function withLog({ asked }: Drive, before: Recording, log: readonly LogEntry[]): Recording {
  const held = log.length - (asked[0]?.length ?? log.length)
  return { ...before, log: [...before.log.slice(0, held), ...log.slice(held)] }
}

/** What was done before the furthest time of a run begins a branch of it. */
function grow(drive: Drive, { tree }: SessionState, deed: Act): Tree {
  const before = withFurthest(tree, drive.furthest)
  const after = act(before, deed, drive.nextBranch)
  if (isPruned(before, after)) tell(drive.store, prunedSentence)
  drive.furthest = deed.time
  return after
}

function isChange(decision: ServiceDecision): boolean {
  return decision.desired !== decision.current
}

function receiveFault(drive: Drive, fault: SessionFault, isUnread: boolean): void {
  // A start that the worker could not even read leaves no run.
  const isStart = isUnread && drive.frame === null
  if (fault.kind === 'refused' && !isStart) {
    flush(drive)
    tell(drive.store, fault.sentence)
    return answered(drive, true)
  }
  breakOff(drive, fault)
}

/** Stops a run that cannot go on and says why. */
export function breakOff(drive: Drive, fault: SessionFault): void {
  drive.pending = { ...drive.pending, fault }
  drive.stepping = false
  settle(drive, 'broken')
  failDigests(drive, fault.sentence)
}
