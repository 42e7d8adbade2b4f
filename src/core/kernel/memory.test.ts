import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate, float64, int32, sizeBytes, uint32, uint8, type Column } from './memory.ts'

const columns = fc
  .tuple(fc.constantFrom(float64, int32, uint32, uint8), fc.integer({ min: 0, max: 33 }))
  .map(([kind, length]): Column => kind(length))
const layouts = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom('a', 'b', 'c') }),
  fc.oneof(columns, fc.record({ inner: columns, other: columns })),
  { maxKeys: 8 },
)

type Tree = { readonly [name: string]: Tree | ArrayBufferView }

function arraysIn(tree: Tree): readonly ArrayBufferView[] {
  return Object.values(tree).flatMap((entry) =>
    ArrayBuffer.isView(entry) ? [entry] : arraysIn(entry),
  )
}

describe('the memory of a run', () => {
  it('[K16] columns lie one after another in one zeroed buffer, at multiples of eight', () => {
    let seen = 0
    fc.assert(
      fc.property(layouts, (layout) => {
        const { buffer, views } = allocate(layout)
        const arrays = arraysIn(views)
        let end = 0
        for (const array of arrays) {
          expect(array.buffer).toBe(buffer)
          expect(array.byteOffset % 8).toBe(0)
          expect(array.byteOffset).toBeGreaterThanOrEqual(end)
          end = array.byteOffset + array.byteLength
          seen++
        }
        expect(buffer.byteLength).toBe(sizeBytes(layout))
        expect(buffer.byteLength - end).toBeLessThan(8)
        expect(new Uint8Array(buffer).every((byte) => byte === 0)).toBe(true)
      }),
      { seed: 9, numRuns: 300 },
    )
    expect(seen).toBeGreaterThan(500)
  })

  it('[K16] a column has the type and the length that the layout names', () => {
    const { views } = allocate({
      flags: uint8(3),
      inner: { counts: uint32(5), rows: int32(2) },
      times: float64(4),
    })
    expect([views.flags, views.inner.counts, views.inner.rows, views.times]).toEqual([
      new Uint8Array(3),
      new Uint32Array(5),
      new Int32Array(2),
      new Float64Array(4),
    ])
  })

  it('[K16] a copy of the buffer is a copy of the state', () => {
    const one = allocate({ times: float64(4), rows: int32(3) })
    one.views.times.set([1, 2, 3, 4])
    one.views.rows.set([-1, 5, 7])
    const other = allocate({ times: float64(4), rows: int32(3) })
    new Uint8Array(other.buffer).set(new Uint8Array(one.buffer))
    expect(other.views).toEqual(one.views)
  })
})
