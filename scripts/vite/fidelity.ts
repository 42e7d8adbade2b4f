import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Plugin } from 'vite'
import { bundle } from '../setup/node-bundle.mjs'
import { root } from '../setup/project.mjs'

const name = 'virtual:fidelity'
const vectors = 'src/verification/vectors'

/**
 * What the verification says of the autoscalers' vectors, as a module: it is run when the page is built, so no number on the page is ever
 * typed. A build with a failing vector is no build.
 */
export function fidelity(): Plugin {
  return {
    name: 'fidelity',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    async load(id) {
      if (id !== `\0${name}`) return null
      const program = await bundle('src/verification/main.ts')
      // It ends with another exit code where a vector fails, and then this throws.
      const run = promisify(execFile)
      const { stdout } = await run(process.execPath, [program, vectors, '--json'], { cwd: root })
      return `export const families = ${stdout.trim()}`
    },
  }
}
