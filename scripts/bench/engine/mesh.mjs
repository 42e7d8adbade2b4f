import { ensureBrowser } from '../../setup/browser.mjs'
import { chromiumArguments } from '../../setup/chromium-arguments.mjs'
import { cacheFolder } from '../../setup/project.mjs'
import { giveUp } from '../../setup/say.mjs'
import { leastOf, mostOf } from '../results.mjs'
import { buildPages, serving, withBrowser } from '../rig.mjs'
import { yardstickNote } from './hours.mjs'

/**
 * @typedef {import('../engine.mjs').Setting} Setting
 * @typedef {import('../engine.mjs').Part} Part
 * @typedef {import('../page/mesh.ts').MeshTurn} MeshTurn
 * @typedef {import('../page/mesh.ts').MeshWish} MeshWish
 */

const services = 3
/** What is asked of three services in a row: cells of each, and requests a second at the first. */
const wishes = [
  { cells: 100, rate: 100_000 },
  { cells: 1000, rate: 350_000 },
  { cells: 1000, rate: 1_000_000 },
  { cells: 10_000, rate: 700_000 },
]
const warmPictures = 90
/** Two seconds of simulated time. */
const pictures = 120

/** @param {{ cells: number, rate: number }} wish */
const isUsual = ({ cells, rate }) => cells === 1000 && rate === 350_000
/** @param {{ cells: number, rate: number }} wish */
const isMillion = ({ rate }) => rate === 1_000_000

/** What three services that call one another take of a worker in Chromium. @param {Setting} setting @returns {Promise<Part>} */
export async function measureMesh({ yardstick, rounds }) {
  await ensureBrowser()
  const outDir = cacheFolder('bench-page')
  await buildPages(outDir)
  /** @type {number[]} */
  const heap = []
  /** @type {{ wish: { cells: number, rate: number }, turns: MeshTurn[] }[]} */
  const cases = wishes.map((wish) => ({ wish, turns: [] }))
  await serving(outDir, (address) =>
    withBrowser(chromiumArguments(), async (browser) => {
      for (let round = 0; round < rounds; round++) {
        if (yardstick !== null) heap.push(yardstick())
        const page = await browser.newPage()
        await page.goto(`${address}mesh.html`)
        await page.waitForFunction(() => 'mesh' in window)
        for (const { wish, turns } of cases) turns.push(await turnIn(page, wish))
        await page.close()
      }
    }),
  )
  const rows = cases.map(({ wish, turns }) => {
    // Every turn simulates the same.
    const hops = mostOf(turns.map((turn) => turn.hops))
    const best = leastOf(turns.map(({ ms }) => ms))
    return { ...wish, ns: (best * 1e6) / hops, share: best / ((1000 * pictures) / 60) }
  })
  const beside = yardstick === null ? null : leastOf(heap)
  return {
    heading: 'Three services in a worker',
    notes: [
      'Three services in a row that call one another in a worker of Chromium: network there and back with jitter, patience, retries within a',
      'budget, histograms, and a snapshot of all cells sent to the page 60 times a second of simulated time; one slot a cell, power of two',
      `choices, a utilisation of 0.7. A hop is one attempt at one service. The best of ${rounds} turns.`,
      yardstickNote(beside),
    ],
    table: [
      ['cells', 'requests/s', 'ns per hop', 'million hops/s', 'of one core in real time'],
      ...rows.map(({ cells, rate, ns, share }) => [
        `3 × ${cells.toLocaleString('en')}`,
        rate.toLocaleString('en'),
        ns.toFixed(1),
        (1000 / ns).toFixed(2),
        `${(100 * share).toFixed(0)} %`,
      ]),
    ],
    values: {
      hops: 1000 / leastOf(rows.filter(isUsual).map(({ ns }) => ns)),
      million: 100 * leastOf(rows.filter(isMillion).map(({ share }) => share)),
    },
    data: { rows, yardstick: beside },
  }
}

/**
 * One turn; a chain of calls that were not all made, or pictures that did not come, are a mistake of the benchmark.
 * @param {import('@playwright/test').Page} page @param {{ cells: number, rate: number }} wish
 * @returns {Promise<MeshTurn>}
 */
async function turnIn(page, wish) {
  /** @type {MeshTurn} */
  const turn = await page.evaluate((asked) => /** @type {any} */ (window).mesh.turn(asked), {
    ...wish,
    warmPictures,
    pictures,
  })
  const expected = (services * wish.rate * pictures) / 60
  const isWhole = Math.abs(turn.hops - expected) < 0.05 * expected && turn.answered > 0
  if (!isWhole || turn.snapshots < pictures || turn.cells !== services * wish.cells) {
    giveUp(`not all was simulated: ${JSON.stringify(turn)}`)
  }
  return turn
}
