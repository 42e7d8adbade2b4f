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
  ledger.present = linesOf(control, service, losses, ledger.present)
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
  const { ledger } = beside
  const service = population.services[row]
  // Nobody is in it, so nothing is lost: cells that are pruned together cost no look at all requests.
  if (data.emptyAt(row) <= clock[0]) return void data.lose(service, row)
  // Of thousands that go down at once the first one finds what there was before, and the others nothing more.
  if (ledger.lostAt[service] !== clock[0]) attribute(control, service)
  ledger.lostAt[service] = clock[0]
  const count = data.lose(service, row)
  if (count === 0) return
  ledger.seen[service * lossNames.length + lostPlace] += count
  const cause =
    kind === 'dead' ? graceOver(control, row) : causeOf(kind, { cell: population.ids[row] })
  const happening = 'lost'
  const line = { ...windowNow(control), service, happening, count, cause } as const
  ledger.present = withLine(ledger.present, line)
}

const lostPlace = lossNames.indexOf('lost')

/** The grace of a cell is over: with others that the same decision told to go it is one cause, which names the first of them in its window. */
function graceOver({ population, beside }: Control, row: number): Cause {
  const service = population.services[row]
  const decision = lastAt(beside.decisions, service, population.phaseStartedAt[row])?.time ?? null
  const first = beside.ledger.present.find(
    ({ service: of, cause }) =>
      of === service && cause.reason === 'grace-over' && cause.decision === decision,
  )
  return first?.cause ?? causeOf('grace-over', { cell: population.ids[row], decision })
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
    present = linesOf(control, service, control.data.losses(service), present)
  })
  return shownLedger(ledger, present)
}

/** The lines of the present window, with what was lost since by the cause in force. */
function linesOf(
  control: Control,
  service: number,
  losses: Float64Array,
  before: readonly CauseEntry[],
): readonly CauseEntry[] {
  const { beside, data } = control
  let present = before
  for (const [place, name] of lossNames.entries()) {
    if (name === 'attempts') continue
    const count = losses[place] - beside.ledger.seen[service * lossNames.length + place]
    if (count === 0) continue
    const happening =
      name === 'shed' ? (data.ready(service) > 0 ? 'queue-full' : 'none-ready') : happeningOf[name]
    const cause = causeInForce(control, service, happening, { losses, present })
    present = withLine(present, { ...windowNow(control), service, happening, count, cause })
  }
  return present
}

/** The window of the history that goes on, until now. */
function windowNow({ registers, clock }: Control): Pick<CauseEntry, 'from' | 'to'> {
  return { from: registers[register.sampledAt], to: clock[0] }
}
