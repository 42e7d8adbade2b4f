import type { Change } from '#core/organisms/recording.ts'
import type { RunSettings } from '#core/organisms/systems.ts'
import { withBurst } from '#core/traffic/added-load.ts'
import type { LoadCurve } from '#core/traffic/load.ts'
import { withFurthest, type Tree } from './branches.ts'
import { timeOf, type Drive } from './drive.ts'
import { withPlace } from './setting-edit.ts'
import { isSame } from './settings.ts'

/** What can be gone back to: runs as they are written down, never the state of one. */
export interface Document {
  readonly tree: Tree
  /** Wished for and not in the log yet; it is made where the run stands. */
  readonly wishes: readonly Change[]
  /** How many runs were opened before: none has the count of another one. */
  readonly opened: number
}

/** The document of the page as it is now. */
export function documentOf(drive: Drive): Document {
  const { tree, opened } = known(drive)
  return { tree: withFurthest(tree, drive.furthest), wishes: wishesOf(drive), opened }
}

/** Whether two documents say the same, wherever their runs have come to. */
export function isSameDocument(one: Document, other: Document): boolean {
  return (
    one.opened === other.opened &&
    one.tree.branches.length === other.tree.branches.length &&
    isSame(one.wishes, other.wishes) &&
    one.tree.branches.every((branch, i) => {
      const same = other.tree.branches[i]
      return (
        same?.id === branch.id &&
        same.name === branch.name &&
        isSame(same.recording, branch.recording)
      )
    })
  )
}

/**
 * A document after the answer to wishes of which it holds the first few: those that were logged are in its log, those that were refused
 * are no wishes any more.
 */
export function withAnswer(
  document: Document,
  group: readonly Change[],
  answer: { readonly tree: Tree; readonly logged: boolean },
): Document {
  const { wishes } = document
  let held = 0
  while (held < group.length && wishes[held] === group[held]) held += 1
  if (held === 0) return document
  const left = wishes.slice(held)
  if (!answer.logged) return { ...document, wishes: left }
  const { current, branches } = answer.tree
  const tree = {
    current,
    branches: branches.map((one) => {
      if (one.id !== current) return one
      const { log } = one.recording
      return {
        ...one,
        recording: { ...one.recording, log: log.slice(0, log.length - (group.length - held)) },
      }
    }),
  }
  return { ...document, tree, wishes: left }
}

/** What was wished for and not answered, in order. */
export function wishesOf({ asked, waiting }: Drive): readonly Change[] {
  return [...asked.flat(), ...waiting]
}

/** The settings that the visitor has asked for last: those in force, and all that is wished for. */
export function presentSettings(drive: Drive): RunSettings {
  const time = known(drive).seekTarget ?? timeOf(drive)
  return wishesOf(drive).reduce((so, change) => {
    if (change.type === 'set') return withPlace(so, change, change.value)
    if (change.type !== 'burst') return so
    const raised = withBurst(so.load, time, change)
    return raised.ok ? withLoad(so, raised.value) : so
  }, known(drive).settings)
}

function withLoad(settings: RunSettings, load: LoadCurve): RunSettings {
  return { ...settings, load }
}

/** All that is known, told or not. */
export function known(drive: Drive) {
  return { ...drive.store.getState(), ...drive.pending }
}
