import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compact,
  expand,
  livePartsOf,
  spansOfCounts,
  spansOfRows,
  spansOfWindows,
  type Life,
  type LivePart,
} from './compact.ts'
import { allocate, float64, int32, uint32, uint8, type Views } from './memory.ts'

const rows = 12
const room = 5

const layout = {
  roll: float64(3 * rows),
  rolled: int32(1),
  living: int32(rows),
  registers: float64(2),
  part: { phases: uint8(rows), records: float64(2 * rows), leaves: float64(rows * room) },
  windows: int32(2 * rows),
  ready: int32(2 * room),
  counts: int32(2),
  histogram: uint32(7),
}

function lifeOf(views: Views<typeof layout>): Life<typeof layout> {
  const living = () => views.living.subarray(0, views.registers[0])
  return {
    roll: { first: () => 3 * views.rolled[0] },
    living: { first: () => views.registers[0] },
    part: {
      phases: { spans: () => spansOfRows(living()) },
      records: { spans: () => spansOfRows(living(), 2) },
      leaves: { spans: () => spansOfWindows(living(), views.windows, room) },
    },
    ready: { spans: () => spansOfCounts(views.counts, room) },
  }
}

const states = fc.record({
  rolled: fc.nat(rows),
  living: fc.shuffledSubarray([...Array(rows).keys()]),
  windows: fc.array(fc.tuple(fc.nat(2), fc.nat(3)), { minLength: rows, maxLength: rows }),
  counts: fc.tuple(fc.nat(room), fc.nat(room)),
  fill: fc.integer({ min: 1, max: 250 }),
})
type State = typeof states extends fc.Arbitrary<infer Value> ? Value : never

/** A state whose dead numbers are noise, and its parts. */
function stateOf({ rolled, living, windows, counts, fill }: State, noise: number) {
  const { views, buffer } = allocate(layout)
  new Uint8Array(buffer).fill(noise)
  const parts = livePartsOf(views, lifeOf(views))
  views.rolled[0] = rolled
  views.registers.set([living.length, fill])
  views.living.set(living)
  views.windows.set(windows.flat())
  views.counts.set(counts)
  views.histogram.fill(fill)
  const { part } = views
  for (let i = 0; i < 3 * rolled; i++) views.roll[i] = fill + i
  for (const row of living) {
    part.phases[row] = fill
    part.records.set([fill, row], 2 * row)
    const [head, count] = windows[row]
    part.leaves.fill(fill + row, row * room + head, row * room + head + count)
  }
  counts.forEach((count, i) => views.ready.fill(fill, i * room, i * room + count))
  return { views, buffer, parts }
}

describe('the compact form', () => {
  it('[K44] is the same for equal states, whatever their dead numbers are, and as long as what is alive', () => {
    fc.assert(
      fc.property(states, (state) => {
        const [one, other] = [stateOf(state, 0x11), stateOf(state, 0xee)]
        const bytes = new Uint8Array(compact(one.parts))
        expect(bytes).toEqual(new Uint8Array(compact(other.parts)))
        const leaves = state.living.reduce((sum, row) => sum + state.windows[row][1], 0)
        const counted = [4, 8 * 2, 4 * 2 * rows, 4 * 2, 4 * 7, 24 * state.rolled]
        const ofRows = [1, 16, 4].map((size) => size * state.living.length)
        const ready = 4 * (state.counts[0] + state.counts[1])
        const padded = [...counted, ...ofRows, 8 * leaves, ready].map((n) => Math.ceil(n / 8) * 8)
        expect(bytes).toHaveLength(padded.reduce((sum, n) => sum + n))
      }),
      { seed: 61, numRuns: 100 },
    )
  })

  it('[K44] brings any memory of the same layout to the same state, and touches nothing dead', () => {
    fc.assert(
      fc.property(states, states, (state, before) => {
        const source = stateOf(state, 0x11)
        const bytes = compact(source.parts)
        const target = stateOf(before, 0xee)
        const dead = target.views.roll.slice(3 * state.rolled)
        expand(target.parts, bytes)
        expect(new Uint8Array(compact(target.parts))).toEqual(new Uint8Array(bytes))
        expect(target.views.roll.subarray(3 * state.rolled)).toEqual(dead)
        expect(target.views.part.records.filter((_, i) => state.living.includes(i >> 1))).toEqual(
          source.views.part.records.filter((_, i) => state.living.includes(i >> 1)),
        )
      }),
      { seed: 62, numRuns: 100 },
    )
  })

  it('[K48] copies bits that are no number as they are, and reads none of them as a number', () => {
    const state = { rolled: 2, living: [1, 4], windows: noWindows, counts, fill: 3 }
    const [source, target] = [stateOf(state, 0x11), stateOf(state, 0xee)]
    // −1 behind a small word, as in the record of an attempt, is one of many bits for what is no number.
    const wordsOf = ({ views }: ReturnType<typeof stateOf>): Uint32Array => {
      const { buffer, byteOffset } = views.part.records
      return new Uint32Array(buffer, byteOffset, 4 * rows)
    }
    const bits = [7, 0xffffffff, 0xffffffff, 0x7ff00001]
    for (const row of state.living) wordsOf(source).set(bits, 4 * row)
    const bytes = compact(source.parts.map(unreadable))
    expand(target.parts.map(unreadable), bytes)
    for (const row of state.living) {
      expect([...wordsOf(target).subarray(4 * row, 4 * row + 4)]).toEqual(bits)
    }
  })
})

const noWindows = Array.from({ length: rows }, (): [number, number] => [0, 0])
const counts: [number, number] = [0, 0]

/** The same column, of which spans are alive and whose doubles cannot be read or written one by one. */
function unreadable({ numbers, live }: LivePart): LivePart {
  if (!(numbers instanceof Float64Array) || live === null || 'first' in live) {
    return { numbers, live }
  }
  const refused = (name: string | symbol): void => {
    if (typeof name === 'string' && /^\d+$/.test(name)) throw new Error('a double is touched')
  }
  const guarded = new Proxy(numbers, {
    get(column, name) {
      refused(name)
      // Its own slots are the column's.
      return Reflect.get(column, name, column) as unknown
    },
    set(column, name, value) {
      refused(name)
      return Reflect.set(column, name, value, column)
    },
  })
  return { numbers: guarded, live }
}
