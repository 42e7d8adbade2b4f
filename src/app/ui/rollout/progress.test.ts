import { expect, it } from 'vitest'
import { isDone, podsOf } from './progress.ts'

const revision = { genome: 0, digest: '', number: 1, waiting: 0, crashes: false }
const empty = { ...revision, wanted: 0, active: 0, available: 0 }

it('[C28] a rollout is done when all that is wanted is available and new', () => {
  const whole = { ...revision, wanted: 8, active: 8, available: 8 }
  expect(isDone({ revisions: [empty, whole] })).toBe(true)
  expect(isDone({ revisions: [{ ...empty, active: 1 }, whole] })).toBe(false)
  expect(isDone({ revisions: [{ ...empty, wanted: 1 }, whole] })).toBe(false)
  expect(isDone({ revisions: [empty, { ...whole, available: 7 }] })).toBe(false)
  expect(isDone({ revisions: [] })).toBe(false)
})

it('[C28] cells are typed as a number or as a share', () => {
  expect(['2', ' 25 %', '30%', 'many', ''].map(podsOf)).toEqual([2, '25%', '30%', 'many', ''])
})
