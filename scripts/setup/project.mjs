import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, whatever the present directory is. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/**
 * Where a command was typed. npm enters the project's folder before it runs a script and leaves
 * the visitor's own folder in INIT_CWD; paths among the arguments are meant from there.
 */
export function callersFolder() {
  const here = process.cwd()
  return here === root ? (process.env.INIT_CWD ?? here) : here
}

/**
 * A folder for what can be made again: bundles of the command line, the browser that was found.
 * @param {readonly string[]} names
 */
export function cacheFolder(...names) {
  const folder = join(root, '.cache', ...names)
  mkdirSync(folder, { recursive: true })
  return folder
}
