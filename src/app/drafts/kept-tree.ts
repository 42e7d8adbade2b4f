import type { Recording } from '#core/organisms/recording.ts'
import { branchesMax, type Branch, type Tree } from '#app/store/branches.ts'
import { deedBetween } from '#app/store/deed.ts'
import { tidyName } from '#app/store/kept-name.ts'

/** A run of a tree as it is kept. */
export interface KeptBranch extends Omit<Branch, 'recording'> {
  /** The part of a link behind its #; empty for the run that the record itself holds. */
  readonly run: string
}

/** A kept branch with its run; null where that cannot be read. */
export interface ReadBranch extends KeptBranch {
  readonly recording: Recording | null
}

/** Packs a run; null where it is too long for a link. */
export type PackOne = (recording: Recording) => Promise<string | null>

/**
 * The runs of a tree, as many as have room, in characters: then the oldest goes first that nothing grew from. A run alone is no tree.
 */
export async function packTree(
  tree: Tree,
  packOne: PackOne,
  room: number,
): Promise<readonly KeptBranch[]> {
  const rows: KeptBranch[] = []
  for (const { recording, ...branch } of tree.branches) {
    const run = branch.id === tree.current ? '' : await packOne(recording)
    if (run !== null) rows.push({ ...branch, run })
  }
  while (JSON.stringify(rows).length > room) {
    const others = rows.filter(({ run }) => run !== '')
    const gone = others.find(({ id }) => rows.every(({ parent }) => parent !== id)) ?? others[0]
    if (gone === undefined) return []
    rows.splice(rows.indexOf(gone), 1)
  }
  return rows.length > 1 ? rows : []
}

/** What can be read of the branches in a record: a broken one is lost alone; without the record's own run there is no tree. */
export function readBranches(value: unknown): readonly KeptBranch[] {
  if (!Array.isArray(value)) return []
  const rows = value.slice(0, branchesMax).flatMap((row: unknown) => readBranch(row) ?? [])
  const isTree = rows.filter(({ run }) => run === '').length === 1
  const isClear = new Set(rows.map(({ id }) => id)).size === rows.length
  return isTree && isClear && rows.length > 1 ? rows : []
}

/**
 * The tree with what was kept beside its original, which is the record's own run. What left a run that is lost hangs on the one before it,
 * from where the two part. A run of another system or seed is no branch.
 */
export function grownAgain(
  tree: Tree,
  rows: readonly ReadBranch[],
  nextBranch: () => number,
): Tree {
  const [own, ...later] = tree.branches
  if (own === undefined) return tree
  const { organism, seed } = own.recording
  const kept = new Map<number, Branch>()
  const branches: Branch[] = []
  for (const [at, { run, ...row }] of rows.entries()) {
    const recording = run === '' ? own.recording : row.recording
    if (recording?.organism !== organism || recording.seed !== seed) continue
    const parent = keptAbove(row.parent, rows.slice(0, at), kept) ?? branches[0]
    const isWhole = parent !== undefined && parent === kept.get(row.parent ?? -1)
    const branch = {
      ...row,
      id: run === '' ? own.id : nextBranch(),
      parent: parent?.id ?? null,
      forkTime: isWhole ? row.forkTime : partingOf(parent, recording),
      recording,
      furthest: run === '' ? Math.max(own.furthest, row.furthest) : row.furthest,
    }
    kept.set(row.id, branch)
    branches.push(branch)
  }
  return { current: tree.current, branches: [...branches, ...later] }
}

/** The nearest run above that is there. A run stands behind the one that it left. */
function keptAbove(
  id: number | null,
  before: readonly KeptBranch[],
  kept: ReadonlyMap<number, Branch>,
): Branch | undefined {
  if (id === null) return undefined
  const at = before.findIndex((row) => row.id === id)
  const above = before[at]
  if (above === undefined) return undefined
  return kept.get(id) ?? keptAbove(above.parent, before.slice(0, at), kept)
}

/** When a run parts from another, s. */
function partingOf(parent: Branch | undefined, recording: Recording): number {
  if (parent === undefined) return 0
  const one = deedBetween(parent.recording, recording)
  const other = deedBetween(recording, parent.recording)
  return Math.min(...[one, other].map((deed) => (deed.kind === 'change' ? deed.time : 0)))
}

function readBranch(row: unknown): KeptBranch | null {
  if (typeof row !== 'object' || row === null) return null
  // Every field is looked at before it is taken.
  const { id, parent, forkTime, furthest, name, run } = row as Readonly<Record<string, unknown>>
  if (!isTime(id) || !isTime(forkTime) || !isTime(furthest)) return null
  if (parent !== null && !isTime(parent)) return null
  if (name !== null && typeof name !== 'string') return null
  if (typeof run !== 'string') return null
  return {
    id,
    parent,
    forkTime,
    furthest,
    name: name === null ? null : tidyName(name) || null,
    run,
  }
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= Number.MAX_VALUE
}
