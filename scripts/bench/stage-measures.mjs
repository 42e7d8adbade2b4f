import { say } from '../setup/say.mjs'

/**
 * @typedef {{ cells: number, services: number, waiting: number, rate: number }} Wish
 * @typedef {{ name: string, value: string, bound: string, isKept: boolean }} Result
 * @typedef {import('./page/main.ts').Bench} Bench
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').Page} Page
 */

/** @type {Record<string, Wish>} */
const wishes = {
  portraits: { cells: 60, services: 1, waiting: 60, rate: 400 },
  tissue: { cells: 1000, services: 1, waiting: 400, rate: 4000 },
  // Four crowds of 400 and the comets on their way are about 2,000 particles.
  particles: { cells: 1000, services: 4, waiting: 400, rate: 4000 },
  dots: { cells: 10_000, services: 1, waiting: 400, rate: 40_000 },
}
const rounds = 3
const size = { width: 1200, height: 750 }

/** Measures everything in turns, so that what else the machine does meets all alike. @param {Browser} browser @param {string} address @returns {Promise<Result[]>} */
export async function measureStage(browser, address) {
  const page = await browser.newPage({ viewport: size })
  page.on('pageerror', (error) => say(error.message))
  await page.goto(address)
  await page.waitForFunction(() => 'bench' in window)
  /** @type {Record<string, number[]>} */
  const found = {}
  /** @param {string} name @param {number} value */
  const note = (name, value) => (found[name] ??= []).push(value)
  for (let round = 0; round < rounds; round++) {
    note('d3', (await workPerFrame(page, 'd3', wishOf('tissue'))).work)
    const tissue = await workPerFrame(page, 'stage', wishOf('tissue'))
    note('stage', tissue.work)
    note('tissue fps', tissue.fps)
    note('portrait fps', (await workPerFrame(page, 'stage', wishOf('portraits'))).fps)
    for (const name of ['particles', 'dots']) {
      note(`${name} script`, (await workPerFrame(page, 'stage', wishOf(name))).script)
      note(`${name} layout`, await call(page, 'layout', wishOf(name)))
    }
    await call(page, 'stop')
  }
  await page.close()
  const shared = await framesOfFour(browser, address)
  return resultsOf(found, shared)
}

/**
 * Measures the card beside PixiJS: the script of a picture alone, in turns.
 * @param {Browser} browser one that has WebGL, if only played by a processor
 * @param {string} address @returns {Promise<Result[]>}
 */
export async function measureCard(browser, address) {
  const page = await browser.newPage({ viewport: size })
  await page.goto(address)
  await page.waitForFunction(() => 'bench' in window)
  /** @type {Result[]} */
  const results = []
  for (const { name, share } of [
    { name: 'tissue', share: 1 },
    { name: 'dots', share: 0.5 },
  ]) {
    /** @type {{ card: number, pixi: number }} */
    const least = { card: Infinity, pixi: Infinity }
    for (let round = 0; round < 2; round++) {
      least.pixi = Math.min(least.pixi, await call(page, 'pixi', wishOf(name)))
      least.card = Math.min(least.card, await call(page, 'card', wishOf(name)))
    }
    const cells = wishOf(name).cells.toLocaleString('en')
    results.push({
      name: `WebGL call alone, ${cells} cells: stage ÷ PixiJS`,
      value: `${least.card.toFixed(2)} ÷ ${least.pixi.toFixed(2)} ms`,
      bound: `≤ ${share}`,
      isKept: least.card <= share * least.pixi,
    })
  }
  await page.close()
  return results
}

/** @param {Record<string, number[]>} found @param {readonly number[]} shared @returns {Result[]} */
function resultsOf(found, shared) {
  /** @param {string} name */
  const least = (name) => Math.min(...(found[name] ?? [Number.NaN]))
  /** @param {string} name */
  const most = (name) => Math.max(...(found[name] ?? [Number.NaN]))
  // Each round has both, one after the other; what else the machine does meets both alike.
  const ratios = (found.d3 ?? []).map((ms, round) => ms / (found.stage?.[round] ?? Number.NaN))
  const ratio = ratios.toSorted((a, b) => a - b)[ratios.length >> 1] ?? Number.NaN
  return [
    {
      name: 'main thread per frame, 1,000 cells: D3 SVG ÷ stage',
      value: `${least('d3').toFixed(1)} ÷ ${least('stage').toFixed(1)} ms, ${ratio.toFixed(1)}`,
      bound: '≥ 10',
      isKept: ratio >= 10,
    },
    upTo('script per frame, 1,000 cells and 2,000 particles', least('particles script'), 2),
    upTo('script per frame, 10,000 cells', least('dots script'), 6),
    upTo('layout, 1,000 cells that move', least('particles layout'), 0.3),
    upTo('layout, 10,000 cells that move', least('dots layout'), 2),
    atLeast('60 portrait cells under the software rasteriser', most('portrait fps'), 45),
    atLeast('1,000 tissue cells under the software rasteriser', most('tissue fps'), 45),
    atLeast('slowest of three stages on one page', Math.min(...shared.slice(0, 3)), 30),
    none('a fourth stage out of sight', shared[3] ?? Number.NaN),
  ]
}

