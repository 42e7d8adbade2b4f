import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDependencies } from './setup/dependencies.mjs'
import { root } from './setup/project.mjs'

// `npm run mutants -- [NAME…]`: changes the policies in small ways, one at a time, and looks whether a test notices (docs/mutants.md).
await ensureDependencies()
const names = process.argv.slice(2)
const stryker = join(root, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js')
const config = join('scripts', 'mutants', 'stryker.config.mjs')
const files = names.map((name) => `src/core/policies/${name}.ts`)
const chosen = files.length === 0 ? [] : ['--mutate', files.join(',')]
const ran = spawnSync(process.execPath, [stryker, 'run', config, ...chosen], {
  cwd: root,
  stdio: 'inherit',
})
if (ran.status === 0) tell()
process.exitCode = ran.status ?? 1

/** Prints what is known of every file as rows of a table, the lowest share first. */
function tell() {
  /** @type {{ files: Record<string, { mutants: { status: string }[] }> }} */
  const report = JSON.parse(readFileSync(join(root, '.cache', 'mutants', 'known.json'), 'utf8'))
  const rows = Object.entries(report.files).map(([path, { mutants }]) => {
    const count = (/** @type {string[]} */ ...wanted) =>
      mutants.filter(({ status }) => wanted.includes(status)).length
    const noticed = count('Killed', 'Timeout', 'RuntimeError', 'CompileError')
    const all = noticed + count('Survived', 'NoCoverage')
    return { name: path.split('/').at(-1) ?? path, noticed, all }
  })
  const share = (/** @type {{ noticed: number, all: number }} */ { noticed, all }) =>
    all === 0 ? 1 : noticed / all
  const sum = (/** @type {'noticed' | 'all'} */ key) => rows.reduce((so, row) => so + row[key], 0)
  const total = { name: 'all', noticed: sum('noticed'), all: sum('all') }
  for (const row of [...rows.toSorted((a, b) => share(a) - share(b)), total]) {
    process.stdout.write(
      `| ${row.name} | ${row.noticed} of ${row.all} | ${(100 * share(row)).toFixed(1)} % |\n`,
    )
  }
}
