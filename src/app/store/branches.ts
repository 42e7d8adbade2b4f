import type { Recording } from '#core/organisms/recording.ts'

/** One run of a tree: the original, or a branch of another one. */
export interface Branch {
  /** Never used again in a visit. */
  readonly id: number
  /** The run that it left; null for the original. */
  readonly parent: number | null
  /** When it left that, s. */
  readonly forkTime: number
  readonly recording: Recording
  /** The furthest time that it has been simulated to, s; of the current one the drive knows better. */
  readonly furthest: number
  /** What the visitor calls it; null as long as it is called by what it did first. */
  readonly name: string | null
}

/** A run and its branches: plain data that is never written to, so that a trail of trees shares what is equal. */
export interface Tree {
  /** The original first, then in the order in which they began. */
  readonly branches: readonly Branch[]
  readonly current: number
}

/** The most runs of a tree. */
export const branchesMax = 24

/** A tree of one run. */
export function treeOf(recording: Recording, id: number, furthest = 0): Tree {
  const original = { id, parent: null, forkTime: 0, recording, furthest, name: null }
  return { branches: [original], current: id }
}

/** The run that is shown. */
export function currentOf({ branches, current }: Tree): Branch {
  const found = branches.find(({ id }) => id === current) ?? branches[0]
  if (found === undefined) throw new Error('a tree has its original')
  return found
}

/** The tree in which the current run has come so far. */
export function withFurthest(tree: Tree, furthest: number): Tree {
  return furthest <= currentOf(tree).furthest ? tree : withCurrent(tree, { furthest })
}

/** What was done: the run as it is from then on, and when it was done. */
export interface Act {
  readonly recording: Recording
  readonly time: number
}

/**
 * The tree after something was done in the current run. At the furthest time of that run the run itself goes on with it; before it
 * a branch begins under a new number, and the run that it leaves stays whole.
 */
export function act(tree: Tree, { recording, time }: Act, nextBranch: () => number): Tree {
  const { current } = tree
  if (time >= currentOf(tree).furthest) return withCurrent(tree, { recording, furthest: time })
  const id = nextBranch()
  const branch = { id, parent: current, forkTime: time, recording, furthest: time, name: null }
  return pruned({ branches: [...tree.branches, branch], current: id })
}

/** Whether a branch that began cost another one its place. */
export function isPruned(before: Tree, after: Tree): boolean {
  return after.current !== before.current && after.branches.length === before.branches.length
}

export const prunedSentence = `A run keeps at most ${branchesMax} branches, itself among them: the oldest one that could be spared is gone. Undo brings it back.`

/** The tree without a branch and all that grew from it; who stood there stands at the run that it left. The original stays. */
export function without(tree: Tree, id: number): Tree {
  const gone = tree.branches.find((one) => one.id === id)
  if (gone === undefined || gone.parent === null) return tree
  const branches = tree.branches.filter((one) => !pathOf(tree, one.id).includes(id))
  const isThere = branches.some((one) => one.id === tree.current)
  return { branches, current: isThere ? tree.current : gone.parent }
}

/** A run and those that it descends from, itself first. */
export function pathOf({ branches }: Tree, id: number): readonly number[] {
  const path: number[] = []
  for (let at: number | null = id; at !== null;) {
    path.push(at)
    at = branches.find((one) => one.id === at)?.parent ?? null
  }
  return path
}

function withCurrent(tree: Tree, change: Partial<Branch>): Tree {
  const { current, branches } = tree
  return {
    current,
    branches: branches.map((one) => (one.id === current ? { ...one, ...change } : one)),
  }
}

/**
 * Where there are too many, the oldest goes from which nothing grew and which does not lead to the current one. A chain, each of which
 * left the one before, has none such: its oldest branch goes.
 */
function pruned(tree: Tree): Tree {
  if (tree.branches.length <= branchesMax) return tree
  const kept = pathOf(tree, tree.current)
  const parents = new Set(tree.branches.map(({ parent }) => parent))
  const oldest = tree.branches.find(({ id }) => !kept.includes(id) && !parents.has(id))
  return oldest === undefined ? bypassed(tree, kept.at(-2)) : without(tree, oldest.id)
}

/** The tree without a branch, whose own branches left what it left, when it did: each of them holds its whole run. */
function bypassed(tree: Tree, id: number | undefined): Tree {
  const gone = tree.branches.find((one) => one.id === id)
  if (gone === undefined || gone.parent === null) return tree
  const { parent, forkTime } = gone
  const heirs = tree.branches.map((one) =>
    one.parent === id ? { ...one, parent, forkTime: Math.min(one.forkTime, forkTime) } : one,
  )
  return { ...tree, branches: heirs.filter((one) => one.id !== id) }
}
