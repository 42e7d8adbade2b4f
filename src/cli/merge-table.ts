import type { Estimate } from '#sweep/interval.ts'
import type { Combination, Merged } from '#sweep/merge.ts'
import { describeValues } from '#sweep/sweep.ts'
import { aligned } from './aligned.ts'

/** A merge for people: a row a combination, and below it the differences from the first one. */
export function mergeTable(merged: Merged): string {
  const { sweep, engine, seeds, combinations, front } = merged
  const rows = combinations.map((one, i) => [
    nameOf(one),
    String(one.seeds),
    ...[one.latency.p50, one.latency.p95, one.latency.p99].map((value) => time(value)),
    withInterval(one.figures.p99, time),
    withInterval(one.figures.cost, money),
    withInterval(one.figures.missedRequests, plain),
    front.includes(i) ? '*' : '',
  ])
  const heads = ['', 'seeds', 'p50', 'p95', 'p99', 'mean p99', 'mean cost', 'mean missed', 'front']
  const differences = combinations.flatMap((one) =>
    one.difference === null
      ? []
      : [
          [
            nameOf(one),
            withInterval(one.difference.p99, time),
            withInterval(one.difference.cost, money),
            withInterval(one.difference.missedRequests, plain),
          ],
        ],
  )
  const [first] = combinations
  return [
    `sweep ${sweep} · engine ${engine} · ${combinations.length} combinations · ${seeds.length} seeds`,
    '',
    ...aligned([heads, ...rows]),
    ...(differences.length === 0 || first === undefined
      ? []
      : [
          '',
          `Differences from ${nameOf(first)}, seed by seed:`,
          '',
          ...aligned([['', 'p99', 'cost', 'missed'], ...differences]),
        ]),
    '',
    'p50 to p99 are of all answers of a combination, each within 1.6 %; ± is its 95 % interval over the seeds.',
    'A * stands where no other combination is better in cost and p99.',
    ...(combinations.some(({ approximate }) => approximate === true)
      ? ['A ≈ stands where cells were counted by level in some of the runs.']
      : []),
  ].join('\n')
}

function nameOf({ values, approximate }: Combination): string {
  return `${approximate === true ? '≈ ' : ''}${describeValues(values) || 'as it is'}`
}

function withInterval(one: Estimate | null, show: (...values: number[]) => string): string {
  if (one === null) return '–'
  return one.halfWidth === null ? show(one.mean) : show(one.mean, one.halfWidth)
}

/** Values of one cell in one unit, that of the first. */
function time(...values: (number | null)[]): string {
  const known = values.filter((value) => value !== null)
  const isShort = Math.abs(known[0] ?? 0) < 1
  const shown = known.map((value) => digits(isShort ? 1000 * value : value))
  return shown.length === 0 ? '–' : `${shown.join(' ± ')} ${isShort ? 'ms' : 's'}`
}

function money(...values: number[]): string {
  return values.map((value) => `${value < 0 ? '−' : ''}$${digits(Math.abs(value))}`).join(' ± ')
}

function plain(...values: number[]): string {
  return values.map(digits).join(' ± ')
}

/** Four digits, with the minus of print. */
function digits(value: number): string {
  return String(Number(value.toPrecision(4))).replace('-', '−')
}
