import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureDependencies } from '../setup/dependencies.mjs'
import { bundle } from '../setup/node-bundle.mjs'
import { callersFolder, root } from '../setup/project.mjs'
import { say } from '../setup/say.mjs'
import { judgeAll } from './engine/bounds.mjs'
import { measureCases } from './engine/cases.mjs'
import { measureFrame } from './engine/frame.mjs'
import { measureHours } from './engine/hours.mjs'
import { measureLadder } from './engine/ladder.mjs'
import { measureLevels } from './engine/levels.mjs'
import { measureMesh } from './engine/mesh.mjs'
import { asJson, asPage, asText } from './engine/report.mjs'
import { measureSteady } from './engine/steady.mjs'
import { measureTravel } from './engine/travel.mjs'
import { readWish } from './engine/wish.mjs'
import { prepareBaseline, yardstickOf } from './yardstick.mjs'

/**
 * What a measurement gets: the bundle of src/cli/bench.ts, the baselines in C++ and the one of them
 * that tells how fast the machine is (null where they are missing), how many turns there are, and the
 * path of a trace (null without one).
 * @typedef {{ program: string, baseline: ((name: string) => number) | null, yardstick: (() => number) | null, rounds: number, trace: string | null }} Setting
 *
 * What a measurement found: a table with its head first, the figures that have a bound by its id, and
 * everything as plain data. Notes are lines of one paragraph.
 * @typedef {readonly (readonly string[])[]} Table
 * @typedef {{ heading: string, notes: readonly string[], table: Table | null, values: Readonly<Record<string, number>>, details?: { heading: string, table: Table }, data: unknown }} Part
 */

/** The best of so many turns counts; everybody takes one after the other. */
const rounds = 5

/** What is measured, in this order. A new measurement is a file of its own, a row here and its bounds. */
const parts = /** @type {const} */ ({
  cases: measureCases,
  hours: measureHours,
  ladder: measureLadder,
  levels: measureLevels,
  mesh: measureMesh,
  steady: measureSteady,
  travel: measureTravel,
  frame: measureFrame,
})

const usage = `Usage: npm run bench -- [part …] [--trace FILE] [--json] [--write]
       npm run bench -- stage [part …]

Measures the engine and holds it against its bounds; the exit code is 1 when one is missed. The best of
${rounds} turns counts. Where they are beside the project (../shared/bench) and can run, the binary heap in
C++ and SimPy take turns with it in the same run. Parts, all of them without any:

  cases     nanoseconds per request of the cases a to d, beside the peers
  hours     whole runs under real loads: that of --trace, and a built-in day
  ladder    nanoseconds per hop from 10 to 30,000 cells
  levels    cells as counts by level, beside every request
  mesh      three services that call one another, in a worker of Chromium
  steady    garbage collections and deoptimisations by V8's own traces, and who allocates
  travel    going to a time of an hour that was played, and the memory for it
  frame     a frame of 10,000 cells on the main thread of a page in Chromium

  --trace FILE   a load of twelve hours, a table or JSON as the page reads them
  --json         print everything as one JSON object
  --write        write everything into docs/performance.md
  --help         print this`

/**
 * `npm run bench`: the engine, its peers and its bounds.
 * @param {readonly string[]} args
 */
export async function benchEngine(args) {
  if (args.includes('--help')) return void process.stdout.write(`${usage}\n`)
  const wish = readWish(args, Object.keys(parts))
  const trace = wish.ok ? traceOf(wish.value.trace) : null
  if (!wish.ok || trace === undefined) {
    const problem = wish.ok ? `There is no file “${wish.value.trace}”.` : wish.problem
    process.stderr.write(`${problem}\n\n${usage}\n`)
    process.exitCode = 2
    return
  }
  await ensureDependencies()
  const program = await bundle('src/cli/bench.ts')
  const baseline = prepareBaseline()
  const setting = { program, baseline, yardstick: yardstickOf(baseline), rounds, trace }
  /** @type {Map<string, Part>} */
  const found = new Map()
  for (const [name, measure] of Object.entries(parts)) {
    if (!wish.value.parts.includes(name)) continue
    say(`measuring: ${name}`)
    found.set(name, await measure(setting))
  }
  const values = Object.assign({}, ...[...found.values()].map((part) => part.values))
  const verdicts = judgeAll(wish.value.parts, values)
  process.stdout.write(`${wish.value.json ? asJson(found, verdicts) : asText(found, verdicts)}\n`)
  if (wish.value.write) {
    writeFileSync(join(root, 'docs', 'performance.md'), asPage(found, verdicts))
  }
  process.exitCode = verdicts.some(({ isMissed }) => isMissed) ? 1 : 0
}

/** The trace from where the command was typed; undefined when it is not there. @param {string | null} path */
function traceOf(path) {
  if (path === null) return null
  const file = resolve(callersFolder(), path)
  return existsSync(file) ? file : undefined
}
