import { describe, expect, it } from 'vitest'
import { trueAnswer, type RoomQuestion } from '#app/lecture/tally.ts'
import { createWords } from '#text/words.ts'
import { namesOf } from './tell.ts'

describe('the answers of a room', () => {
  it('[R73] are ranges that meet nowhere: an edge is the least of the one above', () => {
    const edges = [5, 8, 10]
    const question: RoomQuestion = { edges, min: 3, max: 12, kind: 'count', options: [] }
    const names = namesOf(question, [], createWords().now())
    expect(names).toEqual(['under 5', '5 to under 8', '8 to under 10', '10 or more'])
    expect([4, 5, 7, 8, 10].map((truth) => names[trueAnswer(question, truth)])).toEqual([
      'under 5',
      '5 to under 8',
      '5 to under 8',
      '8 to under 10',
      '10 or more',
    ])
  })
})
