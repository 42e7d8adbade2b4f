import type { HpaDecision } from '#core/policies/hpa.ts'
import type { SlowReport } from '#worker/client.ts'
import { failDigests, flush, schedule, settle, timeOf, type Drive } from './drive.ts'
import { appendDecisions, appendNotes, appendRows } from './gather.ts'
import type { SessionFault, SessionState } from './session-state.ts'
import { settingsAt, totalDuration } from './settings.ts'

/** Takes in one report of the slow lane; the store hears of it within a tenth of a second. */
export function receive(drive: Drive, report: SlowReport): void {
  drive.pending = { ...drive.pending, ...told(drive, report) }
  if (report.type === 'fault') return receiveFault(drive, report.fault)
  if (report.type === 'digest') {
    for (const waiter of drive.digestWaiters) waiter.done(report.digest)
    drive.digestWaiters.clear()
  }
  schedule(drive)
}

/** What a report changes in the state, on top of what still waits to be told. */
function told(drive: Drive, report: SlowReport): Partial<SessionState> {
  const known = { ...drive.store.getState(), ...drive.pending }
  switch (report.type) {
    case 'started':
      return {
        services: report.services,
        genomes: report.genomes,
        duration: Math.max(report.duration, totalDuration(known.recording)),
      }
    case 'figures':
      return { figures: report.figures, time: report.figures.time }
    case 'samples':
      return { history: appendRows(known.history, report.rows) }
    case 'notes':
      return { notes: appendNotes(known.notes, report.notes) }
    case 'decisions':
      return { decisions: appendDecisions(known.decisions, report.decisions, isChange) }
    case 'logged': {
      const recording = { ...known.recording, log: report.log }
      // The newest entry may be a little ahead of the last frame; it is in force all the same.
      const newest = report.log.at(-1)?.time ?? 0
      const hasPassed = newest <= timeOf(drive) + drive.pace.wanted
      const settings = settingsAt(recording, hasPassed ? newest : timeOf(drive))
      return settings.ok
        ? { recording, settings: settings.value, duration: totalDuration(recording) }
        : { recording }
    }
    case 'digest':
      return { digest: report.digest }
    case 'fault':
      return {}
  }
}

function isChange(decision: HpaDecision): boolean {
  return decision.desired !== decision.current
}

function receiveFault(drive: Drive, fault: SessionFault): void {
  const isRunning = drive.frame !== null
  if (fault.kind === 'refused' && isRunning) {
    drive.pending = { ...drive.pending, notice: fault.sentence }
    return flush(drive)
  }
  breakOff(drive, fault)
}

/** Stops a run that cannot go on and says why. */
export function breakOff(drive: Drive, fault: SessionFault): void {
  drive.pending = { ...drive.pending, fault }
  settle(drive, 'broken')
  failDigests(drive, fault.sentence)
}
