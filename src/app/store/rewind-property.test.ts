import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { organismOf } from '#core/organisms/models.ts'
import type { Change, LogEntry, Recording } from '#core/organisms/recording.ts'
import { createHost } from '#worker/host.ts'
import { turnTo } from './branch-list.ts'
import { currentOf } from './branches.ts'
import { isSame } from './settings.ts'
import { recording as plain, setUpBetween, type Scene } from './two-threads.ts'

/** How often each property is tried; a wide run asks for more. */
const rounds = Number(process.env['MITOSIS_REWINDS'] ?? 1)

const duration = 120
const recording: Recording = {
  ...plain,
  settings: {
    load: { form: 'steps', every: 40, rates: [20, 60, 15] },
    retries: 1,
    timeout: 2,
    boot: 3,
  },
}

const setUp = (opened = recording): Scene =>
  setUpBetween((parts) => createHost({ organismOf, ...parts }), opened)

const time = fc.integer({ min: 1, max: duration * 8 - 8 }).map((eighths) => eighths / 8)
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map((cell): Change => ({ type: 'kill', cell })),
  fc.record({
    type: fc.constant('burst' as const),
    rate: fc.integer({ min: 1, max: 60 }),
    seconds: fc.integer({ min: 1, max: 50 }),
  }),
  fc.integer({ min: 0, max: 99 }).map((word): Change => ({ type: 'note', text: `note ${word}` })),
  fc
    .constantFrom('healthy' as const, 'crashing' as const)
    .map((revision): Change => ({ type: 'rollout', service: 0, revision })),
  fc.record({
    type: fc.constant('set' as const),
    name: fc.constantFrom('retries', 'timeout', 'imagePull', 'maxSurge'),
    value: fc.integer({ min: 1, max: 5 }),
  }),
)

/** The digest of a run as it is written down at a time, from its beginning; changes that it refuses are left out, as in the page. */
function digestAt({ organism, settings, seed, log }: Recording, until: number): string {
  const begun = organismOf(organism)?.begin(settings, seed)
  if (begun?.ok !== true) throw new Error('the run has not begun')
  const run = begun.value
  for (const entry of log) {
    if (entry.time > until) break
    run.advanceTo(entry.time, Infinity)
    run.apply(entry.change)
  }
  run.advanceTo(until, Infinity)
  return run.digest()
}

/** Lets the page and its worker come to rest. */
function rest(scene: Scene): void {
  for (let i = 0; i < 40; i++) {
    scene.turn(3)
    if (scene.state().status !== 'seeking' && scene.state().status !== 'loading') return
  }
  throw new Error('the run has not come to rest')
}

async function shownDigest(scene: Scene): Promise<string> {
  const digest = scene.session.requestDigest()
  scene.turn(3)
  return digest
}

