import { join } from 'node:path'
import { rememberedBrowser } from '../setup/browser.mjs'
import { chromiumArguments } from '../setup/chromium-arguments.mjs'
import { root } from '../setup/project.mjs'
import { say } from '../setup/say.mjs'

/** A processor plays the card, because a machine of tests has none. */
export function cardArguments() {
  const withCard = chromiumArguments().filter((argument) => argument !== '--disable-gpu')
  return [...withCard, '--use-angle=swiftshader', '--enable-unsafe-swiftshader']
}

/** Serves a folder meanwhile. @param {string} outDir @param {(address: string) => Promise<void>} use */
export async function serving(outDir, use) {
  const { preview } = await import('vite')
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 4399 },
  })
  try {
    await use(server.resolvedUrls?.local[0] ?? '')
  } finally {
    await server.close()
  }
}

/**
 * Runs a measurement in a browser of its own.
 * @param {readonly string[]} args
 * @param {(browser: import('@playwright/test').Browser) => Promise<void>} use
 */
export async function withBrowser(args, use) {
  const { chromium } = await import('@playwright/test')
  const path = rememberedBrowser()
  const browser = await chromium.launch({
    ...(path === undefined ? {} : { executablePath: path }),
    // A page of the benchmark is never in the background.
    args: [...args, '--disable-background-timer-throttling'],
  })
  try {
    await use(browser)
  } finally {
    await browser.close()
  }
}

const pages = ['index.html', 'frames.html', 'transport.html', 'mesh.html']

/** Builds the pages of the benchmark, with maps that lead back to the source. @param {string} outDir */
export async function buildPages(outDir) {
  say('building the pages of the benchmark')
  const { build } = await import('vite')
  const folder = join(root, 'scripts', 'bench', 'page')
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    base: './',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome140',
      sourcemap: true,
      rolldownOptions: { input: pages.map((page) => join(folder, page)) },
    },
  })
}

/** Builds the page of the product as a visitor gets it. @param {string} outDir */
export async function buildProduct(outDir) {
  say('building the page')
  const { build } = await import('vite')
  await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } })
}
