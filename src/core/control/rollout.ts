import { isActive, phaseOf } from '#core/cells/population.ts'
import { assert } from '#core/kernel/assert.ts'
import type { RolloutRevision } from '#core/organisms/recording.ts'
import type { PolicyKind } from '#core/policies/policy.ts'
import { fencepostsWithin, resolveFenceposts } from '#core/policies/rollout-fenceposts.ts'
import type { Fenceposts } from '#core/policies/rollout-fenceposts.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { planCell } from './containers.ts'
import {
  livingRows,
  register,
  registersOf,
  type Control,
  type ControlScheduler,
} from './control.ts'
import { syncDeployment, type Deployment, type Revision } from './deployment.ts'
import type { ServiceSettings } from './parameters.ts'
import { activeRows, keep, keepReplicas } from './replicas.ts'
import { comeToSize } from './sizing.ts'

/** What a Deployment does: cells of a new revision take the place of the others, never too many and never too few at a time. */

/** A rollout looks at every cell whenever one becomes ready, so of more cells none begins. */
const cellsMax = 5000

/** Brings the cells of a service to what is wanted of them, whether it has been rolled out or not. */
export function reconcile(control: Control, scheduler: ControlScheduler, service: number): void {
  if (!comeToSize(control, scheduler, service)) return
  if (control.beside.deployments[service] === null) keepReplicas(control, scheduler, service)
  else reconcileRollout(control, scheduler, service)
}

/** The same where a cell has come to be available, or has crashed: that matters to a rollout alone. */
export function stepRollout(control: Control, scheduler: ControlScheduler, service: number): void {
  if (isRollingOut(control, service)) reconcileRollout(control, scheduler, service)
}

/** Whether a rollout is under way. To one that is over no cell matters, so none is looked at. */
export function isRollingOut({ beside, registers }: Control, service: number): boolean {
  const deployment = beside.deployments[service]
  if (deployment === null) return false
  const desired = registers[registersOf(service) + register.desired]
  const last = deployment.length - 1
  return deployment.some(({ replicas }, at) => replicas !== (at === last ? desired : 0))
}

function reconcileRollout(control: Control, scheduler: ControlScheduler, service: number): void {
  // Every step moves a cell, and what is moved is not moved back, so this ends.
  for (;;) {
    const before = control.beside.deployments[service]
    if (before === null) return
    // Each revision moves none but its own cells, so all are told apart in one walk, however many revisions there were.
    const rows = byGenome(control, activeRows(control, service))
    for (const { genome, replicas: wanted } of before) {
      keep(control, scheduler, service, { active: rows.get(genome) ?? [], wanted, genome })
    }
    const after = syncDeployment(before, sightOf(control, service, before))
    if (after === null) return
    setDeployment(control, service, after)
  }
}

/** Rows by the image of their cells, in the order that they came in. */
export function byGenome(
  { population }: Control,
  rows: readonly number[],
): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>()
  for (const row of rows) {
    const genome = population.genomes[row]
    const group = groups.get(genome)
    if (group === undefined) groups.set(genome, [row])
    else group.push(row)
  }
  return groups
}

function sightOf(control: Control, service: number, deployment: Deployment) {
  const desired = control.registers[registersOf(service) + register.desired]
  const active = activeRows(control, service)
  const available = byGenome(
    control,
    active.filter((row) => isAvailable(control, row)),
  )
  return {
    desired,
    ...fencepostsOf(control.beside.services[service], desired),
    available: deployment.map(({ genome }) => available.get(genome)?.length ?? 0),
    active: active.length,
  }
}

/** How far a rollout may leave the wished number of cells. */
export function fencepostsOf(settings: ServiceSettings, desired: number): Fenceposts {
  const posts = resolveFenceposts(settings.maxSurge, settings.maxUnavailable, desired)
  assert(posts.ok, 'the check of a setting lets pass what a rollout understands')
  return fencepostsWithin(posts.value, desired)
}

/** Whether a cell counts for a rollout: ready for as long as it must be. */
export function isAvailable({ population, beside, clock }: Control, row: number): boolean {
  if (population.ready[row] === 0 || !isActive(population, row)) return false
  const { minReadySeconds } = beside.services[population.services[row]]
  return population.readyAt[row] + minReadySeconds <= clock[0]
}

