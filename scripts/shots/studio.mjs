import { chromium } from '@playwright/test'
import { build, preview } from 'vite'
import { rememberedBrowser } from '../setup/browser.mjs'
import { chromiumArguments } from '../setup/chromium-arguments.mjs'
import { root } from '../setup/project.mjs'

/** @typedef {import('@playwright/test').Page} Page */
/**
 * What a picture asks of its page.
 * @typedef {object} Visit
 * @property {{ width: number, height: number }} size
 * @property {string} theme
 * @property {string} link the part of the address behind the #
 * @property {number} [opensAt] the time that the link opens at, s; the visit waits until it is there
 * @property {number} [playTo] plays on to this time, s, so that requests are on their way
 * @property {boolean} [calm] as a visitor who asked for less motion
 * @property {boolean} [withoutWebgl] as a browser that has no WebGL
 * @property {boolean} [touch]
 */
/**
 * @typedef {object} Studio
 * @property {(visit: Visit) => Promise<Page>} visit opens the page as a visitor and waits for the moment
 * @property {(size: { width: number, height: number }) => Promise<Page>} easel an empty page to lay pictures on
 * @property {(end: () => Promise<void>) => void} onClose ends something else with the studio
 * @property {() => Promise<void>} close
 */

/**
 * Builds the page, serves it and opens a browser to take pictures in.
 * @param {string | undefined} renderer asked of the page, when it has several
 * @returns {Promise<Studio>}
 */
export async function openStudio(renderer) {
  await build({ root, logLevel: 'warn' })
  const server = await preview({
    root,
    logLevel: 'warn',
    preview: { host: '127.0.0.1', port: 4318 },
  })
  const path = rememberedBrowser()
  const browser = await chromium.launch({
    ...(path === undefined ? {} : { executablePath: path }),
    args: chromiumArguments(),
  })
  const address = `${server.resolvedUrls?.local[0] ?? ''}${renderer === undefined ? '' : `?renderer=${renderer}`}`
  /** @type {(() => Promise<void>)[]} */
  const servers = [() => server.close()]
  return {
    onClose: (end) => void servers.push(end),
    visit: async (visit) => {
      const page = await browser.newPage({
        viewport: visit.size,
        colorScheme: visit.theme === 'dark' ? 'dark' : 'light',
        reducedMotion: visit.calm === true ? 'reduce' : 'no-preference',
        hasTouch: visit.touch === true,
      })
      if (visit.withoutWebgl === true) await forbidWebgl(page)
      const theme = visit.link === '' ? `theme=${visit.theme}` : `&theme=${visit.theme}`
      await page.goto(`${address}#${visit.link}${theme}`)
      await page.evaluate(() => document.fonts.ready)
      if (visit.opensAt !== undefined) await reach(page, visit.opensAt, visit.playTo)
      return page
    },
    easel: (size) => browser.newPage({ viewport: size }),
    close: async () => {
      await browser.close()
      for (const end of servers) await end()
    },
  }
}

/**
 * @param {Page} page
 * @param {number} opensAt
 * @param {number | undefined} playTo
 */
async function reach(page, opensAt, playTo) {
  // Played before the link has been read, the run would be replaced and stand still.
  await waitForTime(page, opensAt)
  if (playTo === undefined) return
  await page.getByRole('button', { name: 'Play', exact: true }).first().click()
  await waitForTime(page, playTo)
  // A picture at rest has every line and light, also on a machine that cannot draw them all in time.
  await page.getByRole('button', { name: 'Pause', exact: true }).first().click()
  await page.getByRole('button', { name: 'Play', exact: true }).first().waitFor()
}

/**
 * Waits until the page shows a time, s, or a later one.
 * @param {Page} page
 * @param {number} seconds
 */
export async function waitForTime(page, seconds) {
  await page.waitForFunction(
    (least) => {
      const bar = document.querySelector('[role="slider"][aria-label="Time"]')
      return Number(bar?.getAttribute('aria-valuenow') ?? -1) >= least
    },
    seconds,
    { timeout: 120_000 },
  )
}

/**
 * Waits until two pictures in a row are the same: what rests is drawn with everything.
 * @param {Page} page
 */
export async function atRest(page) {
  let last = await page.screenshot()
  for (let tries = 0; tries < 400; tries++) {
    const next = await page.screenshot()
    if (next.equals(last)) return
    last = next
  }
  throw new Error('the page does not come to rest')
}

/** @param {Page} page */
async function forbidWebgl(page) {
  await page.addInitScript(() => {
    const { prototype } = HTMLCanvasElement
    /** @type {unknown} */
    const given = Reflect.get(prototype, 'getContext')
    if (typeof given !== 'function') return
    const apply = (
      /** @type {Function} */ target,
      /** @type {unknown} */ canvas,
      /** @type {unknown[]} */ wish,
    ) => (String(wish[0]).startsWith('webgl') ? null : Reflect.apply(target, canvas, wish))
    Reflect.set(prototype, 'getContext', new Proxy(given, { apply }))
  })
}
