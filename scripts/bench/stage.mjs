import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser, rememberedBrowser } from '../setup/browser.mjs'
import { chromiumArguments } from '../setup/chromium-arguments.mjs'
import { ensureDependencies } from '../setup/dependencies.mjs'
import { cacheFolder, root } from '../setup/project.mjs'
import { giveUp, say } from '../setup/say.mjs'
import { preparePeers } from './peers.mjs'
import { leastOf } from './results.mjs'
import { cardRound, framesRound, openBench, stageResults, stageRound } from './stage-measures.mjs'
import { prepareYardstick } from './yardstick.mjs'

/** @typedef {import('./results.mjs').Result} Result */

/** The best of so many turns counts. */
const rounds = 5

/** What is measured, each by itself or, without a name, one after the other. */
const parts = { drawing: measureDrawing }

/**
 * `npm run bench -- stage`: measures the drawing of the stage beside its peers, all in one run on
 * the same machine, and says which figure keeps its bound.
 * @param {readonly string[]} names parts to measure; all without any
 */
export async function benchStage(names) {
  const unknown = names.find((name) => !Object.hasOwn(parts, name))
  if (unknown !== undefined) {
    giveUp(`there is no part “${unknown}”; there are ${Object.keys(parts).join(', ')}`)
  }
  await ensureDependencies()
  await ensureBrowser()
  const yardstick = prepareYardstick()
  let isKept = true
  for (const [name, measure] of Object.entries(parts)) {
    if (names.length > 0 && !names.includes(name)) continue
    const { results, heap } = await measure(yardstick)
    print(name, results, heap)
    isKept &&= results.every((result) => result.isKept)
  }
  process.exitCode = isKept ? 0 : 1
}

/** @param {string} part @param {readonly Result[]} results @param {number} heap */
function print(part, results, heap) {
  const [load = 0] = loadavg()
  const beside = Number.isNaN(heap) ? '' : `; C++ heap, case c: ${heap.toFixed(1)} ns`
  process.stdout.write(
    `${part}: best of ${rounds} turns; load of the machine ${load.toFixed(1)} on ${availableParallelism()} processors${beside}\n`,
  )
  for (const { name, value, bound, isKept } of results) {
    const verdict = isKept ? 'ok' : 'MISSED'
    process.stdout.write(`${verdict.padEnd(7)}${name.padEnd(64)}${value.padStart(20)}  ${bound}\n`)
  }
}

/**
 * The stage, its peers and the yardstick take turns, so that what else the machine does meets all.
 * @param {(() => number) | null} yardstick
 */
async function measureDrawing(yardstick) {
  const outDir = cacheFolder('bench-page')
  await buildPages(outDir)
  await preparePeers(join(outDir, 'peers'))
  /** @type {Record<string, number[]>} */
  const found = {}
  /** @param {string} name @param {number} value */
  const note = (name, value) => (found[name] ??= []).push(value)
  await serving(outDir, (address) =>
    withBrowser(chromiumArguments(), (browser) =>
      withBrowser(cardArguments(), async (withCard) => {
        const page = await openBench(browser, address)
        const cardPage = await openBench(withCard, address)
        for (let round = 0; round < rounds; round++) {
          if (yardstick) note('heap', yardstick())
          await stageRound(page, note)
          await cardRound(cardPage, note)
          await framesRound(browser, address, note)
        }
      }),
    ),
  )
  return { results: stageResults(found), heap: leastOf(found.heap) }
}

/** A processor plays the card, because a machine of tests has none. */
function cardArguments() {
  const withCard = chromiumArguments().filter((argument) => argument !== '--disable-gpu')
  return [...withCard, '--use-angle=swiftshader', '--enable-unsafe-swiftshader']
}

/** Serves a folder meanwhile. @param {string} outDir @param {(address: string) => Promise<void>} use */
async function serving(outDir, use) {
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
async function withBrowser(args, use) {
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
