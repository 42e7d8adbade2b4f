import { spawnSync } from 'node:child_process'
import { root } from './project.mjs'

/**
 * Runs the stages one after the other, each a script of Node, with a line of time each. The first
 * that fails ends the process with its name and its exit code.
 * @param {readonly { readonly name: string, readonly run: readonly string[] }[]} stages
 */
export function runStages(stages) {
  const start = performance.now()
  for (const { name, run } of stages) {
    const begin = performance.now()
    process.stdout.write(`\n== ${name}\n`)
    const { status, signal, error } = spawnSync(process.execPath, run, {
      cwd: root,
      stdio: 'inherit',
    })
    const took = seconds(performance.now() - begin)
    if (status !== 0) {
      const why = error?.message ?? (signal === null ? `exit code ${status}` : `signal ${signal}`)
      process.stderr.write(`\n${name}: failed after ${took} (${why})\n`)
      process.exit(status ?? 1)
    }
    process.stdout.write(`${name}: passed in ${took}\n`)
  }
  process.stdout.write(
    `\nall ${stages.length} stages passed in ${seconds(performance.now() - start)}\n`,
  )
}

/** @param {number} ms */
function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`
}
