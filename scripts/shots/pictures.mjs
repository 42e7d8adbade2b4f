import { takePlate } from './plates.mjs'
import { takeStates } from './states.mjs'
import { atRest } from './studio.mjs'

/** @typedef {import('./studio.mjs').Studio} Studio */
/** @typedef {import('./studio.mjs').Visit} Visit */
/** @typedef {import('@playwright/test').Page} Page */
/**
 * A picture by the name of its mock-up.
 * @typedef {object} Picture
 * @property {string} name
 * @property {(studio: Studio, theme: string, file: string) => Promise<void>} take
 */

// A colony of seventeen in the midst of ten divisions, as many as the mock-up shows.
const surge = {
  link: 's=surge~seed=1~initialReplicas=11~hpa.min=11~load.peak=800&t=242&speed=1',
  opensAt: 242,
  playTo: 245,
}
const player = { ...surge, link: `ui=min&${surge.link}` }

/** @type {readonly Picture[]} */
export const pictures = [
  ofPage('main', { ...surge, size: { width: 1440, height: 900 } }, chooseCell),
  ofPage('main-960', { ...surge, size: { width: 960, height: 540 } }),
  ofPage('tablet', { ...surge, size: { width: 768, height: 1024 } }),
  ofPage('phone', { ...surge, size: { width: 390, height: 844 }, touch: true }),
  ofPage('embed', { ...player, size: { width: 960, height: 540 } }),
  ofPage('embed-500', { ...player, size: { width: 500, height: 440 } }),
  ofPage('embed-320', { ...player, size: { width: 320, height: 240 } }),
  ofPage('share-dialog', { ...surge, size: { width: 1440, height: 900 } }, openShare),
  { name: 'states', take: takeStates },
  { name: 'cell-states', take: takePlate('cell-states', { width: 1280, height: 800 }) },
  { name: 'mitosis-strip', take: takePlate('mitosis-strip', { width: 1280, height: 640 }) },
  { name: 'apoptosis-strip', take: takePlate('apoptosis-strip', { width: 1280, height: 640 }) },
  { name: 'live-filmstrip', take: takePlate('live-filmstrip', { width: 1290, height: 852 }) },
]

/**
 * A picture of the whole page at one moment.
 * @param {string} name
 * @param {Omit<Visit, 'theme'>} visit
 * @param {(page: Page) => Promise<void>} [prepare]
 * @returns {Picture}
 */
function ofPage(name, visit, prepare) {
  return {
    name,
    take: async (studio, theme, file) => {
      const page = await studio.visit({ ...visit, theme })
      await prepare?.(page)
      await atRest(page)
      await page.screenshot({ path: file })
      await page.close()
    },
  }
}

/** @param {Page} page */
async function chooseCell(page) {
  await page.locator('main canvas[role="img"]').focus()
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Enter']) await page.keyboard.press(key)
  // The ring of the keyboard's focus is no part of the picture.
  await page.evaluate(
    () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
  )
}

/** @param {Page} page */
async function openShare(page) {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('tab', { name: 'Embed' }).click()
  await page.getByRole('textbox', { name: 'The embed code' }).waitFor()
}
