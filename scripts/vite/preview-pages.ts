import type { scenarios } from '#core/organisms/scenarios.ts'
import type { Plugin } from 'vite'
import { bundle } from '../setup/node-bundle.mjs'
import { openScript, pageStyle, previewPage } from './preview-page.mjs'

/** Writes `s/<id>/index.html` for every built-in scenario; `npm run cards` gives them pictures. */
export function previewPages(address: string): Plugin {
  return {
    name: 'preview-pages',
    apply: (config, { command }) => command === 'build' && config.build?.ssr === undefined,
    async generateBundle() {
      const program = await bundle('src/core/organisms/scenarios.ts')
      // The bundle exports what that file exports.
      const made = (await import(program)) as { readonly scenarios: typeof scenarios }
      const entries = Object.entries(made.scenarios)
      if (entries.length === 0) this.error('no scenario has a page')
      const emit = (fileName: string, source: string) =>
        this.emitFile({ type: 'asset', fileName, source })
      emit('s/page.css', pageStyle)
      emit('s/open.js', openScript)
      for (const [id, { label, description }] of entries)
        emit(`s/${id}/index.html`, previewPage({ id, label, description }, address))
    },
  }
}