type Act =
  | { readonly type: 'do'; readonly change: Change }
  | { readonly type: 'seek'; readonly time: number }
  | { readonly type: 'undo' | 'redo' | 'reset' | 'newSeed' | 'slots' }
  | { readonly type: 'branch'; readonly which: number }

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: change.map((one): Act => ({ type: 'do', change: one })) },
  { weight: 4, arbitrary: time.map((at): Act => ({ type: 'seek', time: at })) },
  { weight: 5, arbitrary: fc.constantFrom<Act>({ type: 'undo' }, { type: 'redo' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Act>({ type: 'reset' }, { type: 'newSeed' }, { type: 'slots' }),
  },
  { weight: 1, arbitrary: fc.nat(30).map((which): Act => ({ type: 'branch', which })) },
)

function perform({ session, state }: Scene, one: Act): void {
  if (one.type === 'seek') return session.seek(one.time)
  if (one.type === 'branch') {
    const { branches } = state().tree
    const { id } = branches[one.which % branches.length] ?? currentOf(state().tree)
    return session.regrow((tree) => (tree.current === id ? tree : turnTo(tree, id)), false)
  }
  if (one.type === 'slots') return session.change('slots', 1 + (state().settings.slots % 4))
  if (one.type === 'newSeed') return session.newSeed(state().recording.seed + 1)
  if (one.type !== 'do') return session[one.type]()
  const { change: wished } = one
  if (wished.type === 'kill') session.kill(wished.cell)
  else if (wished.type === 'burst') session.addBurst(wished.rate, wished.seconds)
  else if (wished.type === 'note') session.addNote(wished.text)
  else if (wished.type === 'rollout') session.rollOut(wished.revision)
  // The names that are drawn are those of settings.
  else if (wished.type === 'set') session.changeAll({ [wished.name]: wished.value })
}

describe('rewinding a run', () => {
  it('[U8] [U100] [U101] after any two hundred acts the run is the one that is written down', async () => {
    const property = fc.asyncProperty(
      fc.array(act, { minLength: 200, maxLength: 200 }),
      async (acts) => {
        const scene = setUp()
        let [steps, compared] = [0, 0]
        for (const [index, one] of acts.entries()) {
          const before = scene.state()
          perform(scene, one)
          rest(scene)
          const after = scene.state()
          expect(currentOf(after.tree).recording).toEqual(after.recording)
          if (one.type === 'undo' && before.canUndo) {
            // Once more forth and back: the same again.
            steps++
            scene.session.redo()
            rest(scene)
            expect(isSame(scene.state().recording, before.recording)).toBe(true)
            scene.session.undo()
            rest(scene)
            expect(scene.state().recording).toEqual(after.recording)
          }
          if (index % 8 !== 0) continue
          compared++
          const { time: at, recording: written } = scene.state()
          expect(await shownDigest(scene)).toBe(digestAt(written, at))
        }
        expect(compared).toBe(25)
        expect(steps).toBeGreaterThan(5)
      },
    )
    await fc.assert(property, { seed: 11, numRuns: rounds, endOnFailure: true })
  })

  it('[U100] reset twice is the same run, whatever was done before', async () => {
    const property = fc.asyncProperty(fc.array(act, { maxLength: 15 }), time, async (acts, at) => {
      const scene = setUp()
      for (const one of acts) {
        perform(scene, one)
        rest(scene)
      }
      const digests: string[] = []
      for (let i = 0; i < 2; i++) {
        scene.session.reset()
        rest(scene)
        digests.push(await shownDigest(scene))
        scene.session.seek(at)
        rest(scene)
        digests.push(await shownDigest(scene))
      }
      expect(digests.slice(2)).toEqual(digests.slice(0, 2))
      expect(digests[0]).not.toBe(digests[1])
    })
    await fc.assert(property, { seed: 12, numRuns: 6 * rounds, endOnFailure: true })
  })

  it('[W13] at any of two hundred instants, in any order, it is the run that was never wound', async () => {
    const log = fc
      .array(fc.tuple(time, change), { minLength: 4, maxLength: 12 })
      .map((entries): readonly LogEntry[] =>
        entries
          .map(([at, one]) => ({ time: at, change: one }))
          .toSorted((one, other) => one.time - other.time),
      )
    const instants = fc.array(time, { minLength: 200, maxLength: 200 })
    const property = fc.asyncProperty(log, instants, async (entries, times) => {
      const opened = { ...recording, log: entries }
      const scene = setUp(opened)
      const forward = organismOf(opened.organism)?.begin(opened.settings, opened.seed)
      if (forward?.ok !== true) throw new Error('the run has not begun')
      const expected = new Map<number, string>()
      let next = 0
      for (const at of times.toSorted((one, other) => one - other)) {
        for (let entry = entries[next]; entry !== undefined && entry.time <= at;) {
          forward.value.advanceTo(entry.time, Infinity)
          forward.value.apply(entry.change)
          entry = entries[++next]
        }
        forward.value.advanceTo(at, Infinity)
        expected.set(at, forward.value.digest())
      }
      for (const at of times) {
        scene.session.seek(at)
        rest(scene)
        expect(scene.state().time).toBe(at)
        expect(await shownDigest(scene)).toBe(expected.get(at))
      }
    })
    await fc.assert(property, { seed: 13, numRuns: rounds, endOnFailure: true })
  })

  it('[U101] [U102] who forks and returns finds the original as it was', async () => {
    // At the furthest time the original itself would go on.
    const past = time.filter((at) => at < duration - 1)
    const fork = fc.record({ at: past, deed: change, until: time })
    const property = fc.asyncProperty(
      fc.array(fork, { minLength: 6, maxLength: 6 }),
      async (forks) => {
        const scene = setUp()
        scene.session.seek(duration - 1)
        rest(scene)
        const original = await shownDigest(scene)
        let grown = 0
        for (const { at, deed, until } of forks) {
          const { current, branches } = scene.state().tree
          scene.session.seek(at)
          rest(scene)
          perform(scene, { type: 'do', change: deed })
          rest(scene)
          const isNew = scene.state().tree.current !== current
          // What is refused, or changes nothing, begins none.
          expect(scene.state().tree.branches.length).toBe(branches.length + Number(isNew))
          grown += Number(isNew)
          scene.session.seek(until)
          rest(scene)
          const { recording: written, time: there } = scene.state()
          expect(await shownDigest(scene)).toBe(digestAt(written, there))
          scene.session.regrow((tree) => (tree.current === 1 ? tree : turnTo(tree, 1)), false)
          rest(scene)
          expect(scene.state().recording).toEqual(recording)
          scene.session.seek(duration - 1)
          rest(scene)
          expect(await shownDigest(scene)).toBe(original)
        }
        expect(grown).toBeGreaterThan(2)
      },
    )
    await fc.assert(property, { seed: 14, numRuns: 3 * rounds, endOnFailure: true })
  })
})