/** A cell that serves in a service that was rolled out comes to be available, or to crash. */
export function planServing(control: Control, scheduler: ControlScheduler, row: number): void {
  const { population, beside, clock } = control
  const service = population.services[row]
  if (beside.deployments[service] === null) return
  const availableAt = population.readyAt[row] + beside.services[service].minReadySeconds
  planCell(control, scheduler, row, availableAt > clock[0] ? availableAt : Infinity)
}

/** What a rollout may do has changed, or it begins: who serves is planned anew. */
export function heedRollout(control: Control, scheduler: ControlScheduler, service: number): void {
  if (control.beside.deployments[service] === null) return
  for (const row of livingRows(control, service)) {
    if (phaseOf(control.population, row) !== 'serving') continue
    scheduler.withdraw('ripen', row)
    planServing(control, scheduler, row)
  }
  reconcileRollout(control, scheduler, service)
}

/** Why a service cannot be rolled out so; `sets` are the revisions that it has by then. */
export function checkRollout(
  { beside, registers, names }: Pick<Control, 'beside' | 'registers' | 'names'>,
  { service, revision }: { readonly service: number; readonly revision: RolloutRevision },
  settings: Pick<ServiceSettings, 'policy'>,
  sets: number,
): Result<null> {
  if (beside.services[service] === undefined) {
    return refuse(`There is no service ${service}; this run has ${names.length}.`)
  }
  const barred = noRolloutUnder(settings.policy.kind)
  if (barred !== null) return refuse(barred)
  if (revision === 'former' && sets < 2) {
    return refuse('There is no former revision to go back to. Roll out a new one first.')
  }
  if (registers[registersOf(service) + register.desired] <= cellsMax)
    return { ok: true, value: null }
  return refuse(`A rollout is simulated for up to ${cellsMax} cells. Lower their number first.`)
}

/** Why there are no rollouts under a policy, and not that policy after one; null where they go together. */
export function noRolloutUnder(kind: PolicyKind): string | null {
  if (kind === 'on-demand') {
    return 'Boot on demand starts and stops its servers one by one and has no rollouts. Choose another autoscaler, or begin a new run.'
  }
  if (kind === 'vertical') {
    return 'One server that is resized is restarted by its autoscaler and has no rollouts. Choose another autoscaler, or begin a new run.'
  }
  return null
}

/** Begins a rollout now, also in the middle of another one, whose cells are old ones then. */
export function rollOut(
  control: Control,
  scheduler: ControlScheduler,
  { service, revision }: { readonly service: number; readonly revision: RolloutRevision },
): void {
  const { beside } = control
  const before = beside.deployments[service] ?? [firstRevision(control, service)]
  const number = before[before.length - 1].number + 1
  setDeployment(
    control,
    service,
    revision === 'former'
      ? [
          ...before.slice(0, -2),
          before[before.length - 1],
          { ...before[before.length - 2], number },
        ]
      : [...before, newRevision(control, service, number, revision === 'crashing')],
  )
  heedRollout(control, scheduler, service)
}

/** All that there is before the first rollout. */
function firstRevision({ beside, registers }: Control, service: number): Revision {
  const desired = registers[registersOf(service) + register.desired]
  const { surge } = fencepostsOf(beside.services[service], desired)
  return {
    genome: service,
    number: 1,
    replicas: desired,
    desiredAnnotation: desired,
    maxAnnotation: Math.max(1, desired + surge),
    crash: null,
  }
}

function newRevision(
  { beside, names }: Control,
  service: number,
  number: number,
  crashes: boolean,
): Revision {
  const { crashAfter: after, crashShare: share } = beside.services[service]
  const images = beside.deployments.flatMap((each) => each ?? []).map(({ genome }) => genome)
  return {
    genome: Math.max(names.length - 1, ...images) + 1,
    number,
    replicas: 0,
    desiredAnnotation: null,
    maxAnnotation: null,
    crash: crashes ? { after, share } : null,
  }
}

function setDeployment({ beside }: Control, service: number, deployment: Deployment): void {
  beside.deployments = beside.deployments.with(service, deployment)
}
