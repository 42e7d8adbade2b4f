import { describe, expect, it } from 'vitest'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import type { LogEntry, Recording } from '#core/organisms/recording.ts'
import { startSettings } from '#core/schema/schema.ts'
import { branchesMax, type Branch, type Tree } from '#app/store/branches.ts'
import { recordingOf } from '#app/store/settings.ts'
import { builtIns } from '#share/built-ins.ts'
import { decodeLink } from '#share/link.ts'
import * as linkDesk from '#share/link-desk.ts'
import { grownAgain, readBranches, type KeptBranch, type ReadBranch } from './kept-tree.ts'
import { packRun } from './pack-run.ts'
import { readRecord, writeRecord, type RunRecord } from './run-record.ts'
import { shelfLimits } from './shelf.ts'

const original = recordingOf(startSettings(parameters), 7)

function with_(...log: readonly LogEntry[]): Recording {
  return { ...original, log }
}

function bootAt(time: number, value: number): LogEntry {
  return { time, change: { type: 'set', name: 'boot', value } }
}

function branch(id: number, parent: number | null, forkTime: number, recording: Recording): Branch {
  return { id, parent, forkTime, recording, furthest: forkTime + 50, name: null }
}

/** The original, a branch at 60 s, one of that at 90 s, and another of the original at 100 s, which is shown. */
function family(): Tree {
  const first = with_(bootAt(60, 6))
  return {
    branches: [
      branch(1, null, 0, original),
      { ...branch(2, 1, 60, first), name: 'a boot of 6 s' },
      branch(3, 2, 90, with_(bootAt(60, 6), bootAt(90, 8))),
      branch(4, 1, 100, with_(bootAt(100, 9))),
    ],
    current: 4,
  }
}

async function keep(tree: Tree): Promise<RunRecord> {
  const shown = tree.branches.find(({ id }) => id === tree.current)?.recording ?? original
  const packed = await packRun(
    { recording: shown, time: 12, goal: null, tree },
    builtIns,
    new AbortController().signal,
    () => Promise.resolve(linkDesk),
  )
  if (packed === null) throw new Error('the run was not packed')
  return { id: 'abcdefgh', kind: 'draft', name: '', at: 5, ...packed }
}

function readRow(row: KeptBranch): ReadBranch {
  const link = row.run === '' ? null : decodeLink(row.run)
  return { ...row, recording: link?.ok === true ? link.value.recording : null }
}

/** The tree that a page has after it has opened a record. */
function opened(rows: readonly KeptBranch[], shown: Recording): Tree {
  const fresh = { branches: [branch(70, null, 0, shown)], current: 70 }
  let next = 100
  return grownAgain(fresh, rows.map(readRow), () => ++next)
}

/** What a tree says, whatever its runs are numbered: each with the place of the run that it left. */
function said({ branches, current }: Tree) {
  return branches.map(({ id, parent, forkTime, furthest, recording, name }) => ({
    parent: branches.findIndex((one) => one.id === parent),
    forkTime,
    furthest,
    name,
    isShown: id === current,
    log: recording.log,
  }))
}

describe('the tree of a kept run', () => {
  it('[Y50] comes back as it was, under numbers of its own', async () => {
    const tree = family()
    const record = await keep(tree)
    const read = readRecord(record.id, writeRecord(record))
    if (typeof read === 'string') throw new Error(read)
    expect(read.branches.map(({ run }) => run === '')).toEqual([false, false, false, true])
    const again = opened(read.branches, with_(bootAt(100, 9)))
    expect(said(again)).toEqual(said(tree))
    expect(new Set(again.branches.map(({ id }) => id)).size).toBe(4)
    expect(again.branches.map(({ id }) => id)).toContain(70)
  })

  it('[Y50] a record without branches is one of a run alone, as all were before', async () => {
    const record = await keep({ branches: [branch(1, null, 0, original)], current: 1 })
    expect(record.branches).toEqual([])
    expect(writeRecord(record)).not.toContain('branches')
    const read = readRecord(record.id, writeRecord(record))
    expect(read).toMatchObject({ run: record.run, branches: [] })
  })

  it('[Y50] a broken branch loses itself alone: what left it hangs on the run before it, from where they part', async () => {
    const { branches } = await keep(family())
    const shown = with_(bootAt(100, 9))
    const [first, second, third, fourth] = branches
    const torn = branches.map((row) =>
      row === second ? { ...row, run: row.run.slice(0, -6) } : row,
    )
    expect(said(opened(torn, shown)).map(({ parent, forkTime }) => [parent, forkTime])).toEqual([
      [-1, 0],
      [0, 60],
      [0, 100],
    ])
    // Without the original the eldest stands in its place.
    const rootless = branches.map((row) => (row === first ? { ...row, run: 'x=1' } : row))
    expect(said(opened(rootless, shown)).map(({ parent, forkTime }) => [parent, forkTime])).toEqual(
      [
        [-1, 0],
        [0, 90],
        [0, 60],
      ],
    )
    // A row that is none.
    const gone = readBranches([first, { ...second, forkTime: 'soon' }, third, fourth])
    expect(gone.map(({ id }) => id)).toEqual([1, 3, 4])
    expect(said(opened(gone, shown)).map(({ parent }) => parent)).toEqual([-1, 0, 0])
  })

  it('[Y50] runs of another seed or system, rows that name each other and wild values make no tree', async () => {
    const { branches } = await keep(family())
    const [first, second, third, fourth] = branches
    if (first === undefined || second === undefined) throw new Error('there are branches')
    const shown = with_(bootAt(100, 9))
    const foreign = [first, { ...second, run: 's=surge~seed=9' }, third, fourth].filter(
      (row) => row !== undefined,
    )
    expect(opened(foreign, shown).branches).toHaveLength(3)
    const circle = [{ ...first, parent: 2 }, { ...second, parent: 1 }, fourth].filter(
      (row) => row !== undefined,
    )
    expect(said(opened(circle, shown)).map(({ parent }) => parent)).toEqual([-1, 0, 0])
    for (const wild of [null, 7, 'x', {}, [], [null, 1], [fourth], [fourth, fourth], [first]]) {
      expect(readBranches(wild)).toEqual([])
    }
    const nameless = readBranches([{ ...first, name: ` a\u202e\n${'b'.repeat(90)}` }, fourth])
    expect(nameless[0]?.name).toBe(`a ${'b'.repeat(58)}`)
  })

  it('[Y50] as many as have room are kept, the oldest leaf makes it, and the run itself stays', async () => {
    const many = Array.from({ length: branchesMax }, (_, i) => {
      const log = Array.from({ length: 700 }, (__, k) =>
        bootAt(100 + i + k, ((k * 7919 + i * 104_729) % 99_991) / 2000),
      )
      return branch(i + 1, i === 0 ? null : 1, 100 + i, with_(...log))
    })
    const record = await keep({ branches: many, current: branchesMax })
    const text = writeRecord(record)
    expect(text.length).toBeLessThanOrEqual(shelfLimits.record)
    expect(record.branches.length).toBeGreaterThan(4)
    expect(record.branches.length).toBeLessThan(branchesMax)
    expect(record.branches[0]?.id).toBe(1)
    expect(record.branches.at(-1)).toMatchObject({ id: branchesMax, run: '' })
  })
})
