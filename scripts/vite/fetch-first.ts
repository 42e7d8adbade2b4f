import { join } from 'node:path'
import type { Plugin, ResolveModulePreloadDependenciesFn } from 'vite'

/** The module by which Vite preloads what a dynamic import needs, and what it exports. */
const preloading = /\bvite\/preload-helper\.js$/
const exported = 'export const __vitePreload ='

/** Lets src/app/fetch-first.ts choose between Vite's preloading and its own in the built page. */
export function fetchFirst(): Plugin {
  let root = ''
  let isReplaced = false
  return {
    name: 'fetch-first',
    apply: (config, { command }) => command === 'build' && config.build?.ssr === undefined,
    configResolved(config) {
      root = config.root
    },
    transform: {
      filter: { id: preloading },
      handler(code) {
        isReplaced = code.includes(exported)
        const file = JSON.stringify(join(root, 'src', 'app', 'fetch-first.ts'))
        const lines = [
          `import { importerFor } from ${file}`,
          code.replace(exported, 'const preload ='),
          `${exported} importerFor(preload)`,
        ]
        return { code: lines.join('\n'), map: null }
      },
    },
    generateBundle() {
      // Another version of Vite may preload by another module.
      if (!isReplaced) this.error('no dynamic import fetches its files first')
    },
  }
}

/** Vite leaves the list of a part that imports nothing empty; its own file belongs to it. */
export const withItsOwnFile: ResolveModulePreloadDependenciesFn = (file, files, { hostType }) =>
  hostType === 'js' && !files.includes(file) ? [file, ...files] : files
