import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Run, Save } from '#core/organisms/organism.ts'
import { begin, constantLoad, cpuScaler, lively, portrait, runTo } from './runs.test-support.ts'

const overload = {
  ...lively,
  load: constantLoad(900, 240),
  failureShare: 0.3,
  retries: 5,
  initialReplicas: 9,
}

/** A run of the same seed and capacity whose memory is full of something else. */
function dirtyRun(): Run {
  const run = begin(overload, 9)
  runTo(run, 200)
  expect(run.figures().attempts.shed).toBeGreaterThan(10_000)
  return run
}

function kill(run: Run): void {
  const ids = run.notes().entries.filter(({ kind }) => kind === 'born')
  for (const { id } of ids) if (run.apply({ type: 'kill', cell: id }).ok) return
  throw new Error('a run has a cell that can be killed')
}

const times = fc.double({ min: 0, max: 240, noNaN: true })

describe('a save', () => {
  it('[K45] makes any run of the same seed and capacity the same run, whatever its memory held', () => {
    const dirty = dirtyRun()
    fc.assert(
      fc.property(times, fc.boolean(), (time, kills) => {
        const run = begin(lively, 9)
        runTo(run, time)
        if (kills) kill(run)
        const saved = run.save()
        dirty.restore(saved)
        expect(portrait(dirty)).toEqual(portrait(run))
        expect(dirty.brokenInvariant()).toBeNull()
        for (const one of [run, dirty]) {
          runTo(one, Math.min(240, time + 40))
          kill(one)
          runTo(one, 240)
        }
        expect(portrait(dirty)).toEqual(portrait(run))
        // The next turn meets what this one has left behind.
        runTo(dirty, 240)
      }),
      { seed: 51, numRuns: 10 },
    )
  })

  it('[K45] that shares memory with the one before is worth the same, and stays what it is', () => {
    const run = begin(lively, 9)
    const saves: Save[] = []
    const there: string[] = []
    for (let time = 0; time <= 240; time += 20) {
      runTo(run, time)
      saves.push(run.save(saves.at(-1)))
      there.push(run.digest())
    }
    const whole = portrait(run)
    for (const index of [3, 12, 0, 9]) {
      run.restore(saves[index])
      expect(run.now()).toBe(20 * index)
      expect(run.digest()).toBe(there[index])
      runTo(run, 240)
      expect(portrait(run)).toEqual(whole)
    }
    const alone = run.save()
    const shared = saves[12].bytes
    expect(alone.bytes).toBe(begin(lively, 9).save().bytes + (alone.bytes - saves[0].bytes))
    expect(alone.bytes - shared).toBeGreaterThanOrEqual(3 * 64 * 18 * 8)
  })

  it('[K45] costs the run nothing: however often it is saved, it is the same run', () => {
    const plain = begin(lively, 9)
    const saved = begin(lively, 9)
    runTo(plain, 240)
    for (let time = 0; time <= 240; time += 0.7) {
      runTo(saved, time)
      saved.save()
    }
    runTo(saved, 240)
    expect(portrait(saved)).toEqual(portrait(plain))
  })

  it('[K45] costs a run of cells of one slot nothing either, at any moment', () => {
    const busy = { load: constantLoad(2000, 60), slots: 1, serviceMean: 0.01, initialReplicas: 30 }
    const [plain, saved] = [begin(busy, 3), begin(busy, 3)]
    for (let time = 0; time <= 12; time += 0.037) {
      runTo(saved, time)
      saved.save()
    }
    for (let end = 12; end < 20; end += 0.37) {
      for (const run of [plain, saved]) runTo(run, end)
      saved.save()
      const other = begin(busy, 3)
      runTo(other, end)
      expect(saved.digest()).toBe(other.digest())
    }
    runTo(plain, 20)
    runTo(saved, 20)
    expect(plain.figures().attempts.completed).toBeGreaterThan(30_000)
    expect(saved.digest()).toBe(plain.digest())
  })
})

describe('a keyframe', () => {
  it('[K46] lets another run at its beginning go on, with the journal that is known', () => {
    const run = begin(lively, 9)
    runTo(run, 130)
    kill(run)
    const keyframe = structuredClone(run.keyframe())
    const notes = run.notes().entries.slice(-7)
    const decisions = run.decisions().entries.slice(-2)
    const other = begin(lively, 9)
    other.resume(keyframe, { notes, decisions })
    expect(other.digest()).toBe(run.digest())
    expect(other.notes()).toEqual({ entries: notes, dropped: run.notes().entries.length - 7 })
    for (const one of [run, other]) runTo(one, 240)
    const [whole, resumed] = [portrait(run), portrait(other)]
    expect(resumed.digest).toBe(whole.digest)
    expect(resumed.history).toEqual(whole.history)
    expect(resumed.figures).toEqual(whole.figures)
    expect(resumed.notes).toEqual(whole.notes.slice(whole.notes.length - resumed.notes.length))
  })

  it('[K46] is small: of ten megabytes of room a few tens of kilobytes are alive', () => {
    const run = begin({ ...lively, hpa: cpuScaler(1, 12) }, 9)
    runTo(run, 240)
    expect(run.bytes).toBeGreaterThan(5e6)
    expect(run.keyframe().state.byteLength).toBeLessThan(120_000)
  })
})
