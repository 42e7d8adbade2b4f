import { assert } from '#core/kernel/assert.ts'
import { rowOf } from '#core/cells/population.ts'
import { noRungs, type Change, type Rung } from '#core/organisms/recording.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { withBurst } from '#core/traffic/added-load.ts'
import type { Control, ControlScheduler } from './control.ts'
import { attributeAll } from './attribution.ts'
import { accrueCost } from './cost.ts'
import { kill } from './kill.ts'
import { checkRollout, heedRollout, noRolloutUnder, rollOut } from './rollout.ts'
import type { ServiceSettings } from './parameters.ts'
import { heedPolicy } from './scaling.ts'

/** A visitor's changes to a run that goes on. */

type SetChange = Extract<Change, { readonly type: 'set' }>

/** What an organism says about changes of its settings. */
export interface Changing<Settings> {
  readonly control: Control
  readonly settings: () => Settings
  readonly adopt: (settings: Settings) => void
  /** Settings with one more change in them. */
  readonly withChange: (settings: Settings, change: SetChange) => Result<Settings>
  /** What a run that goes on cannot take: its memory was laid out when it began, and time has passed. */
  readonly checkGoingOn: (after: Settings) => Result<null>
  /** Its rungs; absent where every request is always simulated. */
  readonly ladder?: Ladder<Settings>
  /** After a change was adopted: what was planned by the settings `before` it is planned anew. */
  readonly replan: (before: Settings, change: SetChange) => void
  /** The settings of each service. */
  readonly servicesOf: (settings: Settings) => readonly ServiceSettings[]
}

/** The rungs of a run. */
export interface Ladder<Settings> {
  readonly now: () => Rung
  /** Whether levels can follow such settings and, where the run does not come `from` them, can take over now. */
  readonly checkLevels: (settings: Settings, from: Rung) => Result<null>
  readonly goOn: (rung: Rung) => void
}

/** Where the changes of a command have brought a run, as far as it is known before they are made. */
interface Reached<Settings> {
  readonly settings: Settings
  readonly rung: Rung
  readonly killed: ReadonlySet<number>
  /** Revisions of each service. */
  readonly revisions: readonly number[]
}

/**
 * Applies changes now, all or none: one that is refused leaves the run as it was. Each is checked as it would be alone, after
 * those before it: the log holds them one by one. What a change brings about at this very instant is done before the next
 * one, so that a moment has one state after it.
 */
export function applyChanges<Settings>(
  changing: Changing<Settings>,
  scheduler: ControlScheduler,
  changes: readonly Change[],
  finishInstant: () => void,
): Result<null> {
  const { control, ladder } = changing
  const settings = changing.settings()
  let reached: Reached<Settings> = {
    settings,
    rung: ladder?.now() ?? 'exact',
    killed: new Set(),
    revisions: control.beside.deployments.map((each) => each?.length ?? 1),
  }
  for (const change of changes) {
    const checked = check(changing, reached, change)
    if (!checked.ok) return checked
    reached = checked.value
  }
  // One by one, as a replay of the log will do it.
  for (const change of changes) {
    if (change.type === 'note') continue
    attributeAll(control)
    if (change.type === 'set') set(changing, scheduler, change)
    else if (change.type === 'burst') burst(changing, scheduler, change)
    else if (change.type === 'kill') kill(control, scheduler, change.cell)
    else if (change.type === 'rollout') rollOut(control, scheduler, change)
    else ladder?.goOn(change.value)
    finishInstant()
  }
  return { ok: true, value: null }
}

/** Where one more change brings a run that has come so far. */
function check<Settings>(
  changing: Changing<Settings>,
  before: Reached<Settings>,
  change: Change,
): Result<Reached<Settings>> {
  if (change.type === 'note') return { ok: true, value: before }
  const { checkGoingOn, ladder } = changing
  const next = after(changing, before, change)
  if (!next.ok) return next
  const { settings, rung } = next.value
  const possible = checkGoingOn(settings)
  if (!possible.ok) return possible
  const barred = changing
    .servicesOf(settings)
    .map(({ policy }, service) =>
      next.value.revisions[service] === 1 ? null : noRolloutUnder(policy.kind),
    )
    .find((sentence) => sentence !== null)
  if (barred !== undefined) return refuse(barred)
  if (rung === 'exact' || ladder === undefined) return next
  const followed = ladder.checkLevels(settings, before.rung)
  return followed.ok ? next : followed
}

