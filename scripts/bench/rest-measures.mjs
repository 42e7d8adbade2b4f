import { mostOf, none } from './results.mjs'

/**
 * @typedef {import('./results.mjs').Result} Result
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {(name: string, value: number) => void} Note
 */

const frames = 60

/** One turn: counts what is drawn on all canvases of a page that stands still. @param {Browser} browser @param {string} address @param {Note} note */
export async function restRound(browser, address, note) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.addInitScript(countDrawing)
  await page.goto(`${address}#s=surge&t=213`)
  await page.getByRole('slider', { name: 'Time', exact: true }).waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-valuenow="213"]') !== null)
  // Until the cells have come to rest and the future is known.
  await restless(page, (calls) => calls === 0)
  note('calls at rest', await callsWithin(page, frames))
  // A page that draws nothing may also be one that is not counted: now it plays.
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await restless(page, (calls) => calls > frames)
  await page.close()
}

/** @param {Record<string, number[]>} found @returns {Result[]} */
export function restResults(found) {
  const name = `drawn on any canvas in ${frames} frames in which nothing changed`
  return [none(name, mostOf(found['calls at rest']), 'calls')]
}

/** Looks again until what is drawn within some frames is so. @param {Page} page @param {(calls: number) => boolean} isSo */
async function restless(page, isSo) {
  for (let tries = 0; tries < 40; tries++) if (isSo(await callsWithin(page, frames))) return
  throw new Error('the page draws otherwise than it should')
}

/** @param {Page} page @param {number} count @returns {Promise<number>} */
function callsWithin(page, count) {
  return page.evaluate(async (count) => {
    const before = /** @type {any} */ (window).drawingCalls
    for (let left = count; left > 0; left--) await new Promise(requestAnimationFrame)
    return /** @type {any} */ (window).drawingCalls - before
  }, count)
}

// Runs in the page, before its own script.
function countDrawing() {
  Object.assign(window, { drawingCalls: 0 })
  const calls = ['fill', 'stroke', 'fillText', 'fillRect', 'clearRect', 'drawImage', 'putImageData']
  const ofCard = ['clear', 'drawArrays', 'drawArraysInstanced', 'drawElements']
  for (const [prototype, names] of /** @type {[object, string[]][]} */ ([
    [CanvasRenderingContext2D.prototype, calls],
    [WebGL2RenderingContext.prototype, ofCard],
  ])) {
    for (const name of names) {
      const call = Reflect.get(prototype, name)
      Reflect.set(prototype, name, function (/** @type {any[]} */ ...given) {
        ;/** @type {any} */ (window).drawingCalls++
        // @ts-expect-error A method of a prototype is called on whatever it was called on.
        return Reflect.apply(call, this, given)
      })
    }
  }
}
