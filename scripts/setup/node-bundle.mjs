import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join, relative } from 'node:path'
import { ensureDependencies } from './dependencies.mjs'
import { alone } from './lock.mjs'
import { cacheFolder, callersFolder, root } from './project.mjs'
import { giveUp, say } from './say.mjs'

// What a program for Node may be made of; the page is not part of it.
const sources = [
  'core',
  'share',
  'sweep',
  'incidents',
  'lessons',
  'posters',
  'text',
  'worker',
  'cli',
  'verification',
  'swarm',
].map((folder) => `src/${folder}`)
const recipes = ['package-lock.json', 'package.json', 'scripts/setup/node-bundle.mjs']

/**
 * Installs and builds what is missing, then runs an entry of src/ in Node with the arguments of
 * this process, in the folder where the command was typed, and ends with its exit code.
 * Node 20 does not read TypeScript, hence the bundle.
 * @param {string} entry
 */
export async function runInNode(entry) {
  // Nobody need listen to what is said about the set-up.
  process.stderr.on('error', () => undefined)
  await ensureDependencies()
  const program = await bundle(entry)
  const child = spawn(process.execPath, [program, ...process.argv.slice(2)], {
    cwd: callersFolder(),
    stdio: 'inherit',
  })
  // The terminal sends Ctrl+C to both; the child decides what it means.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.once('error', (error) => giveUp(`${entry} cannot be started: ${error.message}`))
  child.once('exit', (code, signal) => {
    process.exit(code ?? 128 + (signal === null ? 1 : constants.signals[signal]))
  })
}

/**
 * The bundle of an entry, built again when a source has changed; dependencies must be there.
 * @param {string} entry
 */
export async function bundle(entry) {
  const folder = cacheFolder('node', entry.replaceAll(/[^\w]+/g, '-'))
  const program = join(folder, 'program.mjs')
  const stamp = join(folder, 'sources.txt')
  const isFresh = () => textOf(stamp) === fingerprint()
  if (isFresh()) return program
  await alone('node-bundle', async () => {
    if (isFresh()) return
    say(`building ${entry}`)
    const now = fingerprint()
    await build(entry, folder)
    writeFileSync(stamp, now)
  })
  return program
}

/**
 * @param {string} entry
 * @param {string} outDir
 */
async function build(entry, outDir) {
  const vite = await import('vite')
  await vite.build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      // For whoever looks from a profile back into the sources.
      sourcemap: true,
      rolldownOptions: {
        output: {
          entryFileNames: 'program.mjs',
          chunkFileNames: '[name].mjs',
          // Constants of modules stay constants, which the engine's compiler writes into its code; Vite makes them
          // variables, which are read and checked each time (docs/decisions/0028).
          topLevelVar: false,
        },
      },
    },
  })
}

/** A hash over the names and contents of all sources: times of files lie after a checkout. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.version} ${process.platform}`)
  for (const file of [...recipes, ...sources.flatMap(filesUnder)]) {
    hash.update(`\n${file}\n`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

/** @param {string} folder */
function filesUnder(folder) {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)))
      .sort()
  } catch {
    // A folder that does not exist holds nothing.
    return []
  }
}

/** @param {string} file */
function textOf(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // Never built yet.
    return undefined
  }
}
