import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { giveUp, say } from '../../setup/say.mjs'
import { sourceAt, sourceMapsOf } from '../heap-profile.mjs'
import { allocationsOf, planeOf } from './allocated.mjs'
import { turnOf } from './program.mjs'
import { readTraces } from './v8-traces.mjs'

/**
 * @typedef {import('../engine.mjs').Setting} Setting
 * @typedef {import('../engine.mjs').Part} Part
 * @typedef {import('./v8-traces.mjs').Traced & { requests: number, grown: number }} Steady
 * @typedef {import('./allocated.mjs').AllocatedPlace} AllocatedPlace
 */

const flags = ['--trace-gc', '--trace-deopt', '--expose-gc']
/**
 * Budgets of inlining, bytes of bytecode, beside V8's own of 920. What it compiles into what hangs on which of its threads is
 * ready first; with another budget happens every time what would happen in one run of five.
 */
const budgets = [500, 760, 1000]
/** A whole run through the interface that every run has: a day of decisions. */
const scenario = 'elb-day'
const placesShown = 12

/** Collections and deoptimisations that V8 itself tells of, after controls of which they are known. @param {Setting} setting @returns {Part} */
export function measureSteady({ program }) {
  proveControls(program)
  /** @type {[string, string, Steady][]} */
  const rows = [
    ['c', 'case c', steadyOf(program, 'c')],
    ['d', 'case d', steadyOf(program, 'd')],
    [scenario, `a run of ${scenario}`, steadyOf(program, scenario)],
  ]
  const elsewhere = new Map(['c', 'd'].map((what) => [what, mostCollections(program, what)]))
  const allocations = rows.map(([what]) => ({ what, ...allocationsOf(program, what) }))
  const fileOf = filesOfFunctions(program)
  const deoptimisations = rows.flatMap(([what, , steady]) =>
    steady.deoptimisations.map((one) => ({ what, ...one, file: fileOf(one.functionName) })),
  )
  /** @param {string} what */
  const ofData = (what) =>
    deoptimisations.filter((one) => one.what === what && planeOf(one.file) !== 'control').length
  const [c, d] = rows.map(([, , steady]) => steady)
  return {
    heading: 'Steady state by V8’s own traces',
    notes: [
      'Counted between two marks after a warm-up and a collection, with `--trace-gc --trace-deopt`; a program that does neither, one that allocates and one',
      'that is deoptimised were told apart first. Bytes are those of V8’s sampling heap profiler in a run of its own, by who wanted them: the',
      'data plane serves requests, the control plane decides. A case serves requests alone. What V8 inlines hangs on which of its threads is ready',
      `first, so the cases are counted with budgets of inlining of ${budgets.join(', ')} bytes as well, and the most counts.`,
      ...deoptimisations.map(
        ({ what, functionName, file, reason }) =>
          `Deoptimised in ${what}: \`${functionName}\` of ${file} (${reason}).`,
      ),
    ],
    table: tableOf(rows, allocations, elsewhere),
    values: {
      'collections-c': Math.max(c?.collections.length ?? NaN, elsewhere.get('c') ?? NaN),
      'deoptimisations-c': c?.deoptimisations.length ?? NaN,
      'collections-d': Math.max(d?.collections.length ?? NaN, elsewhere.get('d') ?? NaN),
      'deoptimisations-d': d?.deoptimisations.length ?? NaN,
      'deoptimisations-run': ofData(scenario),
    },
    details: {
      heading: 'Who allocates',
      table: [
        ['in', 'plane', 'bytes per 1,000 requests', 'place'],
        ...allocations.flatMap(({ what, requests, places }) =>
          places
            .filter(({ bytes }) => perThousand(bytes, requests) !== '0')
            .slice(0, placesShown)
            .map(({ plane, bytes, place }) => [what, plane, perThousand(bytes, requests), place]),
        ),
      ],
    },
    data: {
      runs: rows.map(([what, , { collections, deoptimisations: all, requests, grown }]) => ({
        what,
        requests,
        grown,
        collections: collections.length,
        collectionsElsewhere: elsewhere.get(what) ?? null,
        deoptimisations: all.length,
      })),
      deoptimisations,
      allocations,
    },
  }
}

/**
 * The most collections of a case with any of the other budgets of inlining.
 * @param {string} program @param {string} what
 */
function mostCollections(program, what) {
  return Math.max(
    ...budgets.map((bytes) => {
      const flag = `--max-inlined-bytecode-size-cumulative=${bytes}`
      return steadyOf(program, what, [flag]).collections.length
    }),
  )
}

/** @param {readonly [string, string, Steady][]} rows @param {readonly { what: string, requests: number, places: readonly AllocatedPlace[] }[]} allocations @param {ReadonlyMap<string, number>} elsewhere */
function tableOf(rows, allocations, elsewhere) {
  return [
    [
      '',
      'requests',
      'collections',
      'with other budgets of inlining',
      'deoptimisations',
      'data plane, bytes per 1,000 requests',
      'control plane',
    ],
    ...rows.map(([what, name, { requests, collections, deoptimisations }]) => {
      const places = allocations.find((one) => one.what === what)?.places ?? []
      const bytesOf = (/** @type {string} */ plane) =>
        places.reduce((sum, one) => sum + (one.plane === plane ? one.bytes : 0), 0)
      return [
        name,
        requests.toLocaleString('en'),
        String(collections.length),
        elsewhere.get(what)?.toString() ?? '–',
        String(deoptimisations.length),
        perThousand(bytesOf('data'), requests),
        perThousand(bytesOf('control'), requests),
      ]
    }),
  ]
}

/** @param {number} bytes @param {number} requests */
const perThousand = (bytes, requests) => ((1000 * bytes) / requests).toFixed(0)

/** A count of nothing is worth something only where something would have been counted. @param {string} program */
function proveControls(program) {
  const quiet = steadyOf(program, 'quiet')
  const allocating = steadyOf(program, 'allocating')
  const deoptimised = steadyOf(program, 'deoptimised')
  const isProved =
    quiet.collections.length === 0 &&
    quiet.deoptimisations.length === 0 &&
    allocating.collections.length > 0 &&
    deoptimised.deoptimisations.length > 0
  if (isProved) return
  const told = [quiet, allocating, deoptimised].map(
    (one) => `${one.collections.length} and ${one.deoptimisations.length}`,
  )
  giveUp(
    `V8’s traces tell nothing here: collections and deoptimisations of a quiet program, one that allocates and one that is deoptimised are ${told.join(', ')}`,
  )
}

/** @param {string} program @param {string} what @param {readonly string[]} besides flags @returns {Steady} */
function steadyOf(program, what, besides = []) {
  say(['the steady state of', what, ...besides].join(' '))
  const { answer, text } = turnOf(program, ['steady', what], [...flags, ...besides])
  const traced = readTraces(text)
  if (!traced.ok) giveUp(`the traces of “${what}” cannot be read: ${traced.problem}`)
  return { ...traced.value, requests: answer.requests, grown: answer.grown }
}

/** The file of the source that a function of the bundle comes from. @param {string} program */
function filesOfFunctions(program) {
  const lines = readFileSync(program, 'utf8').split('\n')
  const map = sourceMapsOf(dirname(program)).get('program.mjs')
  return (/** @type {string} */ name) => {
    const line = lines.findIndex((text) => name !== '' && text.includes(`function ${name}(`))
    const column = lines[line]?.indexOf(name) ?? 0
    return (line < 0 || map === undefined ? null : sourceAt(map, line, column))?.file ?? 'unknown'
  }
}
