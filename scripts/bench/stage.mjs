import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser, rememberedBrowser } from '../setup/browser.mjs'
import { chromiumArguments } from '../setup/chromium-arguments.mjs'
import { ensureDependencies } from '../setup/dependencies.mjs'
import { cacheFolder, root } from '../setup/project.mjs'
import { say } from '../setup/say.mjs'
import { measureCard, measureStage } from './stage-measures.mjs'
import { preparePeers } from './peers.mjs'

/**
 * `npm run bench -- stage`: measures the drawing of the stage beside its peers, all in one run on
 * the same machine, and says which figure keeps its bound.
 */
export async function benchStage() {
  await ensureDependencies()
  await ensureBrowser()
  const outDir = cacheFolder('bench-page')
  await buildPages(outDir)
  await preparePeers(join(outDir, 'peers'))
  const { preview } = await import('vite')
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 4399 },
  })
  const address = server.resolvedUrls?.local[0] ?? ''
  try {
    const results = await within(chromiumArguments(), (browser) => measureStage(browser, address))
    const withCard = chromiumArguments().filter((argument) => argument !== '--disable-gpu')
    const card = [...withCard, '--use-angle=swiftshader', '--enable-unsafe-swiftshader']
    results.push(...(await within(card, (browser) => measureCard(browser, address))))
    const [load = 0] = loadavg()
    process.stdout.write(
      `load of the machine ${load.toFixed(1)} on ${availableParallelism()} processors\n`,
    )
    for (const { name, value, bound, isKept } of results) {
      const verdict = isKept ? 'ok' : 'MISSED'
      process.stdout.write(
        `${verdict.padEnd(7)}${name.padEnd(64)}${value.padStart(20)}  ${bound}\n`,
      )
    }
    process.exitCode = results.every(({ isKept }) => isKept) ? 0 : 1
  } finally {
    await server.close()
  }
}

/**
 * Runs a measurement in a browser of its own.
 * @template Answer
 * @param {readonly string[]} args
 * @param {(browser: import('@playwright/test').Browser) => Promise<Answer>} measure
 */
async function within(args, measure) {
  const { chromium } = await import('@playwright/test')
  const path = rememberedBrowser()
  const browser = await chromium.launch({
    ...(path === undefined ? {} : { executablePath: path }),
    // A page of the benchmark is never in the background.
    args: [...args, '--disable-background-timer-throttling'],
  })
  try {
    return await measure(browser)
  } finally {
    await browser.close()
  }
}

/** @param {string} outDir */
async function buildPages(outDir) {
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
      rolldownOptions: { input: [join(folder, 'index.html'), join(folder, 'frames.html')] },
    },
  })
}
