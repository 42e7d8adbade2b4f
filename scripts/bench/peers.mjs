import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { cacheFolder } from '../setup/project.mjs'
import { giveUp, say } from '../setup/say.mjs'

/** What the stage is compared with. They live in a scratch folder and never in the lock. */
const versions = { d3: '7.9.2', 'pixi.js': '8.22.0' }

/** Installs the peers where they are missing and bundles each into a file of `outDir`. @param {string} outDir */
export async function preparePeers(outDir) {
  const folder = cacheFolder('peers')
  if (!isInstalled(folder)) {
    say('installing the peers of the benchmark into .cache/peers')
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
    const wanted = Object.entries(versions).map(([name, version]) => `${name}@${version}`)
    const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock']
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const done = spawnSync(npm, ['install', ...flags, ...wanted], { cwd: folder, stdio: 'ignore' })
    if (done.status !== 0)
      giveUp('the peers of the benchmark could not be installed; is npm online?')
  }
  const { build } = await import('vite')
  for (const name of Object.keys(versions)) {
    const entry = join(folder, `${name.replace('.js', '')}.mjs`)
    writeFileSync(entry, `export * from '${name}'\n`)
    await build({
      root: folder,
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      build: {
        outDir,
        emptyOutDir: false,
        lib: { entry, formats: ['es'], fileName: () => `${name.replace('.js', '')}.js` },
        rolldownOptions: { output: { codeSplitting: false } },
      },
    })
  }
}

/** @param {string} folder */
function isInstalled(folder) {
  return Object.entries(versions).every(([name, version]) => {
    const manifest = join(folder, 'node_modules', name, 'package.json')
    if (!existsSync(manifest)) return false
    return JSON.parse(readFileSync(manifest, 'utf8')).version === version
  })
}
