import { basename } from 'node:path'
import { giveUp, say } from '../../setup/say.mjs'
import { leastOf } from '../results.mjs'
import { hoursTrace, isUnderHoursTrace } from './bounds.mjs'
import { turnOf } from './program.mjs'

/**
 * @typedef {import('../engine.mjs').Setting} Setting
 * @typedef {import('../engine.mjs').Part} Part
 * @typedef {{ wall: number, simulated: number, requests: number, divisions: number, digest: string }} WholeTime
 * @typedef {{ name: string, wish: readonly string[], times: WholeTime[] }} Whole
 */

/** The real day that every copy of the project has. */
const builtInDay = 'elb-day'

/**
 * Whole runs of the autoscaled service under measured loads: the trace of the caller, and the real
 * day that is built in. @param {Setting} setting @returns {Part}
 */
export function measureHours({ program, yardstick, rounds, trace }) {
  /** @type {Whole[]} */
  const wholes = [{ name: `${builtInDay}, built in`, wish: ['scenario', builtInDay], times: [] }]
  if (trace !== null) {
    wholes.unshift({ name: basename(trace), wish: ['trace', trace], times: [] })
  } else say('twelve real hours are not measured: no trace was given with --trace FILE')
  /** @type {number[]} */
  const heap = []
  for (let round = 0; round < rounds; round++) {
    if (yardstick !== null) heap.push(yardstick())
    for (const { wish, times } of wholes) times.push(turnOf(program, wish).answer)
  }
  const rows = wholes.map(rowOf)
  const hours = rows.find(isUnderHoursTrace)
  const beside = yardstick === null ? null : leastOf(heap)
  return {
    heading: 'Whole runs under real loads',
    notes: [
      `From the begin of a run to its end, its memory included, each in a process of its own: the best of ${rounds} turns. Start settings,`,
      'so clients wait ten seconds and try once more; four slots a cell; the autoscaler decides how many cells there are.',
      yardstickNote(beside),
      ...(hours === undefined ? [boundNote(trace)] : []),
    ],
    table: [
      ['load', 'hours', 'requests', 'divisions', 'seconds', 'ns per request'],
      ...rows.map((row) => [
        row.name,
        (row.simulated / 3600).toFixed(0),
        row.requests.toLocaleString('en'),
        row.divisions.toLocaleString('en'),
        row.wall.toFixed(2),
        ((row.wall * 1e9) / row.requests).toFixed(1),
      ]),
    ],
    values: hours === undefined ? {} : { hours: hours.wall },
    data: { runs: rows, yardstick: beside },
  }
}

/** What machine this is, told by a program that never changes. @param {number | null} ns */
export function yardstickNote(ns) {
  return ns === null
    ? 'The C++ heap was not there to be measured beside it.'
    : `Beside it, in the same minutes, the C++ heap took ${ns.toFixed(1)} ns per request of case c.`
}

/** @param {string | null} trace */
function boundNote(trace) {
  return trace === null
    ? 'Twelve real hours were not measured: no trace was given.'
    : `The bound speaks of a trace of ${hoursTrace.seconds / 3600} hours and ${hoursTrace.requests.toLocaleString('en')} requests, which this one is not.`
}

/** The best of the turns of a run; all of them must have been the same run. @param {Whole} whole */
function rowOf({ name, times }) {
  const [first] = times
  if (first === undefined) throw new Error('A run has turns.')
  const other = times.find(({ digest }) => digest !== first.digest)
  if (other !== undefined) {
    giveUp(`two runs of “${name}” ended with different digests: ${first.digest}, ${other.digest}`)
  }
  return { name, ...first, wall: leastOf(times.map(({ wall }) => wall)) }
}
