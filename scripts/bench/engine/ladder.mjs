import { leastOf, mostOf } from '../results.mjs'
import { turnOf } from './program.mjs'

/**
 * @typedef {import('../engine.mjs').Setting} Setting
 * @typedef {import('../engine.mjs').Part} Part
 * @typedef {{ what: string, cells: number, ns: number }} Rung
 */

/** What a hop costs with ten cells, and with more of them at the same utilisation. @param {Setting} setting @returns {Part} */
export function measureLadder({ program, rounds }) {
  /** @type {Map<number, Rung[]>} */
  const turns = new Map()
  for (let round = 0; round < rounds; round++) {
    /** @type {readonly Rung[]} */
    const rungs = turnOf(program, ['ladder']).answer
    for (const rung of rungs) turns.set(rung.cells, [...(turns.get(rung.cells) ?? []), rung])
  }
  const rows = [...turns].map(([cells, rungs]) => ({
    cells,
    ns: leastOf(rungs.map(({ ns }) => ns)),
  }))
  const cheapest = leastOf(rows.map(({ ns }) => ns))
  return {
    heading: 'From ten cells to thirty thousand',
    notes: [
      `Nanoseconds per hop with power of two at a utilisation of 0.7, one slot a cell; the sizes take turns, the best of ${rounds} turns counts.`,
    ],
    table: [
      ['cells', 'ns per hop', 'of the cheapest'],
      ...rows.map(({ cells, ns }) => [
        cells.toLocaleString('en'),
        ns.toFixed(1),
        `${(ns / cheapest).toFixed(2)} ×`,
      ]),
    ],
    values: { ladder: mostOf(rows.map(({ ns }) => ns)) / cheapest },
    data: rows,
  }
}
