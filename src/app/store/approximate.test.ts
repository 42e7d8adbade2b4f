import { expect, it } from 'vitest'
import { isApproximate } from './approximate.ts'

it('[P27] a moment is approximate from just after the switch to levels up to the one back', () => {
  const approximation = {
    isOn: true,
    refusal: null,
    spans: [
      { from: 10, to: 20 },
      { from: 30, to: null },
    ],
  }
  const moments = [9, 10, 10.1, 20, 20.1, 30, 30.1, 1e6]
  expect(moments.filter((time) => isApproximate(approximation, time))).toEqual([
    10.1, 20, 30.1, 1e6,
  ])
  expect(isApproximate(approximation, 5, true)).toBe(true)
  expect(isApproximate({ ...approximation, spans: [] }, 15, true)).toBe(false)
  expect(isApproximate(null, 15, true)).toBe(false)
})
