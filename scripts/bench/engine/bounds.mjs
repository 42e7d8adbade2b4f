/**
 * What the engine has to keep, in one place. `part` is the measurement that finds the figure, and
 * `goal`, where there is one, what it is hoped to reach.
 * @typedef {{ id: string, part: string, what: string, unit: string, goal?: number } & ({ atLeast: number } | { atMost: number })} Bound
 *
 * A bound with what was found. `ratio` is the share of the bound that is used: up to 1 keeps it, and 1.5 is
 * half as much again as is allowed; null where the bound is 0 or nothing was found.
 * @typedef {Bound & { value: number | null, ratio: number | null, verdict: 'ok' | 'too slow' | 'too many' | 'not measured', isMissed: boolean }} Judged
 */

/** @type {readonly Bound[]} */
export const bounds = [
  {
    id: 'c-heap',
    part: 'cases',
    what: 'case c beside the C++ heap',
    unit: '×',
    atLeast: 1.5,
    goal: 2,
  },
  {
    id: 'd-heap',
    part: 'cases',
    what: 'case d beside the C++ heap',
    unit: '×',
    atLeast: 2.2,
    goal: 2.5,
  },
  { id: 'c-simpy', part: 'cases', what: 'case c beside SimPy', unit: '×', atLeast: 150 },
  { id: 'hours', part: 'hours', what: 'a run of twelve real hours', unit: 's', atMost: 6 },
  {
    id: 'ladder',
    part: 'ladder',
    what: 'a hop at its dearest beside one at its cheapest, 10 to 30,000 cells',
    unit: '×',
    atMost: 2.5,
  },
  {
    id: 'levels',
    part: 'levels',
    what: '30,000 cells as levels: requests beside them',
    unit: '×',
    atLeast: 150,
  },
  {
    id: 'hops',
    part: 'mesh',
    what: 'three services of 1,000 cells in a worker of Chromium',
    unit: 'M hops/s',
    atLeast: 6,
    goal: 8,
  },
  {
    id: 'million',
    part: 'mesh',
    what: '1,000,000 requests/s through three services in real time, of one core',
    unit: '%',
    atMost: 55,
    goal: 40,
  },
  ...['c', 'd'].flatMap((name) => [
    {
      id: `collections-${name}`,
      part: 'steady',
      what: `garbage collections in the steady state, case ${name}`,
      unit: '',
      atMost: 0,
    },
    {
      id: `deoptimisations-${name}`,
      part: 'steady',
      what: `deoptimisations in the steady state, case ${name}`,
      unit: '',
      atMost: 0,
    },
  ]),
  {
    id: 'deoptimisations-run',
    part: 'steady',
    what: 'deoptimisations of the data plane in a whole run',
    unit: '',
    atMost: 0,
  },
  {
    id: 'seek',
    part: 'travel',
    what: 'going to any time of the last hour, 70,000 requests/s',
    unit: 'ms',
    atMost: 700,
  },
  { id: 'seek-memory', part: 'travel', what: 'memory for it', unit: 'MB', atMost: 80 },
  {
    id: 'step-back',
    part: 'travel',
    what: 'a step back to the decision before, 7,000 requests/s',
    unit: 'ms',
    atMost: 50,
  },
  {
    id: 'frame',
    part: 'frame',
    what: 'main thread for a frame of 10,000 cells',
    unit: 'ms',
    atMost: 0.1,
  },
]

/** The trace that the bound of twelve real hours speaks of: World Cup 1998, 30 June, minutes from 12:00. */
export const hoursTrace = { seconds: 43_200, requests: 63_850_190 }

/**
 * Whether a run was one under that trace: as long, and within six standard deviations of as many
 * requests, which come by chance (Poisson).
 * @param {{ simulated: number, requests: number }} run
 */
export function isUnderHoursTrace({ simulated, requests }) {
  const { seconds, requests: expected } = hoursTrace
  return simulated === seconds && Math.abs(requests - expected) < 6 * Math.sqrt(expected)
}

/**
 * The verdict on one bound. Nothing found is no verdict; found something that is no number is a
 * missed bound.
 * @param {Bound} bound @param {number | undefined} value @returns {Judged}
 */
export function judge(bound, value) {
  if (value === undefined || !Number.isFinite(value)) {
    const isMissed = value !== undefined
    return { ...bound, value: null, ratio: null, verdict: 'not measured', isMissed }
  }
  const isKept = 'atLeast' in bound ? value >= bound.atLeast : value <= bound.atMost
  const isAmount = bound.unit === '' || bound.unit === 'MB'
  const missed = 'atMost' in bound && isAmount ? 'too many' : 'too slow'
  return {
    ...bound,
    value,
    ratio: shareOf(bound, value),
    verdict: isKept ? 'ok' : missed,
    isMissed: !isKept,
  }
}

/** @param {Bound} bound @param {number} value */
function shareOf(bound, value) {
  const share = 'atLeast' in bound ? bound.atLeast / value : value / bound.atMost
  return Number.isFinite(share) ? share : null
}

/**
 * The verdicts on the bounds of some parts, in the order of the bounds. A figure of which no bound
 * is known is a mistake of the benchmark.
 * @param {readonly string[]} parts @param {Readonly<Record<string, number>>} values
 */
export function judgeAll(parts, values) {
  const stray = Object.keys(values).find((id) => !bounds.some((bound) => bound.id === id))
  if (stray !== undefined) throw new Error(`There is no bound “${stray}”.`)
  return bounds
    .filter(({ part }) => parts.includes(part))
    .map((bound) => judge(bound, values[bound.id]))
}
