import { leastOf, medianOf, mostOf, upTo } from './results.mjs'

/**
 * @typedef {import('./results.mjs').Result} Result
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {(name: string, value: number) => void} Note
 * @typedef {{ at: number, until: number, complete: boolean }} Piece
 * @typedef {{ inputAt: number, isAsked: boolean, isChanged: boolean, time: number, pieces: Piece[], drawnAt: number[] }} Watch
 */

/** Changes a turn: what a page does first is slower than what it does always. */
const changes = 4
const redrawMax = 150
/** Simulated seconds that 100 ms of work must reach in the surge; it ends 780 s after the change. */
const reachLeast = 200

/** One turn: changes a setting at rest and while the run plays, and waits for the future that follows. @param {Browser} browser @param {string} address @param {Note} note */
export async function futureRound(browser, address, note) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.addInitScript(watchFuture)
  await page.goto(`${address}#s=surge&t=120`)
  await completeFuture(page)
  const slider = page.getByRole('slider', { name: 'Target CPU utilization, slider' })
  await slider.focus()
  for (const mode of ['at rest', 'playing']) {
    if (mode === 'playing') await page.getByRole('button', { name: 'Play', exact: true }).click()
    for (let n = 0; n < changes; n++) {
      await page.evaluate(() => /** @type {any} */ (window).watch.forget())
      await slider.press(n % 2 === 0 ? 'ArrowRight' : 'ArrowLeft')
      const watch = await completeFuture(page)
      const [first, last] = [watch.pieces[0], watch.pieces.at(-1)]
      if (!first || !last) throw new Error('no future was told')
      const drawnAt = watch.drawnAt.find((at) => at > first.at) ?? Number.NaN
      note(`${mode} redraw`, drawnAt - watch.inputAt)
      note(`${mode} reach`, last.until - watch.time)
      const lastDrawn = watch.drawnAt.findLast((at) => at <= watch.inputAt + redrawMax) ?? 0
      const seen = watch.pieces.findLast(({ at }) => at < lastDrawn)
      note(`${mode} seen`, (seen?.until ?? watch.time) - watch.time)
    }
  }
  await page.close()
}

/** @param {Record<string, number[]>} found @returns {Result[]} */
export function futureResults(found) {
  return ['at rest', 'playing'].flatMap((mode) => {
    const redraw = found[`${mode} redraw`] ?? []
    const reach = medianOf(found[`${mode} reach`] ?? [])
    const seen = medianOf(found[`${mode} seen`] ?? [])
    const spread = `${medianOf(redraw).toFixed(0)} as a rule, ${mostOf(redraw).toFixed(0)} at most`
    return [
      upTo(`future redrawn after a change ${mode} (${spread})`, leastOf(redraw), redrawMax),
      {
        name: `future of the surge ${mode} (${seen.toFixed(0)} s drawn after ${redrawMax} ms)`,
        value: `${reach.toFixed(0)} s`,
        bound: `≥ ${reachLeast} s`,
        isKept: reach >= reachLeast,
      },
    ]
  })
}

/** Waits until no more will be said of the future, and until that is drawn. @param {Page} page @returns {Promise<Watch>} */
async function completeFuture(page) {
  await page.waitForFunction(() => {
    /** @type {{ watch: Watch }} */
    const { watch } = /** @type {any} */ (window)
    const last = watch.pieces.at(-1)
    return watch.isChanged && last?.complete === true && (watch.drawnAt.at(-1) ?? 0) > last.at
  })
  return page.evaluate(() => ({ .../** @type {any} */ (window).watch, forget: null }))
}

// Runs in the page, before its own script: messages are heard and strokes are seen from outside.
function watchFuture() {
  /** @type {Watch & { forget(): void }} */
  const watch = {
    inputAt: 0,
    isAsked: true,
    // The first future follows no change.
    isChanged: true,
    time: 0,
    pieces: [],
    drawnAt: [],
    forget: () =>
      Object.assign(watch, { isAsked: false, isChanged: false, pieces: [], drawnAt: [] }),
  }
  Object.assign(window, { watch })
  for (const type of ['keydown', 'keyup']) {
    addEventListener(
      type,
      ({ timeStamp }) => {
        if (!watch.isAsked) watch.inputAt = timeStamp
      },
      true,
    )
  }
  window.Worker = class extends Worker {
    /** @param {string | URL} address @param {WorkerOptions} [options] */
    constructor(address, options) {
      super(address, options)
      this.addEventListener('message', ({ data }) => {
        const at = performance.now()
        if (data.type === 'frame') watch.time = data.time
        else if (data.type === 'future') {
          watch.pieces.push({ at, until: data.until, complete: data.complete })
        } else if (data.type === 'logged') {
          // What was told before is no longer true.
          watch.pieces = []
          watch.isChanged = true
        }
      })
    }
    /** @override @param {any} message @param {any} transfer */
    postMessage(message, transfer) {
      if (message.type === 'change') watch.isAsked = true
      super.postMessage(message, transfer)
    }
  }
  const { prototype } = CanvasRenderingContext2D
  const setLineDash = Reflect.get(prototype, 'setLineDash')
  prototype.setLineDash = function (dash) {
    // The dots with which the charts go on into the future.
    if ([...dash][1] === 3.4) watch.drawnAt.push(performance.now())
    Reflect.apply(setLineDash, this, [dash])
  }
}
