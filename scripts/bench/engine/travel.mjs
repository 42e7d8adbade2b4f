import { leastOf, medianOf, mostOf } from '../results.mjs'
import { turnOf } from './program.mjs'

/**
 * @typedef {import('../engine.mjs').Setting} Setting
 * @typedef {import('../engine.mjs').Part} Part
 * @typedef {{ rate: number, cells: number, hour: number, megabytes: number, seeks: readonly number[], stepsBack: readonly number[] }} Travel
 */

/** Two turns: an hour of 70,000 requests a second takes half a minute alone. */
const turns = 2

/** What going to a time of an hour takes, and what the worker keeps for it. @param {Setting} setting @returns {Part} */
export function measureTravel({ program }) {
  const rows = [7000, 70_000].map((rate) => {
    /** @type {readonly Travel[]} */
    const found = Array.from(
      { length: turns },
      () => turnOf(program, ['travel', String(rate)], ['--expose-gc']).answer,
    )
    return {
      rate,
      cells: found[0]?.cells ?? 0,
      hour: leastOf(found.map((one) => one.hour)),
      megabytes: mostOf(found.map((one) => one.megabytes)),
      seek: leastOf(found.map(({ seeks }) => medianOf(seeks))),
      longestSeek: leastOf(found.map(({ seeks }) => mostOf(seeks))),
      back: leastOf(found.map(({ stepsBack }) => medianOf(stepsBack))),
      longestBack: leastOf(found.map(({ stepsBack }) => mostOf(stepsBack))),
    }
  })
  const [small, large] = rows
  return {
    heading: 'Back and forth in an hour',
    notes: [
      'Milliseconds in the worker, from a save and by a replay of the rest, for an hour at a utilisation of 0.7 with one slot a cell: to 60 random',
      `times, and 60 times from a decision to the one before it. The middle and the longest; the better of ${turns} turns. Memory is what is kept more`,
      'than at time 0.',
    ],
    table: [
      [
        'requests/s',
        'cells',
        'the hour',
        'random times',
        'longest',
        'step back',
        'longest',
        'memory',
      ],
      ...rows.map((one) => [
        one.rate.toLocaleString('en'),
        one.cells.toLocaleString('en'),
        `${one.hour.toFixed(1)} s`,
        one.seek.toFixed(0),
        one.longestSeek.toFixed(0),
        one.back.toFixed(0),
        one.longestBack.toFixed(0),
        `${one.megabytes.toFixed(1)} MB`,
      ]),
    ],
    values: {
      seek: large?.longestSeek ?? Number.NaN,
      'seek-memory': large?.megabytes ?? Number.NaN,
      'step-back': small?.longestBack ?? Number.NaN,
    },
    data: rows,
  }
}
