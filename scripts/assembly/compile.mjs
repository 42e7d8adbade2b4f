import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import asc from 'assemblyscript/asc'
import { root } from '../setup/project.mjs'

const folder = 'src/assembly'

/**
 * Compiles src/assembly with these constants, and gives the bytes of the module. The compiler's version is that of the lock file, so the same
 * sources make the same bytes.
 * @param {string} constants
 * @returns {Promise<Uint8Array>}
 */
export async function compileAssembly(constants) {
  /** @type {Uint8Array | undefined} */
  let module
  const { error, stderr } = await asc.main(
    [
      `${folder}/slot.ts`,
      '--outFile=slot.wasm',
      '--runtime=stub',
      '--importMemory',
      '--noExportMemory',
      '--noAssert',
      '--optimizeLevel=3',
      '--shrinkLevel=0',
      '--converge',
    ],
    {
      readFile: (name) => {
        if (name === `${folder}/constants.ts`) return constants
        try {
          return withInlining(readFileSync(join(root, name), 'utf8'))
        } catch {
          // The compiler looks for a file in several places.
          return null
        }
      },
      writeFile: (name, contents) => {
        if (name === 'slot.wasm' && typeof contents !== 'string') module = contents
      },
      listFiles: () => null,
    },
  )
  // It has a method of its own, which its type does not tell.
  const said = /** @type {{ toString(): string }} */ (stderr).toString()
  if (error !== null || module === undefined)
    throw new Error(`src/assembly cannot be compiled: ${String(error)}\n${said}`)
  return module
}

/**
 * Functions whose comment ends in `@inline` are written into their callers. A decorator says that to the compiler, which in TypeScript a
 * function cannot have.
 * @param {string} source
 */
function withInlining(source) {
  return source.replaceAll(
    /@inline \*\/\n(export )?function /g,
    (found) =>
      `${found.slice(0, found.indexOf('\n'))}\n@inline ${found.slice(found.indexOf('\n') + 1)}`,
  )
}

/**
 * The source of src/core/mesh/compiled/bytes.ts.
 * @param {Uint8Array} module
 */
export function bytesSource(module) {
  const text = Buffer.from(module).toString('base64')
  return `/** The module that src/assembly makes, written by \`npm run assembly\`. */\nexport const base64 =\n  '${text}'\n`
}
