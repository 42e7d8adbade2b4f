import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from '../setup/browser.mjs'
import { chromiumArguments } from '../setup/chromium-arguments.mjs'
import { ensureDependencies } from '../setup/dependencies.mjs'
import { cacheFolder } from '../setup/project.mjs'
import { giveUp } from '../setup/say.mjs'
import { measureAllocations } from './allocations.mjs'
import { futureResults, futureRound } from './future-measures.mjs'
import { linkResults, linkRound } from './link-measures.mjs'
import { preparePeers } from './peers.mjs'
import { leastOf } from './results.mjs'
import { restResults, restRound } from './rest-measures.mjs'
import { buildPages, buildProduct, cardArguments, serving, withBrowser } from './rig.mjs'
import { cardRound, framesRound, openBench, stageResults, stageRound } from './stage-measures.mjs'
import { prepareYardstick } from './yardstick.mjs'

/**
 * @typedef {import('./results.mjs').Result} Result
 * @typedef {() => number} Yardstick
 * @typedef {{ results: readonly Result[], heap: number }} Measured
 */

/** The best of so many turns counts. */
const rounds = 5

/** What is measured, each by itself or, without a name, one after the other. */
const parts = {
  drawing: measureDrawing,
  page: measurePage,
  allocations: () => measureGarbage('2d', chromiumArguments()),
  'allocations-gl': () => measureGarbage('gl', cardArguments()),
}

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
    `${part}: load of the machine ${load.toFixed(1)} on ${availableParallelism()} processors${beside}\n`,
  )
  for (const { name, value, bound, isKept } of results) {
    const verdict = isKept ? 'ok' : 'MISSED'
    process.stdout.write(`${verdict.padEnd(7)}${name.padEnd(72)}${value.padStart(20)}  ${bound}\n`)
  }
}

/** The stage, its peers and the yardstick take turns, so that what else the machine does meets all. @param {Yardstick | null} yardstick @returns {Promise<Measured>} */
async function measureDrawing(yardstick) {
  const outDir = cacheFolder('bench-page')
  await buildPages(outDir)
  await preparePeers(join(outDir, 'peers'))
  const { found, note } = notes()
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

/** What a visitor's page takes: its future, its links, and nothing while nothing changes. @param {Yardstick | null} yardstick @returns {Promise<Measured>} */
async function measurePage(yardstick) {
  const outDir = cacheFolder('bench-product')
  await buildProduct(outDir)
  const { found, note } = notes()
  await serving(outDir, (address) =>
    withBrowser(chromiumArguments(), async (browser) => {
      for (let round = 0; round < rounds; round++) {
        if (yardstick) note('heap', yardstick())
        await futureRound(browser, address, note)
        await linkRound(browser, address, note)
        await restRound(browser, address, note)
      }
    }),
  )
  const results = [...futureResults(found), ...linkResults(found), ...restResults(found)]
  return { results, heap: leastOf(found.heap) }
}

/** What the stage allocates: counted, not timed, so once is enough. @param {'2d' | 'gl'} renderer @param {readonly string[]} args @returns {Promise<Measured>} */
async function measureGarbage(renderer, args) {
  const outDir = cacheFolder('bench-page')
  await buildPages(outDir)
  /** @type {Result[]} */
  const results = []
  await serving(outDir, (address) =>
    withBrowser(args, async (browser) => {
      const page = await openBench(browser, address)
      results.push(...(await measureAllocations(page, renderer, outDir)))
    }),
  )
  return { results, heap: Number.NaN }
}

/** Figures by name, one for each turn. */
function notes() {
  /** @type {Record<string, number[]>} */
  const found = {}
  /** @param {string} name @param {number} value */
  const note = (name, value) => void (found[name] ??= []).push(value)
  return { found, note }
}
