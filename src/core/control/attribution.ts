import { startingFrom } from '#core/cells/population.ts'
import type { Cause, CauseEntry, Causes, Happening } from '#core/organisms/causes.ts'
import { causeInForce, lastAt, metSoFar } from './cause-in-force.ts'
import { register, type Control } from './control.ts'
import { lossNames, type LossName } from './data-plane.ts'
import { causeOf, closeWindow, shownLedger, withLine } from './ledger.ts'

/**
 * Every attempt that came to nothing, and every late answer, is given its cause. Between two events of the control plane its state
 * does not change, and so neither does the cause in force: what the counters have grown by since the event before belongs to it. So
 * the causes sum to the counters by construction, and the hot path knows nothing of them.
 */

/** Which counter tells of which happening; those of refused attempts are told apart by whether a cell is ready. */
const happeningOf: Readonly<Record<Exclude<LossName, 'shed' | 'attempts'>, Happening>> = {
  abandoned: 'gave-up',
  lost: 'lost',
  vain: 'in-vain',
  missed: 'late',
}

/** Before an event of a service: what it has lost since the last one has the cause that was in force until now. */
export function attribute(control: Control, service: number): void {
  const { ledger } = control.beside
  ledger.ever[service] = metSoFar(control, service)
  const losses = control.data.losses(service)
  ledger.present = linesOf(control, service, losses, ledger.present, null)
  ledger.seen.set(losses, service * lossNames.length)
}

/** As before an event of every service. */
export function attributeAll(control: Control): void {
  control.names.forEach((_, service) => attribute(control, service))
}

/** A cell of a service is to go from one phase of its start to the next. While an older one starts as well, no cause changes with it. */
export function attributeRipening(control: Control, row: number): void {
  const { population, data, beside } = control
  const { leaders } = beside.ledger
  const service = population.services[row]
  // In a rollout a cell that is ready lets others go, and one that crashes is lost.
  if (beside.deployments[service] !== null) return attribute(control, service)
  // Nobody comes before the oldest one but by going: so the search goes on where it ended, and costs all cells that start together one walk.
  leaders[service] = startingFrom(population, service, leaders[service])
  if (leaders[service] === population.ids[row] || data.ready(service) === 0) {
    attribute(control, service)
  }
}

/** Takes a cell with what is in it out of the data plane, and says why that is lost. */
export function loseFor(control: Control, row: number, kind: 'dead' | 'killed' | 'crashed'): void {
  const { population, data, clock, beside } = control
  const service = population.services[row]
  // Nobody is in it, so nothing is lost: cells that are pruned together cost no look at all requests.
  if (data.emptyAt(row) <= clock[0]) return data.lose(service, row)
  attribute(control, service)
  const since = population.phaseStartedAt[row]
  const decision = lastAt(beside.decisions, service, since)?.time ?? null
  const cell = population.ids[row]
  const cause =
    kind === 'dead' ? causeOf('grace-over', { cell, decision }) : causeOf(kind, { cell })
  data.lose(service, row)
  const losses = data.losses(service)
  beside.ledger.present = linesOf(control, service, losses, beside.ledger.present, cause)
  beside.ledger.seen.set(losses, service * lossNames.length)
}

/** A window of the history is over, for all services. */
export function closeCauses(control: Control): void {
  closeWindow(control.beside.ledger, control.clock[0])
}

/** What is known of causes now, with what was lost since the last event. Looking leaves no trace. */
export function causesNow(control: Control): Causes {
  const { ledger } = control.beside
  let { present } = ledger
  control.names.forEach((_, service) => {
    present = linesOf(control, service, control.data.losses(service), present, null)
  })
  return shownLedger(ledger, present)
}

/** The lines of the present window, with what was lost since; `known` is its cause where that is not the one in force. */
function linesOf(
  control: Control,
  service: number,
  losses: Float64Array,
  before: readonly CauseEntry[],
  known: Cause | null,
): readonly CauseEntry[] {
  const { beside, registers, clock, data } = control
  let present = before
  for (const [place, name] of lossNames.entries()) {
    if (name === 'attempts') continue
    const count = losses[place] - beside.ledger.seen[service * lossNames.length + place]
    if (count === 0) continue
    const happening =
      name === 'shed' ? (data.ready(service) > 0 ? 'queue-full' : 'none-ready') : happeningOf[name]
    const cause = known ?? causeInForce(control, service, happening, { losses, present })
    const [from, to] = [registers[register.sampledAt], clock[0]]
    present = withLine(present, { from, to, service, happening, count, cause })
  }
  return present
}
