import { leastOf } from '../results.mjs'
import { turnOf } from './program.mjs'

/**
 * @typedef {import('../engine.mjs').Setting} Setting
 * @typedef {import('../engine.mjs').Part} Part
 * @typedef {import('../../../src/cli/bench-levels.ts').LevelTime} LevelTime
 */

/** What cells cost as counts by level, beside every request. @param {Setting} setting @returns {Part} */
export function measureLevels({ program, rounds }) {
  /** @type {Map<number, LevelTime[]>} */
  const turns = new Map()
  for (let round = 0; round < rounds; round++) {
    /** @type {readonly LevelTime[]} */
    const sizes = turnOf(program, ['levels']).answer
    for (const size of sizes) turns.set(size.cells, [...(turns.get(size.cells) ?? []), size])
  }
  const rows = [...turns].map(([cells, times]) => ({
    cells,
    requestsUs: leastOf(times.map(({ requestsUs }) => requestsUs)),
    levelsUs: leastOf(times.map(({ levelsUs }) => levelsUs)),
    leapNs: leastOf(times.map(({ leapNs }) => leapNs)),
    settleNs: leastOf(times.map(({ settleNs }) => settleNs)),
  }))
  const largest = rows.at(-1)
  return {
    heading: 'Cells as counts by level',
    notes: [
      `Microseconds per mean service with power of two at a utilisation of 0.7, one slot a cell: every request, and leaps of a quarter of a mean service over how many cells hold how many requests; both take turns, the best of ${rounds} turns counts. Settling latencies comes once a reading.`,
    ],
    table: [
      ['cells', 'requests, µs', 'levels, µs', 'requests of levels', 'ns per leap', 'settling, µs'],
      ...rows.map(({ cells, requestsUs, levelsUs, leapNs, settleNs }) => [
        cells.toLocaleString('en'),
        requestsUs.toFixed(1),
        levelsUs.toFixed(1),
        `${(requestsUs / levelsUs).toFixed(1)} ×`,
        leapNs.toFixed(0),
        (settleNs / 1000).toFixed(0),
      ]),
    ],
    values: largest === undefined ? {} : { levels: largest.requestsUs / largest.levelsUs },
    data: rows,
  }
}
