import { spawn } from 'node:child_process'
import { root } from './project.mjs'

/**
 * A script of Node that must end well.
 * @typedef {{ readonly name: string, readonly run: readonly string[] }} Stage
 */

/**
 * Runs the stages one after the other, and those of a group side by side, with a line of time each. The
 * first that fails ends the process with its name and its exit code.
 * @param {readonly (Stage | readonly Stage[])[]} stages
 */
export async function runStages(stages) {
  const start = performance.now()
  for (const step of stages) {
    if ('run' in step) await runStage(step, 'inherit')
    else await Promise.all(step.map((stage) => runStage(stage, 'pipe')))
  }
  process.stdout.write(
    `\nall ${stages.flat().length} stages passed in ${seconds(performance.now() - start)}\n`,
  )
}

/**
 * @param {Stage} stage
 * @param {'inherit' | 'pipe'} output of a stage with others beside it is told whole, at its end
 */
async function runStage({ name, run }, output) {
  const begin = performance.now()
  const title = `\n== ${name}\n`
  if (output === 'inherit') process.stdout.write(title)
  const child = spawn(process.execPath, run, { cwd: root, stdio: ['inherit', output, output] })
  /** @type {Buffer[]} */
  const said = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (/** @type {Buffer} */ chunk) => said.push(chunk))
  }
  const why = await new Promise((done) => {
    child.on('error', ({ message }) => done(message))
    child.on('close', (code, signal) => done(signal === null ? code : `signal ${signal}`))
  })
  if (output === 'pipe') process.stdout.write(title + Buffer.concat(said).toString())
  const took = seconds(performance.now() - begin)
  if (why !== 0) {
    const told = typeof why === 'number' ? `exit code ${why}` : why
    process.stderr.write(`\n${name}: failed after ${took} (${told})\n`)
    process.exit(typeof why === 'number' ? why : 1)
  }
  process.stdout.write(`${name}: passed in ${took}\n`)
}

/** @param {number} ms */
function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`
}
