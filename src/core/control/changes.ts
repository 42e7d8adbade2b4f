import { assert } from '#core/kernel/assert.ts'
import { rowOf } from '#core/cells/population.ts'
import { noRungs, type Change, type Rung } from '#core/organisms/recording.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import type { Control, ControlScheduler } from './control.ts'
import { accrueCost } from './cost.ts'
import { kill } from './replicas.ts'

/** A visitor's changes to a run that goes on. */

type SetChange = Extract<Change, { readonly type: 'set' }>

/** What an organism says about changes of its settings. */
export interface Changing<Settings> {
  readonly control: Control
  readonly settings: () => Settings
  readonly adopt: (settings: Settings) => void
  /** Settings with one more change in them. */
  readonly withChange: (settings: Settings, change: SetChange) => Result<Settings>
  /**
   * What a run that goes on cannot take: its memory was laid out when it began, and time has passed. `rung` is the one it is
   * to be on after it, null for the one it is on.
   */
  readonly checkGoingOn: (after: Settings, rung: Rung | null) => Result<null>
  /** Goes on another rung; absent where every request is always simulated. */
  readonly goOn?: (rung: Rung) => void
  /** After a change was adopted: what was planned by the settings `before` it is planned anew. */
  readonly replan: (before: Settings, change: SetChange) => void
}

/**
 * Applies changes now, all or none: one that is refused leaves the run as it was. What a change brings
 * about at this very instant is done before the next one, so that a moment has one state after it.
 */
export function applyChanges<Settings>(
  changing: Changing<Settings>,
  scheduler: ControlScheduler,
  changes: readonly Change[],
  finishInstant: () => void,
): Result<null> {
  const { control } = changing
  let after = changing.settings()
  const killed = new Set<number>()
  for (const change of changes) {
    const checked = check(changing, after, change, killed)
    if (!checked.ok) return checked
    after = checked.value
  }
  const rung = changes.findLast((change) => change.type === 'rung')?.value ?? null
  const possible = changing.checkGoingOn(after, rung)
  if (!possible.ok) return possible
  // One by one, as a replay of the log will do it.
  for (const change of changes) {
    if (change.type === 'set') set(changing, change)
    else if (change.type === 'kill') kill(control, scheduler, change.cell)
    else changing.goOn?.(change.value)
    finishInstant()
  }
  return { ok: true, value: null }
}

/** The settings after one more change; what is not a setting leaves them. */
function check<Settings>(
  { control, withChange, goOn }: Changing<Settings>,
  settings: Settings,
  change: Change,
  killed: Set<number>,
): Result<Settings> {
  if (change.type === 'set') return withChange(settings, change)
  if (change.type === 'rung') {
    if (goOn !== undefined) return { ok: true, value: settings }
    return refuse(noRungs)
  }
  if (killed.has(change.cell) || rowOf(control.population, change.cell) < 0) {
    return refuse(`There is no cell ${change.cell} any more.`)
  }
  killed.add(change.cell)
  return { ok: true, value: settings }
}

function set<Settings>(changing: Changing<Settings>, change: SetChange): void {
  const { control } = changing
  const before = changing.settings()
  const after = changing.withChange(before, change)
  assert(after.ok, 'a change is checked before it is made')
  // What the time until now has cost, and what has left a cell, is counted by the rules of that time.
  control.names.forEach((_, service) => accrueCost(control, service))
  control.data.count()
  changing.adopt(after.value)
  changing.replan(before, change)
}
