import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { organismOf } from '#core/organisms/models.ts'
import type { LogEntry, Recording } from '#core/organisms/recording.ts'
import { createHost } from '#worker/host.ts'
import { inOrder, renamed, turnTo } from './branch-list.ts'
import {
  act,
  branchesMax,
  currentOf,
  isPruned,
  pathOf,
  treeOf,
  withFurthest,
  without,
  type Tree,
} from './branches.ts'
import { deedBetween, deedOf } from './deed.ts'
import { recording, setUpBetween, type Scene } from './two-threads.ts'

const kill = (cell: number, time: number): LogEntry => ({ time, change: { type: 'kill', cell } })
const run = (...log: readonly LogEntry[]): Recording => ({ ...recording, log })

describe('a tree of branches', () => {
  it('[U101] what is done at the furthest time of a run goes on with it, before that a branch begins', () => {
    const seen = withFurthest(treeOf(run(), 1), 40)
    const later = run(kill(1, 40))
    const grown = act(seen, { recording: later, time: 40 }, () => 2)
    expect(grown).toEqual({
      current: 1,
      branches: [{ id: 1, parent: null, forkTime: 0, recording: later, furthest: 40, name: null }],
    })
    const other = run(kill(2, 10))
    const forked = act(withFurthest(grown, 90), { recording: other, time: 10 }, () => 2)
    expect(forked.current).toBe(2)
    expect(forked.branches).toMatchObject([
      { id: 1, recording: later, furthest: 90 },
      { id: 2, parent: 1, forkTime: 10, recording: other, furthest: 10 },
    ])
    expect(deedBetween(later, other)).toMatchObject({
      kind: 'change',
      time: 10,
      change: other.log[0]?.change,
    })
    // What was not played is changed in its place.
    expect(act(treeOf(run(), 1), { recording: other, time: 0 }, () => 2).branches).toHaveLength(1)
    expect(act(seen, { recording: other, time: 0 }, () => 2).branches).toMatchObject([
      {},
      { forkTime: 0 },
    ])
  })

  it('[U101] has one original, parents that are there, a current run, and no more than its limit', () => {
    const step = fc.record({ what: fc.nat(5), which: fc.nat(40), time: fc.nat(100) })
    const property = fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      let tree: Tree = withFurthest(treeOf(run(), 1), 50)
      let next = 1
      for (const { what, which, time } of steps) {
        const { id } = tree.branches[which % tree.branches.length] ?? currentOf(tree)
        const before = tree
        if (what < 3) {
          tree = act(tree, { recording: run(kill(next, time)), time }, () => ++next)
          const isNew = tree.current !== before.current
          expect(isNew).toBe(time < currentOf(before).furthest)
          const path = pathOf(before, before.current)
          // Of a chain that is too long its oldest branch goes, of every other tree none of these.
          const kept = path.filter((one) => tree.branches.some((branch) => branch.id === one))
          expect(kept.length).toBe(
            path.length < branchesMax || !isNew ? path.length : path.length - 1,
          )
          const isFull = before.branches.length === branchesMax
          expect(isPruned(before, tree)).toBe(isNew && isFull)
        } else if (what === 3) tree = turnTo(tree, id)
        else if (what === 4) tree = withFurthest(tree, time)
        else tree = without(tree, id)
        const ids = tree.branches.map((one) => one.id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids).toContain(tree.current)
        expect(tree.branches.filter(({ parent }) => parent === null)).toHaveLength(1)
        expect(tree.branches.every(({ parent }) => parent === null || ids.includes(parent))).toBe(
          true,
        )
        expect(ids.length).toBeLessThanOrEqual(branchesMax)
        expect(new Set(inOrder(tree).map(({ branch }) => branch.id))).toEqual(new Set(ids))
      }
    })
    fc.assert(property, { seed: 5, numRuns: 200 })
  })

  it('[U102] a chain of branches loses its oldest, and the next one left the original when that did', () => {
    let tree = withFurthest(treeOf(run(), 0), 1000)
    for (let id = 1; id <= branchesMax; id++) {
      tree = act(tree, { recording: run(kill(id, 500 - id)), time: 500 - id }, () => id)
      tree = withFurthest(tree, 1000)
    }
    expect(tree.branches.map(({ id }) => id)).toEqual([
      0,
      ...Array.from({ length: branchesMax - 1 }, (_, i) => i + 2),
    ])
    expect(tree.branches[1]).toMatchObject({ id: 2, parent: 0, forkTime: 498 })
    expect(tree.current).toBe(branchesMax)
  })

  it('[U102] a branch goes with what grew from it, the original never, and a name is what is left of it', () => {
    const one = withFurthest(treeOf(run(), 1), 50)
    const two = withFurthest(
      act(one, { recording: run(kill(1, 20)), time: 20 }, () => 2),
      40,
    )
    const three = act(two, { recording: run(kill(1, 20), kill(2, 30)), time: 30 }, () => 3)
    expect(inOrder(three).map(({ branch, depth }) => [branch.id, depth])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
    ])
    expect(without(three, 1)).toBe(three)
    expect(without(three, 2)).toMatchObject({ current: 1, branches: [{ id: 1 }] })
    expect(renamed(three, 3, '  two kills ').branches[2]?.name).toBe('two kills')
    expect(renamed(three, 3, '  ').branches[2]?.name).toBeNull()
    // What nobody sees goes, and no character is cut in two.
    expect(renamed(three, 3, 'a\u202e\u200bb').branches[2]?.name).toBe('a b')
    expect(renamed(three, 3, '\u{1f9a0}'.repeat(61)).branches[2]?.name).toBe('\u{1f9a0}'.repeat(60))
  })
})

