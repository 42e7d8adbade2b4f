import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setup/project.mjs'

/**
 * The lock file must hold the binaries of every platform and name no registry, or an install on
 * another machine would lack them without a word (npm/cli#4828).
 */
const platforms = ['darwin-arm64', 'darwin-x64', 'win32-x64', 'linux-x64', 'linux-arm64']
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
const problems = Object.entries(packages).flatMap(([path, entry]) => [
  ...(entry.resolved === undefined ? [] : [`${path} names a registry: ${entry.resolved}`]),
  ...(entry.hasInstallScript && !entry.optional ? [`${path} needs an install script`] : []),
  ...Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !isLocked(path, name))
    .map((name) => `${path} ${entry.version} lacks its optional ${name}`),
])
const binaries = Object.values(packages).filter((entry) => entry.os !== undefined)
for (const platform of platforms) {
  const [os = '', cpu = ''] = platform.split('-')
  const found = binaries.filter((entry) => entry.os.includes(os) && entry.cpu?.includes(cpu))
  if (found.length === 0) problems.push(`no binary for ${platform} is locked`)
}
for (const problem of problems) process.stderr.write(`${problem}\n`)
process.stdout.write(`${Object.keys(packages).length} packages, ${binaries.length} binaries\n`)
process.exitCode = problems.length === 0 ? 0 : 1

/**
 * Looks where Node would: in the package's own node_modules, then in those above it.
 * @param {string} path
 * @param {string} name
 */
function isLocked(path, name) {
  let folder = path
  while (true) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined)
      return true
    if (folder === '') return false
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  }
}
