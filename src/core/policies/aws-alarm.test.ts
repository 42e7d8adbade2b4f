import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AwsAlarm, AwsAlarmState } from './aws-alarm.ts'
import { evaluateAlarm } from './aws-alarm.ts'

const alarm: AwsAlarm = {
  comparison: 'GreaterThanThreshold',
  threshold: 50,
  evaluationPeriods: 3,
  datapointsToAlarm: 3,
  treatMissingData: 'missing',
}

/** “0 - X” as data points: within the threshold, missing, breaching. */
function points(row: string): readonly (number | null)[] {
  return row.split(' ').map((point) => (point === '-' ? null : point === 'X' ? 60 : 40))
}

const treatments = ['missing', 'ignore', 'breaching', 'notBreaching'] as const
const [ok, inAlarm, blind]: readonly AwsAlarmState[] = ['OK', 'ALARM', 'INSUFFICIENT_DATA']

type Row = readonly [points: string, states: readonly (AwsAlarmState | 'retain' | undefined)[]]
const threeOfThree: readonly Row[] = [
  ['0 - X - X', [ok, ok, ok, ok]],
  ['0 - - - -', [ok, ok, ok, ok]],
  ['- - - - -', [blind, 'retain', inAlarm, ok]],
  ['0 X X - X', [inAlarm, inAlarm, inAlarm, inAlarm]],
  ['- - X - -', [inAlarm, 'retain', inAlarm, ok]],
]
const twoOfThree: readonly Row[] = [
  ['0 - X - X', [inAlarm, inAlarm, inAlarm, inAlarm]],
  ['0 0 X 0 X', [inAlarm, inAlarm, inAlarm, inAlarm]],
  ['0 - X - -', [ok, ok, inAlarm, ok]],
  ['- - - - 0', [ok, ok, inAlarm, ok]],
  ['- - - X -', [inAlarm, 'retain', inAlarm, ok]],
]

describe('an alarm', () => {
  it.each([
    [3, threeOfThree],
    [2, twoOfThree],
  ])('[J17] %s of 3 says what the table of the guide says', (datapointsToAlarm, rows) => {
    for (const [row, expected] of rows) {
      for (const before of [ok, inAlarm] as const) {
        const states = treatments.map(
          (treatMissingData) =>
            evaluateAlarm(
              { ...alarm, datapointsToAlarm, treatMissingData },
              points(row),
              before ?? 'OK',
            ).state,
        )
        expect([row, states]).toEqual([
          row,
          expected.map((state) => (state === 'retain' ? before : state)),
        ])
      }
    }
  })

  it('[J17] without gaps only the last N count, and M of them are enough', () => {
    let alarms = 0
    const row = fc.array(fc.constantFrom(40, 60), { minLength: 5, maxLength: 12 })
    const shape = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    fc.assert(
      fc.property(
        row,
        shape,
        fc.constantFrom(...treatments),
        (values, [a, b], treatMissingData) => {
          const rule = { evaluationPeriods: Math.max(a, b), datapointsToAlarm: Math.min(a, b) }
          const { state } = evaluateAlarm({ ...alarm, ...rule, treatMissingData }, values, 'OK')
          const breaching = values
            .slice(-rule.evaluationPeriods)
            .filter((value) => value > 50).length
          if (state === 'ALARM') alarms++
          expect(state).toBe(breaching >= rule.datapointsToAlarm ? 'ALARM' : 'OK')
        },
      ),
      { numRuns: 300, seed: 1 },
    )
    expect(alarms).toBeGreaterThan(50)
  })

  it('[J17] the four comparisons differ at the threshold and in the way they look', () => {
    const states = (comparison: AwsAlarm['comparison']) =>
      [49, 50, 51].map((value) => {
        const one = { ...alarm, comparison, evaluationPeriods: 1, datapointsToAlarm: 1 }
        return evaluateAlarm(one, [value], 'OK').state === 'ALARM'
      })
    expect(states('GreaterThanThreshold')).toEqual([false, false, true])
    expect(states('GreaterThanOrEqualToThreshold')).toEqual([false, true, true])
    expect(states('LessThanThreshold')).toEqual([true, false, false])
    expect(states('LessThanOrEqualToThreshold')).toEqual([true, true, false])
  })

  it('[J17] counts what came, what breaches and what was filled', () => {
    expect(evaluateAlarm(alarm, points('- - X - -'), 'OK')).toEqual({
      state: 'ALARM',
      present: 1,
      breaching: 1,
      filled: 2,
      premature: true,
    })
    // A single recent value is too young for that.
    expect(evaluateAlarm(alarm, points('- - - - X'), 'OK').state).toBe('INSUFFICIENT_DATA')
  })
})
