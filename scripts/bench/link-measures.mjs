import { longestTaskOf } from './long-tasks.mjs'
import { leastOf, upTo } from './results.mjs'

/**
 * @typedef {import('./results.mjs').Result} Result
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {(name: string, value: number) => void} Note
 */

const points = 20_000
/** A page that stands still for longer is felt, ms of the processor. */
const stillMax = 50

/** A load that fits no link because no two rates of it are alike, and one of as many points that does. */
const rates = {
  measured: Array.from({ length: points }, (_, n) => 0.3 + scattered(n) / 98_765),
  daily: Array.from({ length: points }, (_, n) => (20 + (n % 24)) / 60),
}

/** Whole numbers without a pattern (the finalizer of MurmurHash3). @param {number} n */
function scattered(n) {
  const mixed = Math.imul(n ^ (n >>> 16), 0x85ebca6b)
  return Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 16
}

/** One turn: packs a run that becomes too long, packs one that fits, opens that link. @param {Browser} browser @param {string} address @param {Note} note */
export async function linkRound(browser, address, note) {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'dark',
  })
  await page.goto(address)
  await openRun(page, rates.measured)
  const dialog = page.getByRole('dialog', { name: 'Share this culture' })
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await dialog.getByText('the limit').waitFor()
  const packing = await longestTaskOf(browser, page, async () => {
    const packer = page.waitForEvent('worker')
    await dialog.getByRole('radio', { name: 'Fluorescence' }).check()
    // Its thread is ended with its answer.
    await (await packer).waitForEvent('close')
    await dialog.getByText('the limit').waitFor()
  })
  note('packing', packing)
  await page.keyboard.press('Escape')
  await openRun(page, rates.daily)
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const link = await dialog.getByRole('textbox', { name: 'The link' }).inputValue()
  await page.keyboard.press('Escape')
  await page.goto('about:blank')
  await page.goto(address)
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  // The part that reads links is there before the link is, as it is with a second one.
  await page.evaluate(() => void (location.hash = 's=surge'))
  await page.waitForTimeout(1500)
  const opening = await longestTaskOf(browser, page, async () => {
    const reader = page.waitForEvent('worker')
    await page.evaluate((to) => void (location.hash = to), new URL(link).hash)
    await (await reader).waitForEvent('close')
    await page.waitForFunction(
      (most) => {
        return [...document.querySelectorAll('[role="slider"]')].some(
          (slider) => slider.getAttribute('aria-valuemax') === most,
        )
      },
      String(points * 60),
    )
  })
  note('opening', opening)
  await page.close()
}

/** @param {Record<string, number[]>} found @returns {Result[]} */
export function linkResults(found) {
  const count = points.toLocaleString('en')
  return [
    upTo(
      `longest task while a link of ${count} points is packed`,
      leastOf(found.packing),
      stillMax,
    ),
    upTo(`longest task while one is opened`, leastOf(found.opening), stillMax),
  ]
}

/** @param {Page} page @param {readonly number[]} given */
async function openRun(page, given) {
  const load = { form: 'steps', every: 60, rates: given }
  const run = { engine: 2, organism: 'autoscaled-service', seed: 7, settings: { load }, log: [] }
  const text = JSON.stringify({ format: 'digital-mitosis/0', ...run })
  await page.getByRole('button', { name: 'Import a manifest or a load' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import' })
  await dialog
    .getByLabel('Choose a file')
    .setInputFiles({ name: 'run.mitosis.json', mimeType: 'text/plain', buffer: Buffer.from(text) })
  await dialog.getByRole('button', { name: 'Open this run' }).click()
  await dialog.waitFor({ state: 'hidden' })
}
