import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** The folders of packages that something in the bundle was made from. */
export interface ShippedModules {
  readonly folders: ReadonlySet<string>
  /** A plugin that notes them; the worker is a bundle of its own and takes one more. */
  readonly collect: () => Plugin
}

/** Starts an empty list, filled while the bundles are written. */
export function shippedModules(): ShippedModules {
  const folders = new Set<string>()
  const note = (path: string): void => {
    const folder = packageFolder(path)
    if (folder !== undefined) folders.add(folder)
  }
  return {
    folders,
    collect: () => ({
      name: 'shipped-modules',
      apply: 'build',
      generateBundle(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type === 'chunk') file.moduleIds.forEach(note)
          else file.originalFileNames.forEach(note)
        }
      },
    }),
  }
}

/** Writes licenses.txt: our own license and notice, and that of every package and font in the build. */
export function licenses(shipped: ShippedModules): Plugin {
  let root = ''
  return {
    name: 'licenses',
    apply: (config, { command }) => command === 'build' && config.build?.ssr === undefined,
    configResolved(config) {
      root = config.root
    },
    generateBundle: {
      order: 'post',
      handler() {
        const packages = [...shipped.folders].map((folder) => join(root, folder)).sort()
        if (packages.length < 3) this.error('licenses.txt would miss the packages of the page')
        const source = [ownLicense(root), ...packages.map(packageLicense)].join(`\n${rule}\n\n`)
        this.emitFile({ type: 'asset', fileName: 'licenses.txt', source })
      },
    },
  }
}

const rule = '-'.repeat(80)

function ownLicense(root: string): string {
  const [license = '', notice = ''] = ['LICENSE', 'NOTICE'].map((name) =>
    readFileSync(join(root, name), 'utf8').trim(),
  )
  return `Digital Mitosis\n\n${license}\n\n${notice}\n`
}

// A package without a license text cannot be shipped, so its absence ends the build.
function packageLicense(folder: string): string {
  const about: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const name = readdirSync(folder).find((file) => /^licen[cs]e(\.(md|txt))?$/i.test(file))
  if (name === undefined) throw new Error(`${folder} has no license file`)
  const text = readFileSync(join(folder, name), 'utf8')
  // Vite's file goes on with the licenses of its own tools, which are not in the page.
  const [own = text] = text.split(/^# Licenses of bundled dependencies/m)
  return `${property(about, 'name')} ${property(about, 'version')} (${property(about, 'license')})\n\n${own.trim()}\n`
}

function property(about: unknown, name: 'license' | 'name' | 'version'): string {
  const value: unknown = typeof about === 'object' && about !== null && Reflect.get(about, name)
  if (typeof value !== 'string') throw new Error(`a package.json names no ${name}`)
  return value
}

// The project's path of the package that a module or a font came from. Modules that the bundler
// makes up (\0vite/preload-helper.js, \0rolldown/runtime.js) come from the bundler's package.
function packageFolder(path: string): string | undefined {
  const made = /^\0(?:@oxc-project\/runtime|rolldown|vite)/.exec(path)?.[0].slice(1)
  const found =
    made === undefined
      ? /node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path.replaceAll('\\', '/'))?.[0]
      : `node_modules/${made}`
  return found !== undefined && existsSync(join(found, 'package.json')) ? found : undefined
}
