import { become, partFromMother, phaseOf } from '#core/cells/population.ts'
import { assert } from '#core/kernel/assert.ts'
import { makeReady, stageOf } from './births.ts'
import { crash, crashAt, crashOfNext, planCell, startAgain, waitsForRestart } from './containers.ts'
import { register, registersOf, type Control, type ControlScheduler } from './control.ts'
import { accrueCost } from './cost.ts'
import { noteOf } from './journal.ts'
import { planServing, stepRollout } from './rollout.ts'

/** What a cell comes to by itself: from one phase to the next, to a crash, and to what a rollout waits for. */

/** The present phase of a cell ends: scheduled → pulling → booting → probing → serving. */
export function ripen(control: Control, scheduler: ControlScheduler, row: number): void {
  const { population, clock } = control
  const now = clock[0]
  const enter = (phase: 'pulling' | 'booting' | 'probing', until: number): void => {
    become(population, row, phase, now, until)
    planCell(control, scheduler, row, until)
  }
  if (waitsForRestart(control, row)) return startAgain(control, scheduler, row)
  if (crashAt(control, row) <= now) {
    crash(control, scheduler, row)
    return stepRollout(control, scheduler, population.services[row])
  }
  switch (phaseOf(population, row)) {
    case 'scheduled':
      population.readyChangedAt[row] = now
      enter('pulling', now + stageOf(control, row, 'image pull'))
      return
    case 'pulling':
      population.startedAt[row] = now
      // The metrics server sees the container from its next reading on.
      enter('booting', now + stageOf(control, row, 'boot'))
      return
    case 'booting':
      enter('probing', probeAt(control, row, now))
      return
    case 'probing':
      return serve(control, scheduler, row)
    case 'serving':
      // It counts as available from now on.
      planCell(control, scheduler, row, Infinity)
      return stepRollout(control, scheduler, population.services[row])
    default:
      assert(false, 'only a cell that starts or serves ripens')
  }
}

function serve(control: Control, scheduler: ControlScheduler, row: number): void {
  const { population, clock, registers } = control
  const now = clock[0]
  const service = population.services[row]
  accrueCost(control, service)
  partFromMother(population, row)
  become(population, row, 'serving', now, -1)
  makeReady(control, row, now)
  registers[registersOf(service) + register.scaledAt] = now
  noteOf(control, row, 'ready')
  planServing(control, scheduler, row)
  stepRollout(control, scheduler, service)
}

/** The first readiness probe at or after `booted`: delay + k·period after the start of the container. */
function probeAt(
  { beside, population }: Control,
  row: number,
  booted: number,
  startedAt = population.startedAt[row],
): number {
  const { probeDelay, probePeriod } = beside.services[population.services[row]]
  const first = startedAt + probeDelay
  if (first >= booted) return first
  return first + Math.ceil((booted - first) / probePeriod) * probePeriod
}

/**
 * When a starting cell will be ready, as the settings stand: its stages are keyed draws, so they can
 * be known before they come. Infinity where the container crashes before.
 */
export function readyForecast(control: Control, row: number): number {
  const { population } = control
  const startsAt = nextStart(control, row)
  if (startsAt !== null) {
    const at = probeAt(control, row, startsAt + stageOf(control, row, 'boot'), startsAt)
    return crashOfNext(control, row, startsAt) <= at ? Infinity : at
  }
  const endsAt = population.phaseEndsAt[row]
  const at = phaseOf(population, row) === 'booting' ? probeAt(control, row, endsAt) : endsAt
  return crashAt(control, row) <= at ? Infinity : at
}

/** When the container of a starting cell starts that does not run; null where it runs. */
function nextStart(control: Control, row: number): number | null {
  const endsAt = control.population.phaseEndsAt[row]
  if (waitsForRestart(control, row)) return endsAt
  const phase = phaseOf(control.population, row)
  if (phase === 'scheduled') return endsAt + stageOf(control, row, 'image pull')
  return phase === 'pulling' ? endsAt : null
}
