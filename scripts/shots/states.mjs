import { captionHeight, layOut } from './sheet.mjs'
import { atRest } from './studio.mjs'

/** @typedef {import('./studio.mjs').Studio} Studio */
/** @typedef {import('./studio.mjs').Visit} Visit */
/** @typedef {import('@playwright/test').Page} Page */

const size = { width: 480, height: 450 - captionHeight }
const surge = {
  link: 's=surge~seed=1~initialReplicas=8~hpa.min=8~load.peak=560&t=230&speed=1',
  opensAt: 230,
}

/** @type {readonly (Omit<Visit, 'size' | 'theme'> & { caption: string, ready: string, moves?: boolean })[]} */
const states = [
  {
    caption: 'Empty',
    link: 's=surge~load.peak=0~initialReplicas=1~hpa.min=1',
    ready: 'main .empty',
  },
  {
    caption: 'Loading a shared scenario',
    link: 's=elb-day&t=80000',
    ready: 'main progress',
    moves: true,
  },
  { caption: 'Link cannot be read', link: 'eng=1&t=100&x=1abc', ready: 'main .damaged' },
  { caption: 'No WebGL', ...surge, playTo: 232, withoutWebgl: true, ready: 'main' },
  { caption: 'Reduced motion', ...surge, calm: true, ready: '.notice' },
  { caption: 'A slide at rest', ...surge, link: `ui=min&${surge.link}`, ready: 'main' },
]

/**
 * The states of the stage, each as a visitor meets it, laid out like the mock-up.
 * @param {Studio} studio
 * @param {string} theme
 * @param {string} file
 */
export async function takeStates(studio, theme, file) {
  const tiles = []
  for (const { caption, ready, ...visit } of states) {
    const page = await studio.visit({ ...visit, size, theme })
    await page.evaluate(showStageAlone)
    await page.locator(ready).first().waitFor()
    if (visit.moves !== true) await atRest(page)
    tiles.push({ caption, picture: await page.screenshot() })
    await page.close()
  }
  await layOut(studio, { tiles, columns: 3, tile: size, theme, file })
}

// The stage of the page without what stands around it, as the mock-up shows it.
async function showStageAlone() {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    .app-phone { display: block !important }
    .app-phone > :not(main, footer), .app-phone > footer > :not(.notices) { display: none !important }
    .app-phone > footer { position: fixed !important; inset: auto 0 8px }
    .app-phone > main { width: 100vw !important; height: 100vh !important }
  `)
  document.adoptedStyleSheets = [sheet]
  // The stage takes its new size with the next drawn frames.
  for (let frame = 0; frame < 3; frame++) await new Promise((done) => requestAnimationFrame(done))
}