/** @param {string} name @param {number} ms @param {number} bound @returns {Result} */
function upTo(name, ms, bound) {
  return { name, value: `${ms.toFixed(2)} ms`, bound: `≤ ${bound} ms`, isKept: ms <= bound }
}

/** @param {string} name @param {number} fps @param {number} bound @returns {Result} */
function atLeast(name, fps, bound) {
  return { name, value: `${fps.toFixed(0)} fps`, bound: `≥ ${bound}`, isKept: fps >= bound }
}

/** @param {string} name @param {number} fps @returns {Result} */
function none(name, fps) {
  return { name, value: `${fps.toFixed(0)} fps`, bound: '= 0', isKept: fps === 0 }
}

/** @param {string} name @returns {Wish} */
function wishOf(name) {
  const wish = wishes[name]
  if (wish === undefined) throw new Error(`there is no case ${name}`)
  return wish
}

/** @param {Page} page @param {'drawn' | 'script' | 'stop' | 'layout' | 'card' | 'pixi'} what @param {Wish} [wish] @returns {Promise<number>} */
function call(page, what, wish) {
  return page.evaluate(
    ({ what, wish }) => {
      /** @type {{ bench: Record<string, (wish?: unknown) => number> }} */
      const { bench } = /** @type {any} */ (window)
      const measure = bench[what]
      if (measure === undefined) throw new Error(`the page measures no ${what}`)
      return measure(wish)
    },
    { what, wish },
  )
}

/**
 * Runs a case for a while and answers main-thread milliseconds a frame (script, style and layout of
 * the page together), its own script alone, and frames a second.
 * @param {Page} page @param {'stage' | 'd3'} which @param {Wish} wish
 */
async function workPerFrame(page, which, wish) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.evaluate(({ which, wish }) => /** @type {any} */ (window).bench.start(which, wish), {
    which,
    wish,
  })
  // Time for the governor to choose and for bitmaps to be made.
  await page.waitForTimeout(3500)
  const before = await metricsOf(session)
  const drawnBefore = await call(page, 'drawn')
  const began = performance.now()
  await page.waitForTimeout(2500)
  const after = await metricsOf(session)
  const frames = (await call(page, 'drawn')) - drawnBefore
  const seconds = (performance.now() - began) / 1000
  const script = await call(page, 'script')
  await session.detach()
  if (frames < 3) throw new Error(`${which} drew ${frames} frames of ${wish.cells} cells`)
  return { work: (1000 * (after - before)) / frames, script, fps: frames / seconds }
}

/** @param {import('@playwright/test').CDPSession} session */
async function metricsOf(session) {
  const { metrics } = await session.send('Performance.getMetrics')
  const names = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration']
  return metrics.reduce((sum, { name, value }) => sum + (names.includes(name) ? value : 0), 0)
}

/** Frames a second of three stages in frames of one page and of a fourth below the fold. @param {Browser} browser @param {string} address */
async function framesOfFour(browser, address) {
  const page = await browser.newPage({ viewport: { width: 700, height: 940 } })
  await page.goto(new URL('frames.html', address).href)
  const frames = page.frames().slice(1)
  if (frames.length !== 4) throw new Error(`the page has ${frames.length} stages`)
  const counts = () =>
    Promise.all(
      frames.map((frame) => frame.evaluate(() => /** @type {any} */ (window).bench.drawn())),
    )
  await page.waitForTimeout(4000)
  const before = await counts()
  const began = performance.now()
  await page.waitForTimeout(4000)
  const after = await counts()
  const seconds = (performance.now() - began) / 1000
  // A stage that draws nothing may also be one that never came: this one draws once it is seen.
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  await frames[3]?.waitForFunction(() => /** @type {any} */ (window).bench.drawn() > 10)
  await page.close()
  return after.map((drawn, n) => (drawn - (before[n] ?? 0)) / seconds)
}
