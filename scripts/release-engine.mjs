import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { buildEngine, enginesMax, numberIn, scriptName, shelve } from './engines/shelf.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { root } from './setup/project.mjs'
import { giveUp, say } from './setup/say.mjs'

/** @typedef {import('./engines/shelf.mjs').ShelvedEngine} ShelvedEngine */

const usage = `Usage: npm run release:engine -- [--check]

Puts the engine of these sources into public/engines/<version>/, so that later pages run links of its version with it.
It is run in the last commit of a version, before engineVersion is raised; only the ${enginesMax} newest are kept.

  --check   build it again and compare with what stands there; exit code 1 when it differs
  --help    print this`

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  process.stdout.write(`${usage}\n`)
  process.exit()
}
await ensureDependencies()
const shelf = join(root, 'public', 'engines')
const version = numberIn('src/core/organisms/recording.ts', 'engineVersion')
const protocol = numberIn('src/worker/messages.ts', 'protocolVersion')
const script = await buildEngine()
const stored = join(shelf, String(version), scriptName)
if (values.check) {
  if (!existsSync(stored)) giveUp(`public/engines has no version ${version}`)
  // Another zlib packs otherwise; what is run is compared.
  if (!gunzipSync(readFileSync(stored)).equals(script))
    giveUp(`public/engines/${version} is not what these sources make`)
  say(`public/engines/${version} is what these sources make`)
} else {
  if (!(await buildEngine()).equals(script)) giveUp('two builds of the engine differ')
  const { entry, file } = shelve(script, { version, protocol })
  mkdirSync(join(shelf, String(version)), { recursive: true })
  writeFileSync(stored, file)
  writeIndex(entry)
  say(`public/engines/${version}/${scriptName}, ${(file.length / 1024).toFixed(1)} KB`)
}

/** @param {ShelvedEngine} added */
function writeIndex(added) {
  const index = join(shelf, 'index.json')
  /** @type {{ engines: ShelvedEngine[] }} */
  const { engines } = JSON.parse(readFileSync(index, 'utf8'))
  const all = [...engines.filter((one) => one.version !== added.version), added].sort(
    (a, b) => b.version - a.version,
  )
  for (const { version: old } of all.slice(enginesMax))
    rmSync(join(shelf, String(old)), { recursive: true, force: true })
  const kept = all.slice(0, enginesMax)
  writeFileSync(index, `${JSON.stringify({ engines: kept }, null, 2)}\n`)
}
