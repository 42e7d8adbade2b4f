import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from './project.mjs'
import { say } from './say.mjs'

const forgottenAfterMs = 15 * 60_000
const lookAgainAfterMs = 300

/**
 * Does a piece of work in one process at a time, in case two terminals start together. A lock that
 * nobody took away for a quarter of an hour belongs to a process that died.
 * @template Value
 * @param {string} name
 * @param {() => Value | Promise<Value>} work
 * @returns {Promise<Value>}
 */
export async function alone(name, work) {
  const lock = join(cacheFolder(), `${name}.lock`)
  let told = false
  while (!take(lock)) {
    if (!told) say(`another command is busy with this too; waiting for it (${lock})`)
    told = true
    await new Promise((resolve) => {
      setTimeout(resolve, lookAgainAfterMs)
    })
  }
  const release = () => rmSync(lock, { recursive: true, force: true })
  const interrupted = () => {
    release()
    process.exit(130)
  }
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted).once('exit', release)
  try {
    return await work()
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted).off('exit', release)
    release()
  }
}

/** @param {string} lock */
function take(lock) {
  try {
    mkdirSync(lock)
    return true
  } catch {
    // It exists. An old one is removed, so that the next attempt succeeds.
    if (ageMs(lock) > forgottenAfterMs) rmSync(lock, { recursive: true, force: true })
    return false
  }
}

/** @param {string} lock */
function ageMs(lock) {
  try {
    return Date.now() - statSync(lock).mtimeMs
  } catch {
    // It was released in between.
    return 0
  }
}
