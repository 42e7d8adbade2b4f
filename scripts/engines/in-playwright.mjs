import { installedFirefox } from '../setup/browser-paths.mjs'
import { ensureBrowser, rememberedBrowser } from '../setup/browser.mjs'
import { chromiumArguments } from '../setup/chromium-arguments.mjs'
import { answerMs, answerOf } from './engine.mjs'

/** @type {import('./engine.mjs').Engine} The Chromium of the end-to-end tests, which the set-up has found. */
export const chromiumEngine = {
  name: 'Chromium',
  async ask({ address }) {
    await ensureBrowser()
    const { chromium } = await import('@playwright/test')
    const path = rememberedBrowser()
    const where = path === undefined ? {} : { executablePath: path }
    return listen(await chromium.launch({ ...where, args: chromiumArguments() }), address)
  },
}

/** @type {import('./engine.mjs').Engine} The Firefox of this machine, started as the end-to-end tests start it. */
export const firefoxEngine = {
  name: 'Firefox',
  async ask({ address }) {
    const executablePath = installedFirefox()
    if (executablePath === undefined) {
      return {
        missing:
          process.env.MITOSIS_FIREFOX === 'none'
            ? 'MITOSIS_FIREFOX is “none”.'
            : 'It was not found. Install it (apt-get install firefox-esr), or set MITOSIS_FIREFOX to its path.',
      }
    }
    const { firefox } = await import('@playwright/test')
    return listen(await firefox.launch({ channel: 'moz-firefox', executablePath }), address)
  },
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address
 */
async function listen(browser, address) {
  try {
    const page = await browser.newPage()
    page.setDefaultTimeout(answerMs)
    await page.goto(address)
    // Playwright itself would wait for ever.
    const late = new Promise((_, fail) => {
      setTimeout(() => fail(new Error('it did not answer in time')), answerMs).unref()
    })
    const said = await Promise.race([page.evaluate('window.said'), late])
    return { version: browser.version(), answer: answerOf(said) }
  } finally {
    await browser.close()
  }
}
