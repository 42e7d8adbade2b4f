import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { npm } from '../setup/dependencies.mjs'
import { cacheFolder } from '../setup/project.mjs'
import { giveUp, say } from '../setup/say.mjs'
import { answerMs } from './engine.mjs'
import { before, keepProcesses } from './processes.mjs'

const program = `
const { answer } = await import(process.argv[1])
process.stdout.write(JSON.stringify({ version: process.versions.node, answer: answer() }))`

/**
 * Node in a process of its own.
 * @param {string} path
 * @returns {import('./engine.mjs').Engine}
 */
export function nodeAt(path) {
  return {
    name: 'Node',
    async ask({ folder }) {
      const main = pathToFileURL(join(folder, 'main.mjs')).href
      const run = ['--input-type=module', '--eval', program, main]
      const kept = keepProcesses()
      try {
        const child = kept.start(path, run)
        return JSON.parse(await before(child, { name: 'Node', ms: answerMs }, textOf(child)))
      } finally {
        kept.end()
      }
    },
  }
}

/** All that a process says that ends well. @param {import('node:child_process').ChildProcess} child @returns {Promise<string>} */
function textOf(child) {
  /** @type {Buffer[]} */
  const said = []
  child.stdout?.on('data', (chunk) => said.push(chunk))
  return new Promise((done) => {
    child.once('close', (code) => {
      if (code === 0) done(Buffer.concat(said).toString())
    })
  })
}

/**
 * Another Node from the registry's own package of it, which brings the program. It is kept in .cache, never in
 * the lock.
 * @param {string} wanted such as 22 or 22.12.0
 */
export function nodeFromRegistry(wanted) {
  if (!/^\d+(\.\d+){0,2}$/.test(wanted)) {
    giveUp(`--node takes a version such as 22 or 22.12.0, not “${wanted}”`)
  }
  const folder = cacheFolder(`node-${wanted}`)
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const path = join(folder, 'node_modules', 'node', 'bin', name)
  if (!existsSync(path)) {
    say(`fetching Node ${wanted} (npm install node@${wanted} in ${folder})`)
    // Its install script puts the program of this platform where it is looked for.
    const options = ['--ignore-scripts=false', '--no-save', '--no-json', '--loglevel=error']
    npm(['install', `node@${wanted}`, '--prefix', folder, ...options])
  }
  if (!existsSync(path)) {
    giveUp(
      `Node ${wanted} could not be fetched; is the package registry reachable, and is there such a version?`,
    )
  }
  return path
}
