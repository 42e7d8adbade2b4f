import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { cacheFolder, root } from '../setup/project.mjs'

/**
 * The bundle for every engine: `main.mjs` for Node and `worker.mjs` for browsers on one chunk that both share,
 * made as the page's own worker is made. It lies in .cache and never in the page.
 * @returns {Promise<string>} the folder
 */
export async function bundleForEngines() {
  const { build, loadConfigFromFile } = await import('vite')
  const page = await loadConfigFromFile({ command: 'build', mode: 'production' }, undefined, root)
  const target = page?.config.build?.target
  if (target === undefined)
    throw new Error('vite.config.ts names no target for the engines to be tried with')
  const outDir = cacheFolder('engines')
  const entry = (/** @type {string} */ name) => join(root, 'src', 'engines', `${name}.ts`)
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: true,
      target,
      modulePreload: false,
      rolldownOptions: {
        input: { main: entry('main'), worker: entry('worker') },
        preserveEntrySignatures: 'exports-only',
        output: {
          format: 'es',
          entryFileNames: '[name].mjs',
          chunkFileNames: '[name].mjs',
          topLevelVar: false,
        },
      },
    },
  })
  return outDir
}

/** A page that starts the worker and keeps what it says for whoever asks. */
const page = `<!doctype html><title>Engines</title><script type="module">
const worker = new Worker('worker.mjs', { type: 'module' })
window.said = new Promise((done) => {
  worker.onmessage = ({ data }) => done(data)
  worker.onerror = ({ message }) => done({ problem: message || 'the worker cannot be loaded' })
})
</script>`

/**
 * Serves the page and the bundle on a free port of this machine alone, meanwhile.
 * @template Value
 * @param {string} folder
 * @param {(address: string) => Promise<Value>} use
 */
export async function serving(folder, use) {
  const server = createServer(({ url = '/' }, response) => {
    const name = /^\/([\w-]+\.mjs)$/.exec(url)?.[1]
    const type = name === undefined ? 'text/html' : 'text/javascript'
    response.setHeader('content-type', `${type}; charset=utf-8`)
    try {
      response.end(name === undefined ? page : readFileSync(join(folder, name)))
    } catch {
      // Only what was built can be asked for.
      response.writeHead(404).end()
    }
  })
  await new Promise((done, fail) => {
    server.once('error', fail).listen(0, '127.0.0.1', () => done(undefined))
  })
  const address = server.address()
  try {
    return await use(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
