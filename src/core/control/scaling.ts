import { keyedWord, keyOf, uniform } from '#core/kernel/random.ts'
import type { ServiceDecision } from '#core/organisms/observation.ts'
import { boundsOf } from '#core/policies/bounds.ts'
import type { PolicyKind } from '#core/policies/policy.ts'
import type { PolicyRecord } from '#core/policies/records.ts'
import { answerDemand } from './answer-demand.ts'
import type { Autoscaler, Look, PolicyMemory } from './autoscalers/autoscaler.ts'
import { untilTick } from './autoscalers/kpa.ts'
import { autoscalers } from './autoscalers/table.ts'
import { register, registersOf, type Control, type ControlScheduler } from './control.ts'
import { journalLimit } from './journal.ts'
import type { ServiceSettings } from './parameters.ts'
import { reconcile } from './rollout.ts'

/**
 * The autoscaler of a service looks, and what it wants is brought about. A look takes a short random time; the next one comes a whole
 * period after its end, as in the real controllers, so that a 15 s policy period is always over.
 */
export function sync(control: Control, scheduler: ControlScheduler, service: number): void {
  const settings = control.beside.services[service]
  const again = settings.autoscaling
    ? lookNow(control, scheduler, service, false)
    : settings.syncPeriod
  planSync(control, scheduler, service, again)
}

/** One look of a service's policy, and what follows from it; returns the time to the next one, s. */
function lookNow(
  control: Control,
  scheduler: ControlScheduler,
  service: number,
  isCalled: boolean,
): number {
  const { beside, registers } = control
  const look = { ...lookOf(control, service), isCalled }
  const { kind } = look.spec
  if (kind === 'on-demand') return demandNow(control, scheduler, look)
  const autoscaler = autoscalerOf(kind)
  const former = beside.memories[service]
  const before = former.kind === kind ? former.of : autoscaler.begin(look)
  const { memory, desired, record, again } = autoscaler.look(look, before)
  // The table gives a kind's own memory and record.
  beside.memories = beside.memories.with(service, { kind, of: memory } as PolicyMemory)
  if (record !== null) noteDecision(look, desired, { kind, record })
  registers[registersOf(service) + register.desired] = desired
  reconcile(control, scheduler, service)
  return again
}

/** What waits, and who is idle, is answered at once; most answers change nothing and are not written down. */
function demandNow(control: Control, scheduler: ControlScheduler, look: Look<PolicyKind>): number {
  const record = answerDemand(control, scheduler, look.service)
  const desired = control.registers[registersOf(look.service) + register.desired]
  if (desired !== look.replicas) noteDecision(look, desired, { kind: 'on-demand', record })
  return look.settings.syncPeriod
}

/**
 * The data plane calls: somebody waits where there is no cell, or the queue has changed. Knative's activator tells its autoscaler
 * of it at once (multiscaler.go, Poke), boot on demand lives by it.
 */
export function wake(control: Control, scheduler: ControlScheduler, service: number): void {
  const { policy, autoscaling } = control.beside.services[service]
  if (!autoscaling) return
  const isAsleep = control.registers[registersOf(service) + register.desired] === 0
  if (policy.kind === 'on-demand' || (policy.kind === 'kpa' && isAsleep)) {
    lookNow(control, scheduler, service, true)
  }
}

function lookOf(control: Control, service: number): Look<PolicyKind> {
  const { beside, clock, registers } = control
  const settings = beside.services[service]
  const replicas = registers[registersOf(service) + register.desired]
  const { policy: spec } = settings
  return { control, service, settings, spec, now: clock[0], replicas, isCalled: false }
}

/** The spec of a look is of the kind that it names, and so is a memory of that kind. */
type AnyAutoscaler = Autoscaler<PolicyKind>

function autoscalerOf(kind: PolicyKind): AnyAutoscaler {
  // The table is right kind by kind; of an unknown one the compiler can only say that nothing fits all.
  return autoscalers[kind] as unknown as AnyAutoscaler
}

/** A memory of the policy that a service begins with. */
export function beginMemory(control: Control, service: number): PolicyMemory {
  const look = lookOf(control, service)
  const { kind } = look.spec
  return { kind, of: autoscalerOf(kind).begin(look) } as PolicyMemory
}

type Recorded = Pick<PolicyRecord, 'kind' | 'record'>

function noteDecision(
  { control, service, settings, spec, now: time, replicas: current }: Look<PolicyKind>,
  desired: number,
  { kind, record }: Recorded,
): void {
  const { beside } = control
  const { min: minReplicas, max: maxReplicas } = boundsOf(spec, settings.hpa)
  if (beside.decisions.length >= journalLimit) {
    beside.decisions = beside.decisions.slice(journalLimit / 2)
    beside.decisionsDropped += journalLimit / 2
  }
  const head = { time, service, current, desired, minReplicas, maxReplicas }
  // Kind, spec and record belong together.
  beside.decisions.push({ ...head, kind, spec, record } as ServiceDecision)
}

/** Plans the next look of a service's policy `after` so many seconds, and the first one of a run. */
export function planSync(
  control: Control,
  scheduler: ControlScheduler,
  service: number,
  after: number,
): void {
  const { registers, beside, clock, seed } = control
  const settings = beside.services[service]
  const own = registersOf(service)
  const count = registers[own + register.syncs]++
  // Every autoscaler has delays of its own; Knative's ticks come on time.
  const key = keyOf(seed, service === 0 ? 'sync delay' : `sync delay ${service}`)
  const delay = settings.policy.kind === 'kpa' ? 0 : settings.syncDelay
  const took = delay * uniform(keyedWord(key, count))
  const next = clock[0] + (took + after)
  registers[own + register.nextSyncAt] = next
  scheduler.schedule('sync', next, service)
}

/**
 * After a change of what a policy is told: another kind of policy begins anew and looks at once, and so does somebody who says another
 * number of cells; every other change waits for the next look, as a new manifest waits for its controller.
 */
export function heedPolicy(
  control: Control,
  scheduler: ControlScheduler,
  before: readonly ServiceSettings[],
): void {
  control.beside.services.forEach(({ policy, autoscaling }, service) => {
    const former = before[service].policy
    const isNew = policy.kind !== former.kind
    if (isNew)
      control.beside.memories = control.beside.memories.with(service, beginMemory(control, service))
    if (!autoscaling || policy === former) return
    if (!isNew && policy.kind !== 'manual') return
    scheduler.withdraw('sync', service)
    sync(control, scheduler, service)
  })
}

/** When the next autoscaler decides, s. */
export function nextDecision(control: Control): number {
  return Math.min(...control.names.map((_, service) => nextDecisionOf(control, service)))
}

/** When a service's autoscaler decides next, s; boot on demand also does between two looks, at every call. */
export function nextDecisionOf({ registers, beside }: Control, service: number): number {
  const memory = beside.memories[service]
  const look = registers[registersOf(service) + register.nextSyncAt]
  return memory.kind === 'kpa' ? look + untilTick(memory.of) : look
}