function after<Settings>(
  changing: Changing<Settings>,
  before: Reached<Settings>,
  change: Exclude<Change, { readonly type: 'note' }>,
): Result<Reached<Settings>> {
  const { control, withChange, ladder } = changing
  const { settings, killed } = before
  if (change.type === 'burst') {
    const raised = loadWith(changing, settings, change)
    return raised.ok ? after(changing, before, raised.value) : raised
  }
  if (change.type === 'rollout') return afterRollout(changing, before, change)
  if (change.type === 'set') {
    const changed = withChange(settings, change)
    return changed.ok ? { ok: true, value: { ...before, settings: changed.value } } : changed
  }
  if (change.type === 'rung') {
    if (ladder === undefined) return refuse(noRungs)
    // How many cells are left, and what becomes of their requests, is known when they are dead.
    if (change.value === 'levels' && killed.size > 0) return refuse(killedBefore)
    if (change.value === 'levels' && isRolledOut(control, before)) return refuse(rolledOutBefore)
    return { ok: true, value: { ...before, rung: change.value } }
  }
  if (killed.has(change.cell) || rowOf(control.population, change.cell) < 0) {
    return refuse(`There is no cell ${change.cell} any more.`)
  }
  return { ok: true, value: { ...before, killed: new Set([...killed, change.cell]) } }
}

type BurstChange = Extract<Change, { readonly type: 'burst' }>

/** A burst as the change of the load that it is. */
function loadWith<Settings>(
  { control, servicesOf }: Changing<Settings>,
  settings: Settings,
  change: BurstChange,
): Result<SetChange> {
  // The load is that of all services.
  const { load } = servicesOf(settings)[0]
  const raised = withBurst(load, control.clock[0], change)
  // A load is plain data.
  return raised.ok
    ? { ok: true, value: { type: 'set', name: 'load', value: raised.value } }
    : raised
}

function burst<Settings>(
  changing: Changing<Settings>,
  scheduler: ControlScheduler,
  change: BurstChange,
): void {
  const raised = loadWith(changing, changing.settings(), change)
  assert(raised.ok, 'a change is checked before it is made')
  set(changing, scheduler, raised.value)
}

const killedBefore =
  'Cells are killed in the same command before their service is to be counted by level. Count it by level first, or afterwards in a command of its own.'

function afterRollout<Settings>(
  { control, servicesOf }: Changing<Settings>,
  before: Reached<Settings>,
  change: Extract<Change, { readonly type: 'rollout' }>,
): Result<Reached<Settings>> {
  const { revisions } = before
  const { service } = change
  const settings = servicesOf(before.settings)[service]
  const possible = checkRollout(control, change, settings, revisions[service])
  if (!possible.ok) return possible
  const more = change.revision === 'former' ? 0 : 1
  return {
    ok: true,
    value: { ...before, revisions: revisions.with(service, revisions[service] + more) },
  }
}

/** Whether a service has been rolled out by changes of the same command. */
function isRolledOut<Settings>({ beside }: Control, { revisions }: Reached<Settings>): boolean {
  return revisions.some((count, service) => count > (beside.deployments[service]?.length ?? 1))
}

const rolledOutBefore =
  'A rollout begins in the same command before its service is to be counted by level. Count it by level first, or afterwards in a command of its own.'

function set<Settings>(
  changing: Changing<Settings>,
  scheduler: ControlScheduler,
  change: SetChange,
): void {
  const { control } = changing
  const before = changing.settings()
  const after = changing.withChange(before, change)
  assert(after.ok, 'a change is checked before it is made')
  // What the time until now has cost, and what has left a cell, is counted by the rules of that time.
  control.names.forEach((_, service) => accrueCost(control, service))
  control.data.count()
  const services = control.beside.services
  changing.adopt(after.value)
  changing.replan(before, change)
  if (change.name === 'policy') heedPolicy(control, scheduler, services)
  if (ofRollouts.includes(change.name)) {
    control.names.forEach((_, service) => heedRollout(control, scheduler, service))
  }
}

/** Settings by which a rollout goes that is under way. */
const ofRollouts: readonly string[] = ['maxSurge', 'maxUnavailable', 'minReadySeconds']
