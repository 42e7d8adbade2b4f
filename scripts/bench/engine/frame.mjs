import { ensureBrowser } from '../../setup/browser.mjs'
import { chromiumArguments } from '../../setup/chromium-arguments.mjs'
import { cacheFolder } from '../../setup/project.mjs'
import { giveUp } from '../../setup/say.mjs'
import { leastOf, medianOf } from '../results.mjs'
import { buildPages, serving, withBrowser } from '../rig.mjs'
import { yardstickNote } from './hours.mjs'

/**
 * @typedef {import('../engine.mjs').Setting} Setting
 * @typedef {import('../engine.mjs').Part} Part
 * @typedef {{ frames: number, cells: number, ids: number, ms: number }} Batch
 */

const cells = 10_000
/** Batches of one turn; the middle one counts. */
const batches = 15

/** What a frame of 10,000 cells takes of the main thread of a page, its way from the worker included. @param {Setting} setting @returns {Promise<Part>} */
export async function measureFrame({ yardstick, rounds }) {
  await ensureBrowser()
  const outDir = cacheFolder('bench-page')
  await buildPages(outDir)
  /** @type {number[]} */
  const heap = []
  /** @type {number[]} */
  const read = []
  /** @type {number[]} */
  const throughClient = []
  await serving(outDir, (address) =>
    withBrowser(chromiumArguments(), async (browser) => {
      for (let round = 0; round < rounds; round++) {
        if (yardstick !== null) heap.push(yardstick())
        const page = await browser.newPage()
        await page.goto(`${address}transport.html`)
        await page.waitForFunction(() => 'transport' in window)
        read.push(await turnIn(page, 'read'))
        throughClient.push(await turnIn(page, 'client'))
        await page.close()
      }
    }),
  )
  const beside = yardstick === null ? null : leastOf(heap)
  return {
    heading: 'A frame on the main thread',
    notes: [
      `Milliseconds of the main thread of a page in Chromium for a frame of ${cells.toLocaleString('en')} cells in the format of the product, transferred by`,
      'a worker: taken off the queue, checked, and read in every column of every cell. The client of the product sends the buffer back as',
      `well. The middle of ${batches} batches of frames, the best of ${rounds} turns, each in a new page.`,
      yardstickNote(beside),
    ],
    table: [
      ['', 'ms'],
      ['received and read', leastOf(read).toFixed(3)],
      ['the same by the client, buffer sent back', leastOf(throughClient).toFixed(3)],
    ],
    values: { frame: leastOf(read) },
    data: { read, throughClient, yardstick: beside },
  }
}

/**
 * Milliseconds a frame of one turn.
 * @param {import('@playwright/test').Page} page @param {'read' | 'client'} which
 */
async function turnIn(page, which) {
  /** @type {number[]} */
  const turn = []
  for (let left = batches + 1; left > 0; left--) {
    /** @type {Batch} */
    const batch = await page.evaluate(
      (name) => /** @type {any} */ (window).transport.batch(name),
      which,
    )
    const ids = (batch.frames * cells * (cells + 1)) / 2
    if (batch.frames === 0 || batch.cells !== cells || batch.ids !== ids) {
      giveUp(`not all frames were read: ${JSON.stringify(batch)}`)
    }
    turn.push(batch.ms / batch.frames)
  }
  // The first one makes the page warm.
  return medianOf(turn.slice(1))
}
