import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { bundleForEngines, serving } from './engines/bundle.mjs'
import { nodeAt, nodeFromRegistry } from './engines/in-node.mjs'
import { chromiumEngine, firefoxEngine } from './engines/in-playwright.mjs'
import { webkitEngine } from './engines/in-webkit.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { root } from './setup/project.mjs'
import { giveUp } from './setup/say.mjs'

/** So many differences of an engine are told; the arithmetic, which may be the cause, comes first. */
const mostProblems = 15

const usage = `Usage: npm run engines -- [--node VERSION] [--write]

Runs every case of src/engines in each engine of this machine, and compares the digests with those
that are recorded. Exit code 1 when one differs; engines that are not here are named.

  --node VERSION   another Node as well, such as 22, from the registry's own package
  --write          record the digests of this Node first
  --help           print this`

const { values } = understood()
if (values.help) {
  process.stdout.write(`${usage}\n`)
  process.exit()
}
const engines = [
  nodeAt(process.execPath),
  ...(values.node ?? []).map((version) => nodeAt(nodeFromRegistry(version))),
  chromiumEngine,
  firefoxEngine,
  webkitEngine,
]
await ensureDependencies()
const folder = await bundleForEngines()
/** @type {typeof import('../src/engines/main.ts')} */
const { answer, judge, recordsOf } = await import(pathToFileURL(join(folder, 'main.mjs')).href)
if (values.write) {
  for (const [path, text] of Object.entries(recordsOf(answer()))) {
    writeFileSync(join(root, path), text)
    print(`${path} is written.`)
  }
}
const golden = JSON.parse(readFileSync(join(root, 'src', 'engines', 'digests.json'), 'utf8'))
await serving(folder, async (address) => {
  // Each uses one core, and two are there.
  await Promise.all([everyNext(address), everyNext(address)])
})

/** Asks one engine after the other for as long as there are any. @param {string} address */
async function everyNext(address) {
  for (let engine = engines.shift(); engine; engine = engines.shift()) {
    await report(engine, address)
  }
}

/** @param {import('./engines/engine.mjs').Engine} engine @param {string} address */
async function report(engine, address) {
  try {
    const heard = await engine.ask({ folder, address })
    if ('missing' in heard) {
      print(`${engine.name.padEnd(26)}  skipped: ${heard.missing}`)
      return
    }
    const { same, all, problems } = judge(golden, heard.answer)
    const name = `${engine.name} ${heard.version}`.padEnd(26)
    const took = `${(heard.answer.tookMs / 1000).toFixed(1)} s`.padStart(7)
    print(`${name}  ${String(same).padStart(3)} of ${all} digests are the recorded ones ${took}`)
    for (const problem of problems.slice(0, mostProblems)) print(`  ${problem}`)
    const more = problems.length - mostProblems
    if (more > 0) print(`  … and ${more} more.`)
    if (problems.length > 0) process.exitCode = 1
  } catch (error) {
    print(`${engine.name.padEnd(26)}  failed: ${String(error)}`)
    process.exitCode = 1
  }
}

function understood() {
  try {
    return parseArgs({
      options: {
        node: { type: 'string', multiple: true },
        write: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    const { message } = /** @type {Error} */ (error)
    return giveUp(`${message}\n\n${usage}`)
  }
}

/** @param {string} line */
function print(line) {
  process.stdout.write(`${line}\n`)
}
