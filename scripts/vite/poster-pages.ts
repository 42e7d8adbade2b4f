import type { makePosters } from '#posters/posters.ts'
import type { Plugin } from 'vite'
import { bundle } from '../setup/node-bundle.mjs'

/** Writes `lessons/<id>/index.html`, and in German below it, for every built-in lesson: each is played while the page is built. */
export function posterPages(address: string): Plugin {
  return {
    name: 'poster-pages',
    apply: (config, { command }) => command === 'build' && config.build?.ssr === undefined,
    async generateBundle() {
      const program = await bundle('src/posters/posters.ts')
      // The bundle exports what that file exports.
      const made = (await import(program)) as { readonly makePosters: typeof makePosters }
      for (const { path, source } of await made.makePosters(address))
        this.emitFile({ type: 'asset', fileName: path, source })
    },
  }
}
