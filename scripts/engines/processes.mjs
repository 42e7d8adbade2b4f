import { spawn } from 'node:child_process'

/** @typedef {ReturnType<typeof keepProcesses>} Kept */

/** So many characters of what a process said last are told. */
const lastMost = 2000

/** Processes that end by `end` and with this process, and with them all that they have started themselves. */
export function keepProcesses() {
  /** @type {import('node:child_process').ChildProcess[]} */
  const children = []
  const end = () => {
    for (const { pid } of children.splice(0).reverse()) {
      try {
        if (pid !== undefined) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGTERM')
      } catch {
        // It has ended already.
      }
    }
    process.off('exit', end).off('SIGINT', interrupted).off('SIGTERM', interrupted)
  }
  const interrupted = () => process.exit(130)
  process.on('exit', end).on('SIGINT', interrupted).on('SIGTERM', interrupted)
  return {
    end,
    /**
     * What it says is read by the caller, or it stops when the pipe is full.
     * @param {string} command @param {readonly string[]} args @param {Record<string, string>} env
     */
    start(command, args, env = {}) {
      const child = spawn(command, args, {
        // A group of its own, so that a browser goes with its driver.
        detached: process.platform !== 'win32',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, ...env },
      })
      children.push(child)
      return child
    },
  }
}

/**
 * What a process that was just started is there for, unless it ends before that or takes too long: then a
 * sentence with the last that it said.
 * @template Value
 * @param {import('node:child_process').ChildProcess} child
 * @param {{ readonly name: string, readonly ms: number }} limits
 * @param {Promise<Value>} done
 * @returns {Promise<Value>}
 */
export async function before(child, { name, ms }, done) {
  let last = ''
  child.stderr?.on('data', (/** @type {Buffer} */ chunk) => {
    last = `${last}${chunk.toString()}`.slice(-lastMost)
  })
  /** @type {NodeJS.Timeout | undefined} */
  let clock
  /** @type {Promise<never>} */
  const fails = new Promise((_, fail) => {
    const failed = (/** @type {string} */ how) => fail(new Error(`${name} ${how}. ${last}`.trim()))
    clock = setTimeout(() => failed(`was not done in ${ms / 1000} s`), ms)
    child.once('error', ({ message }) => failed(`cannot be started: ${message}`))
    // Not at `exit`: what it said last may not have been read by then.
    child.once('close', (code, signal) => failed(`ended with ${signal ?? `exit code ${code}`}`))
  })
  // It ends some time, and nobody listens any more.
  fails.catch(() => undefined)
  try {
    return await Promise.race([done, fails])
  } finally {
    clearTimeout(clock)
  }
}
