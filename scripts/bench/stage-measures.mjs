import { say } from '../setup/say.mjs'
import { atLeast, leastOf, medianOf, mostOf, none, onlyIf, upTo } from './results.mjs'

/**
 * @typedef {{ cells: number, services: number, waiting: number, rate: number }} Wish
 * @typedef {import('./results.mjs').Result} Result
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {(name: string, value: number) => void} Note
 * @typedef {Record<string, number[]>} Found
 */

/** @type {Record<string, Wish>} */
const wishes = {
  portraits: { cells: 60, services: 1, waiting: 60, rate: 400 },
  tissue: { cells: 1000, services: 1, waiting: 400, rate: 4000 },
  // Five crowds of 370 and the comets on their way are about 2,000 particles, which is counted.
  particles: { cells: 1000, services: 5, waiting: 370, rate: 4000 },
  dots: { cells: 10_000, services: 1, waiting: 400, rate: 40_000 },
}
/** What a case with particles must show, or its figure is of something else. */
const particlesWanted = { least: 1900, most: 2100 }
const size = { width: 1200, height: 750 }

/** Opens the page of the benchmark. @param {Browser} browser @param {string} address @returns {Promise<Page>} */
export async function openBench(browser, address) {
  const page = await browser.newPage({ viewport: size })
  page.on('pageerror', (error) => say(error.message))
  await page.goto(address)
  await page.waitForFunction(() => 'bench' in window)
  return page
}

/** One turn of everything that the processor draws, peers included. @param {Page} page @param {Note} note */
export async function stageRound(page, note) {
  note('d3', (await workPerFrame(page, 'd3', wishOf('tissue'))).work)
  const tissue = await workPerFrame(page, 'stage', wishOf('tissue'))
  note('stage', tissue.work)
  note('tissue fps', tissue.fps)
  note('portrait fps', (await workPerFrame(page, 'stage', wishOf('portraits'))).fps)
  for (const name of ['particles', 'dots']) {
    const found = await workPerFrame(page, 'stage', wishOf(name))
    note(`${name} script`, found.script)
    note(`${name} shown`, found.particles)
    note(`${name} layout`, await call(page, 'layout', wishOf(name)))
  }
  await call(page, 'stop')
}

/** One turn of the card beside PixiJS: the script of a picture alone. @param {Page} page @param {Note} note */
export async function cardRound(page, note) {
  for (const name of ['tissue', 'dots']) {
    note(`${name} pixi`, await call(page, 'pixi', wishOf(name)))
    note(`${name} card`, await call(page, 'card', wishOf(name)))
  }
}

/** @param {Found} found @returns {Result[]} */
export function stageResults(found) {
  // Each round has both, one after the other; what else the machine does meets both alike.
  const ratio = medianOf((found.d3 ?? []).map((ms, n) => ms / (found.stage?.[n] ?? Number.NaN)))
  const [d3, stage] = [leastOf(found.d3), leastOf(found.stage)]
  const shown = found['particles shown'] ?? []
  const [fewest, most] = [leastOf(shown), mostOf(shown)]
  const isShown = fewest >= particlesWanted.least && most <= particlesWanted.most
  const counted = `${Math.round(fewest)} to ${Math.round(most)} particles`
  return [
    {
      name: 'main thread per frame, 1,000 cells: D3 SVG ÷ stage',
      value: `${d3.toFixed(1)} ÷ ${stage.toFixed(1)} ms, ${ratio.toFixed(1)}`,
      bound: '≥ 10',
      isKept: ratio >= 10,
    },
    onlyIf(
      upTo(`script per frame, 1,000 cells, ${counted}`, leastOf(found['particles script']), 2),
      isShown,
    ),
    upTo('script per frame, 10,000 cells', leastOf(found['dots script']), 6),
    upTo('layout, 1,000 cells that move', leastOf(found['particles layout']), 0.3),
    upTo('layout, 10,000 cells that move', leastOf(found['dots layout']), 2),
    atLeast('60 portrait cells, software rasteriser', mostOf(found['portrait fps']), 45),
    atLeast('1,000 tissue cells, software rasteriser', mostOf(found['tissue fps']), 45),
    atLeast('slowest of three stages on one page', mostOf(found['shared fps']), 30),
    none('a fourth stage out of sight', mostOf(found['unseen fps']), 'fps'),
    cardResult(found, 'tissue', 1),
    cardResult(found, 'dots', 0.5),
  ]
}

/** @param {Found} found @param {string} name @param {number} share @returns {Result} */
function cardResult(found, name, share) {
  const [card, pixi] = [leastOf(found[`${name} card`]), leastOf(found[`${name} pixi`])]
  return {
    name: `WebGL call alone, ${wishOf(name).cells.toLocaleString('en')} cells: stage ÷ PixiJS`,
    value: `${card.toFixed(2)} ÷ ${pixi.toFixed(2)} ms`,
    bound: `≤ ${share}`,
    isKept: card <= share * pixi,
  }
}

/** @param {string} name @returns {Wish} */
function wishOf(name) {
  const wish = wishes[name]
  if (wish === undefined) throw new Error(`there is no case ${name}`)
  return wish
}

/** @param {Page} page @param {'drawn' | 'script' | 'particles' | 'stop' | 'layout' | 'card' | 'pixi'} what @param {Wish} [wish] @returns {Promise<number>} */
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
 * the page together), its own script alone, particles shown in those frames, and frames a second.
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
  const particles = await call(page, 'particles')
  await session.detach()
  if (frames < 3) throw new Error(`${which} drew ${frames} frames of ${wish.cells} cells`)
  return { work: (1000 * (after - before)) / frames, script, particles, fps: frames / seconds }
}

/** @param {import('@playwright/test').CDPSession} session */
async function metricsOf(session) {
  const { metrics } = await session.send('Performance.getMetrics')
  const names = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration']
  return metrics.reduce((sum, { name, value }) => sum + (names.includes(name) ? value : 0), 0)
}

/** One turn of three stages in frames of one page and of a fourth below the fold. @param {Browser} browser @param {string} address @param {Note} note */
export async function framesRound(browser, address, note) {
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
  const speeds = after.map((drawn, n) => (drawn - (before[n] ?? 0)) / seconds)
  note('shared fps', leastOf(speeds.slice(0, 3)))
  note('unseen fps', speeds[3] ?? Number.NaN)
}
