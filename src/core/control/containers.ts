import { beginAnew } from '#core/cells/population.ts'
import { keyedWord, keyOf, uniform } from '#core/kernel/random.ts'
import { crashLoopBackOff, currentWait, nextBackoff } from '#core/policies/restart-backoff.ts'
import type { Backoff } from '#core/policies/restart-backoff.ts'
import { loseFor } from './attribution.ts'
import { emptyCell, stageOf } from './births.ts'
import type { Control, ControlScheduler } from './control.ts'
import { accrueCost } from './cost.ts'
import type { Revision } from './deployment.ts'
import { noteOf } from './journal.ts'

/** Containers that crash, and the kubelet that starts them again: sooner at first, then later and later. */

/** The revision of the cell in `row`; null while its service has only the one that it began with. */
function revisionOf({ beside, population }: Control, row: number): Revision | null {
  const revisions = beside.deployments[population.services[row]]
  return revisions?.find(({ genome }) => genome === population.genomes[row]) ?? null
}

/** Whether what stands in the columns of restarts is of this cell. */
function mayRestart({ names, population }: Control, row: number): boolean {
  return population.genomes[row] >= names.length
}

/** How often the container of a cell was started again. */
export function restartsOf(control: Control, row: number): number {
  return mayRestart(control, row) ? control.restarts.count[row] : 0
}

/** Whether a container has crashed and waits to be started again. */
export function waitsForRestart(control: Control, row: number): boolean {
  return mayRestart(control, row) && control.restarts.until[row] > 0
}

/** When the present container of a cell crashes, s; Infinity where it never does. A draw of the cell and of the start. */
export function crashAt(control: Control, row: number): number {
  const { population, restarts } = control
  const startedAt = population.startedAt[row]
  if (!mayRestart(control, row) || startedAt < 0 || restarts.until[row] > 0) return Infinity
  return crashOfStart(control, row, restarts.count[row], startedAt)
}

/** When a container crashes that is yet to start at `startsAt`: the draw is one of the start, so it is known before. */
export function crashOfNext(control: Control, row: number, startsAt: number): number {
  if (!mayRestart(control, row)) return Infinity
  const starts = control.restarts.count[row] + (waitsForRestart(control, row) ? 1 : 0)
  return crashOfStart(control, row, starts, startsAt)
}

/** `starts` are those before this one. */
function crashOfStart(control: Control, row: number, starts: number, startedAt: number): number {
  const crash = revisionOf(control, row)?.crash ?? null
  if (crash === null) return Infinity
  const key = keyOf(control.seed, `crash-${starts}`)
  const isCrashing = uniform(keyedWord(key, control.population.ids[row])) < crash.share
  return isCrashing ? startedAt + crash.after : Infinity
}

/** Plans what a cell comes to next: what its phase leads to at `until`, or a crash before that. */
export function planCell(
  control: Control,
  scheduler: ControlScheduler,
  row: number,
  until: number,
): void {
  const time = Math.min(until, Math.max(control.clock[0], crashAt(control, row)))
  if (time < Infinity) scheduler.schedule('ripen', time, row)
}

/** The container of a cell ends now with all that is in it. The cell keeps its place and its node. */
export function crash(control: Control, scheduler: ControlScheduler, row: number): void {
  const { population, data, clock, restarts } = control
  const service = population.services[row]
  const now = clock[0]
  accrueCost(control, service)
  if (population.ready[row] === 1) {
    population.ready[row] = 0
    population.readyChangedAt[row] = now
    data.leave(service, [row])
  }
  loseFor(control, row, 'crashed')
  emptyCell(control, row)
  noteOf(control, row, 'crashed')
  const wait = currentWait(crashLoopBackOff, backoffOf(control, row), now)
  beginAnew(population, row, now, now + wait)
  restarts.until[row] = now + wait
  if (wait === 0) startAgain(control, scheduler, row)
  else scheduler.schedule('ripen', now + wait, row)
}

/** The kubelet starts the container of a cell again: the image is there, so it boots at once. */
export function startAgain(control: Control, scheduler: ControlScheduler, row: number): void {
  const { population, clock, restarts } = control
  const now = clock[0]
  const exitedAt = population.phaseStartedAt[row]
  const next = nextBackoff(crashLoopBackOff, backoffOf(control, row), { exitedAt, now })
  restarts.count[row]++
  restarts.wait[row] = next.wait
  restarts.steppedAt[row] = next.steppedAt
  restarts.until[row] = 0
  population.startedAt[row] = now
  const booted = now + stageOf(control, row, 'boot')
  beginAnew(population, row, now, booted)
  planCell(control, scheduler, row, booted)
}

function backoffOf({ restarts }: Control, row: number): Backoff | null {
  if (restarts.count[row] === 0) return null
  return { wait: restarts.wait[row], steppedAt: restarts.steppedAt[row] }
}
