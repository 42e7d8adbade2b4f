import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { cacheFolder, root } from '../setup/project.mjs'

/**
 * One engine as later pages keep it.
 * @typedef {object} ShelvedEngine
 * @property {number} version
 * @property {number} protocol of its messages; a page with another one leaves it alone
 * @property {number} bytes of the script, unpacked
 * @property {string} sha256 of the same
 */

/** So many older engines are kept, and so much may all of them weigh, KB. */
export const enginesMax = 4
export const weightMax = 520

/** Name of a script under `engines/<version>/`; packed, so that it weighs little whatever the server does. */
export const scriptName = 'engine.js.gz'

/**
 * Builds the whole engine of these sources as one classic script, in which both systems share what they have in common. The same
 * sources give the same bytes.
 * @param {(code: string, file: string) => string | null} [change] changes a source on its way, for tests
 */
export async function buildEngine(change = () => null) {
  const { build } = await import('vite')
  mkdirSync(cacheFolder('engine'), { recursive: true })
  const outDir = mkdtempSync(join(cacheFolder('engine'), 'build-'))
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      plugins: [
        {
          name: 'changed-sources',
          enforce: 'pre',
          transform: (code, id) => change(code, id.replaceAll('\\', '/')),
        },
      ],
      build: {
        outDir,
        target: ['chrome140', 'edge140', 'firefox140', 'safari17'],
        modulePreload: false,
        rolldownOptions: {
          input: join(root, 'src', 'worker', 'engine-worker.ts'),
          output: { format: 'iife', entryFileNames: 'engine.js' },
        },
      },
    })
    return readFileSync(join(outDir, 'engine.js'))
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

/**
 * What stands in the index of a script, and the script as it is stored.
 * @param {Buffer} script
 * @param {{ version: number, protocol: number }} of
 * @returns {{ entry: ShelvedEngine, file: Buffer }}
 */
export function shelve(script, { version, protocol }) {
  const sha256 = createHash('sha256').update(script).digest('hex')
  return {
    entry: { version, protocol, bytes: script.length, sha256 },
    file: gzipSync(script, { level: 9 }),
  }
}

/**
 * A constant of the sources, by name: what is built is read where it is written.
 * @param {string} file
 * @param {string} name
 */
export function numberIn(file, name) {
  const found = new RegExp(`export const ${name} = (\\d+)\\n`, 'u').exec(
    readFileSync(join(root, file), 'utf8'),
  )
  if (found === null) throw new Error(`${file} has no ${name}`)
  return Number(found[1])
}