const setUp = () => setUpBetween((parts) => createHost({ organismOf, ...parts }))

function reach(scene: Scene, time: number): void {
  scene.session.seek(time)
  scene.turn(60)
  expect(scene.state()).toMatchObject({ status: 'paused', time })
}

async function digestOf(scene: Scene): Promise<string> {
  const digest = scene.session.requestDigest()
  scene.turn(5)
  return digest
}

describe('branches of the run in the page', () => {
  it('[U101] [U102] what is done in the past begins one, and both are there as they were', async () => {
    const scene = setUp()
    const { session, turn, state } = scene
    reach(scene, 40)
    session.change('retries', 4)
    turn(5)
    expect(state().tree.branches).toHaveLength(1)
    reach(scene, 90)
    const original = await digestOf(scene)
    reach(scene, 20)
    session.kill(1)
    turn(5)
    const { branches, current } = state().tree
    expect(branches).toMatchObject([
      { id: 1, parent: null, furthest: 90, recording: { log: [{ time: 40 }] } },
      { id: 2, parent: 1, forkTime: 20, recording: { log: [{ time: 20 }] } },
    ])
    expect(current).toBe(2)
    expect(branches[1]?.recording).toBe(state().recording)
    // What follows goes on with the branch.
    session.addNote('first')
    turn(5)
    reach(scene, 90)
    const other = await digestOf(scene)
    expect(other).not.toBe(original)
    expect(state().tree.branches).toHaveLength(2)
    session.regrow((tree) => turnTo(tree, 1), false)
    turn(60)
    expect(state()).toMatchObject({ status: 'paused', time: 90, tree: { current: 1 } })
    expect(state().recording.log).toHaveLength(1)
    expect(await digestOf(scene)).toBe(original)
    session.regrow((tree) => turnTo(tree, 2), false)
    turn(60)
    expect(await digestOf(scene)).toBe(other)
    // Back behind the note, then behind the branch, and forth again.
    session.undo()
    turn(60)
    session.undo()
    turn(60)
    expect(state()).toMatchObject({ time: 90, tree: { current: 1, branches: [{ id: 1 }] } })
    expect(await digestOf(scene)).toBe(original)
    session.redo()
    turn(60)
    expect(state().tree).toMatchObject({ current: 2, branches: [{}, { forkTime: 20 }] })
    expect(await digestOf(scene)).toBe(other)
    const { retraced } = state()
    expect(retraced?.way).toBe('redo')
    expect(retraced && deedOf(retraced)).toMatchObject({ kind: 'change', change: { type: 'kill' } })
  })

  it('[U101] another setting at time 0 begins one where the run had been played, and none where not', () => {
    const { session, turn, state } = setUp()
    session.change('slots', 8)
    session.change('boot', 4)
    turn(3)
    expect(state().tree.branches).toMatchObject([
      { recording: { settings: { slots: 8, boot: 4 } } },
    ])
    session.seek(30)
    turn(30)
    session.seek(0)
    turn(5)
    session.change('slots', 2)
    session.change('boot', 6)
    turn(3)
    expect(state().tree).toMatchObject({
      current: 2,
      branches: [
        { recording: { settings: { slots: 8, boot: 4 } } },
        { parent: 1, forkTime: 0, recording: { settings: { slots: 2, boot: 6 } } },
      ],
    })
    session.regrow((tree) => without(tree, 2), true)
    turn(3)
    expect(state()).toMatchObject({ settings: { slots: 8 }, tree: { current: 1, branches: [{}] } })
    session.undo()
    turn(3)
    expect(state()).toMatchObject({ settings: { slots: 2 }, tree: { current: 2 } })
    session.regrow((tree) => renamed(tree, 2, 'smaller'), true)
    expect(state().tree.branches[1]?.name).toBe('smaller')
    session.newSeed(77)
    turn(3)
    expect(state().tree.branches).toMatchObject([{ parent: null, recording: { seed: 77 } }])
  })

  it('[U100] another setting that is fixed while a run goes on begins it without what bursts add', () => {
    const { session, turn, state } = setUp()
    const { load } = state().settings
    session.seek(30)
    turn(30)
    session.addBurst(100, 20)
    turn(5)
    expect(state().settings.load).not.toEqual(load)
    session.change('slots', 3)
    turn(5)
    expect(state().recording).toMatchObject({ settings: { slots: 3 }, log: [] })
    expect(state().recording.settings.load).toBeUndefined()
    expect(state().settings.load).toEqual(load)
  })

  it('[U100] a restart keeps the seed, and twice the same one is the same; a burst comes once', async () => {
    const scene = setUp()
    const { session, turn, state } = scene
    reach(scene, 30)
    session.addBurst(100, 20)
    session.change('retries', 3)
    turn(5)
    const digests: string[] = []
    for (let i = 0; i < 2; i++) {
      session.reset()
      turn(5)
      expect(state()).toMatchObject({ time: 0, settings: { retries: 3 }, recording: { log: [] } })
      expect(state().recording.settings.load).toBeUndefined()
      expect(state().tree.branches).toHaveLength(2)
      reach(scene, 60)
      digests.push(await digestOf(scene))
    }
    expect(digests[0]).toBe(digests[1])
    session.undo()
    turn(60)
    expect(state().recording.log.map(({ change }) => change.type)).toEqual(['burst', 'set'])
  })
})
