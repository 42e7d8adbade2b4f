import { build, preview } from 'vite'
import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import { cacheFolder, root } from '../setup/project.mjs'

/** @typedef {import('./studio.mjs').Studio} Studio */

/** @type {Promise<string> | null} */
let served = null

/**
 * A plate that the app's own stage draws on a page of its own, which is built here and not shipped.
 * @param {string} name
 * @param {{ width: number, height: number }} size
 * @returns {(studio: Studio, theme: string, file: string) => Promise<void>}
 */
export function takePlate(name, size) {
  return async (studio, theme, file) => {
    served ??= servePlates(studio)
    const page = await studio.easel(size)
    await page.goto(await served)
    await page.waitForFunction(() => 'drawPlate' in window)
    await page.evaluate(async ([plate, look]) => {
      /** @type {(name: string, theme: string) => Promise<void>} */
      const draw = Reflect.get(window, 'drawPlate')
      await draw(plate, look)
    }, /** @type {const} */ ([name, theme]))
    await page.screenshot({ path: file })
    await page.close()
  }
}

/** @param {Studio} studio */
async function servePlates(studio) {
  const outDir = cacheFolder('plates')
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    base: './',
    plugins: [react()],
    worker: { format: 'iife' },
    build: {
      outDir,
      emptyOutDir: true,
      rolldownOptions: { input: join(root, 'scripts', 'shots', 'plates', 'plates.html') },
    },
  })
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 4328 },
  })
  studio.onClose(() => server.close())
  return `${server.resolvedUrls?.local[0] ?? ''}scripts/shots/plates/plates.html`
}
