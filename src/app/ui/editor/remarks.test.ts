import { describe, expect, it } from 'vitest'
import type { TextReading } from '#app/editor/manifests.ts'
import type { ManifestChoices } from '#share/manifests/draft.ts'
import { createWords } from '#text/words.ts'
import { leaveOut, placeNamed, remarksOf } from './remarks.ts'

const nothing: TextReading = {
  values: null,
  unsaid: [],
  problem: null,
  needs: [],
  refused: [],
  begins: null,
  several: [],
}
const field = (key: string, line: number, accepted = false) => ({
  object: 'Deployment web',
  path: `spec.${key}`,
  key,
  line,
  column: 3,
  reason: 'this field is not known to the simulation',
  accepted,
})

function setUp(choices: ManifestChoices = {}) {
  const answers: ManifestChoices[] = []
  return {
    editing: { choices: () => choices, answer: (next: ManifestChoices) => void answers.push(next) },
    answers,
  }
}

describe('what is said at a line', () => {
  it('[U91] a refusal stands where its sentence says', () => {
    expect(placeNamed('Line 9, column 79: it is wrong.')).toEqual({ line: 9, column: 79 })
    expect(placeNamed('Line 9: it is wrong.')).toEqual({ line: 9, column: null })
    expect(placeNamed('This file is empty. Line 9: no.')).toBeNull()
  })

  it('[U91] what is accepted or answered is remarked on no more, and one yes is for one field', () => {
    const { editing, answers } = setUp({ scaler: 'web', accepted: ['a'] })
    const need = { key: 'n', type: 'Pods', name: 'depth', line: 4, guess: null }
    const reading: TextReading = {
      ...nothing,
      refused: [field('a', 2, true), field('b', 3), field('c', 5)],
      needs: [
        { ...need, signal: null },
        { ...need, key: 'm', line: 6, signal: 'in-flight' },
      ],
    }
    const remarks = remarksOf(reading, createWords().now(), editing)
    expect(remarks.map(({ line, severity }) => [line, severity])).toEqual([
      [3, 'warning'],
      [5, 'warning'],
      [4, 'warning'],
    ])
    remarks[1]?.action?.act()
    leaveOut(editing, reading.refused, field('b', 3))
    expect(answers).toEqual([
      { scaler: 'web', accepted: ['a', 'c'] },
      { scaler: 'web', accepted: ['a', 'b'] },
    ])
  })
})
