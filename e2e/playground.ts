import { expect, type Locator, type Page } from '@playwright/test'

/** Opens the page, with the part of its address behind the #, and waits until it can be played. */
export async function openPlayground(page: Page, fragment = ''): Promise<void> {
  await page.goto(fragment === '' ? './' : `./#${fragment}`)
  await expect(playButton(page)).toBeEnabled()
}

/** The large button while the run stands still. */
export function playButton(page: Page): Locator {
  return page.getByRole('button', { name: 'Play', exact: true })
}

/** The large button while the run goes on. */
export function pauseButton(page: Page): Locator {
  return page.getByRole('button', { name: 'Pause', exact: true })
}

/** The time bar; its value is the simulated time in whole seconds. */
export function timeBar(page: Page): Locator {
  return page.getByRole('slider', { name: 'Time', exact: true })
}

/** The simulated time that the time bar tells, s. */
export async function simulatedTime(page: Page): Promise<number> {
  return Number(await timeBar(page).getAttribute('aria-valuenow'))
}

/** The stage with the sentence about it. */
export function culture(page: Page): Locator {
  return page.getByRole('main', { name: 'Culture' })
}

/** What the headline or the summary says while a cell divides. */
export const divided = /, one division\.|, \w+ divisions\.|[1-9]\d* dividing/

/**
 * What the summary says once daughters serve. At 60× on a slow machine a division may pass between two
 * looks; its cells stay for minutes.
 */
export const grown = /\D([5-9]|1\d) cells ready/

/** The sentence at the foot of the stage about the last thing done. */
export function notices(page: Page): Locator {
  return culture(page).getByRole('status')
}

/** The points of the load that can be moved. */
export function loadPoints(page: Page): Locator {
  return page.getByRole('region', { name: 'Load', exact: true }).getByRole('slider')
}

/** Chooses how many simulated seconds pass in one of the visitor's. */
export async function setSpeed(page: Page, speed: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: speed })
}

/** Replays to the end of the run and waits for its balance. */
export async function runToEnd(page: Page): Promise<void> {
  await timeBar(page).press('End')
  await expect(culture(page)).toContainText('The run is over', { timeout: 30_000 })
}

/** A link as the share dialog gives it, with the digest that travels in it as 16 hex digits. */
export interface SharedLink {
  readonly address: string
  readonly digest: string
}

/** Reads the link of the moment shown from the share dialog, and closes it again. */
export async function sharedLink(page: Page): Promise<SharedLink> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Share this culture' })
  const link = dialog.getByRole('textbox', { name: 'The link' })
  // The digest comes from the worker a moment after the dialog has opened.
  await expect(link).toHaveValue(/[#&]h=[\w-]{11}(&|$)/)
  const address = await link.inputValue()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toBeHidden()
  return { address, digest: digestOf(address) }
}

/** The digest in a link: 64 bits as 11 base64url characters (docs/spec/link.md), here in hex. */
export function digestOf(address: string): string {
  const written = /[#&]h=([\w-]{11})/.exec(address)?.[1] ?? ''
  return Buffer.from(written, 'base64url').toString('hex')
}

/** A column of one of the charts' tables, as numbers where it holds numbers. */
export async function chartRows(page: Page, chart: string): Promise<readonly string[][]> {
  const rows = page.getByRole('figure', { name: chart }).locator('tbody tr')
  return rows.evaluateAll((list) =>
    list.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
  )
}
