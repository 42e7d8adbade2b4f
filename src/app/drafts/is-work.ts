import type { Recording } from '#core/organisms/recording.ts'
import type { Tree } from '#app/store/branches.ts'
import type { SessionState } from '#app/store/session-state.ts'
import { isSame } from '#app/store/settings.ts'

/** A run as it stands in its tree. */
export type Made = Pick<SessionState, 'recording' | 'tree'>

/** Whether something was made of a run since. Another seed alone is no work yet, and neither is a look at another branch. */
export function isWork({ recording, tree }: Made, before: Made): boolean {
  const hadTree = before.tree.branches.length > 1 && recording.seed === before.recording.seed
  return hadTree || tree.branches.length > 1
    ? !isSameTree(tree, before.tree)
    : isOther(recording, before.recording)
}

function isSameTree(one: Tree, other: Tree): boolean {
  return (
    one.branches.length === other.branches.length &&
    one.branches.every((branch, i) => {
      const { id, name, recording } = other.branches[i] ?? {}
      return branch.id === id && branch.name === name && isSame(branch.recording, recording)
    })
  )
}

function isOther(now: Recording, then: Recording): boolean {
  return (
    now.organism !== then.organism ||
    now.log.length > 0 !== then.log.length > 0 ||
    !isSame(now.settings, then.settings) ||
    !isSame(now.log, then.log)
  )
}
