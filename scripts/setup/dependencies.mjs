import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { alone } from './lock.mjs'
import { root } from './project.mjs'
import { giveUp, say } from './say.mjs'

/**
 * Installs the packages of the lock file, unless they are all there. Uses Node's own modules only,
 * because nothing else exists before it has run.
 */
export async function ensureDependencies() {
  checkNode()
  if (missingPackages().length === 0) return
  await alone('install', () => {
    const missing = missingPackages()
    if (missing.length === 0) return
    say(`installing the dependencies (npm ci): ${missing.length} packages are missing or outdated`)
    // No package of ours needs an install script, so none may run.
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-json', '--loglevel=error']
    if (!npm(['ci', ...options])) {
      giveUp('npm ci failed; the reason stands above. Is the package registry reachable?')
    }
    const left = missingPackages()
    if (left.length > 0) giveUp(`npm ci left out ${left.join(', ')}; is the lock file damaged?`)
  })
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isEnough = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
  if (!isEnough) {
    giveUp(
      `Node 20.19, 22.12 or newer is needed; this is ${process.version}. See https://nodejs.org/`,
    )
  }
}

/**
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Entry
 */

/** Names of packages that the lock file asks of this platform and that are not installed so. */
function missingPackages() {
  const wanted = entries(join(root, 'package-lock.json'))
  const present = entries(join(root, 'node_modules', '.package-lock.json'))
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && isForThisMachine(entry))
    .filter(([path, entry]) => present[path]?.version !== entry.version)
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
}

/**
 * @param {Entry} entry
 */
function isForThisMachine({ optional = false, os, cpu, libc }) {
  if (!optional) return true
  // Which C library this is takes more to find out than npm's own answer is worth.
  if (libc !== undefined || (os === undefined && cpu === undefined)) return false
  return (
    (os ?? [process.platform]).includes(process.platform) &&
    (cpu ?? [process.arch]).includes(process.arch)
  )
}

/**
 * @param {string} file
 * @returns {Record<string, Entry>}
 */
function entries(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    // npm writes the second file last: without it nothing is installed, or not to the end.
    if (file.includes('node_modules')) return {}
    return giveUp(`${file} cannot be read; clone the project again`)
  }
}

/**
 * Runs npm in the project's folder; true when it ended well.
 * @param {readonly string[]} args
 */
export function npm(args) {
  // npm tells scripts where it lives: the same npm, no npm.cmd and no shell on Windows.
  const cli = process.env.npm_execpath ?? ''
  const [command, ...first] = /npm-cli\.c?js$/.test(cli) ? [process.execPath, cli] : ['npm']
  const run = spawnSync(String(command), [...first, ...args], {
    cwd: root,
    // Its report goes to stderr, where all of the set-up speaks.
    stdio: ['ignore', 2, 2],
    shell: command === 'npm' && process.platform === 'win32',
  })
  return run.status === 0
}
