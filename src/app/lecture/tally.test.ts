import { describe, expect, it } from 'vitest'
import type { LessonStep } from '#core/organisms/lesson.ts'
import {
  answerOf,
  count,
  emptyTally,
  handsOf,
  roomQuestion,
  trueAnswer,
  type RoomQuestion,
} from './tally.ts'

const base = { focus: 'stage', until: { after: 1 } } as const
const told = { title: 'One', text: 'Two.', notes: '' }

function asked(step: Pick<LessonStep, 'prompt'>, options: readonly string[] = []): RoomQuestion {
  const question = roomQuestion({ ...base, ...step }, { ...told, options })
  if (question === null) throw new Error('it asks')
  return question
}

const number = (min: number, max: number, step: number) =>
  asked({ prompt: { kind: 'number', truth: 'lag', min, max, step, near: 1 } })
const choice = asked({ prompt: { kind: 'choice', options: [[], [], []] } }, ['a', 'b', 'c'])

describe('the tally of a room', () => {
  it('[R73] counts hands up and down, never below none nor above what a room holds', () => {
    let tally = emptyTally(choice)
    expect(tally).toEqual([0, 0, 0])
    tally = count(count(count(tally, 1, 1), 1, 1), 2, 1)
    expect(tally).toEqual([0, 2, 1])
    expect(count(tally, 0, -1)).toEqual([0, 2, 1])
    expect(count(tally, 2, -1)).toEqual([0, 2, 0])
    for (const nowhere of [3, -1, 1.5, Number.NaN]) expect(count(tally, nowhere, 1)).toEqual(tally)
    for (let hand = 0; hand < 2000; hand++) tally = count(tally, 0, 1)
    expect(tally[0]).toBe(999)
    expect(handsOf(tally)).toBe(1002)
  })

  it('[R73] is the answer of most; of as many for two, or of nobody, it is none', () => {
    expect(answerOf(choice, [0, 0, 0])).toBeNull()
    expect(answerOf(choice, [1, 5, 4])).toBe(1)
    expect(answerOf(choice, [5, 5, 1])).toBeNull()
    expect(trueAnswer(choice, 2)).toBe(2)
  })

  it('[R73] asks a number in ranges of whole steps, and takes the middle of the median range', () => {
    const question = number(0, 90, 5)
    expect(question.edges).toEqual([25, 45, 70])
    expect(emptyTally(question)).toHaveLength(4)
    expect(answerOf(question, [3, 1, 0, 0])).toBe(12.5)
    expect(answerOf(question, [1, 1, 5, 0])).toBe(57.5)
    expect(answerOf(question, [0, 0, 0, 1])).toBe(80)
    expect([-5, 0, 24.9, 25, 69, 70, 400].map((truth) => trueAnswer(question, truth))).toEqual([
      0, 0, 0, 1, 2, 3, 3,
    ])
  })

  it('[R73] asks a coarse scale in fewer ranges', () => {
    expect(number(0, 2, 1).edges).toEqual([1])
    expect(number(0, 1, 1).edges).toEqual([])
  })

  it('[R73] has nothing to count where nothing is asked', () => {
    expect(roomQuestion(base, told)).toBeNull()
  })
})
