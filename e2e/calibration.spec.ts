import { readFile } from 'node:fs/promises'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectClean } from './axe.ts'
import { importDialog, importFile, pasteText } from './import.ts'
import { openPlayground } from './playground.ts'

const rates = [100, 140, 180, 220, 260, 300, 260, 220, 180]

/** 12 ms of CPU a request and half a core besides; p99 is five times p50 at low load, and waiting doubles both at high load. */
const table = [
  'time,rps,cpu cores,p50 ms,p99 ms',
  ...rates.map((rate, i) => {
    const waiting = rate < 200 ? 1 : 2
    const other = i % 2 === 0 ? 0.01 : -0.01
    return `${60 * i},${rate},${(0.5 + 0.012 * rate + other).toFixed(3)},${40 * waiting},${200 * waiting}`
  }),
].join('\n')

const start = 1_776_852_000

function prometheus(metric: object, valueOf: (rate: number) => number): string {
  const values = rates.map((rate, i) => [start + 60 * i, String(valueOf(rate))])
  return JSON.stringify({ resultType: 'matrix', result: [{ metric, values }] })
}

function calibration(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Calibrate from metrics' })
}

function fact(dialog: Locator, name: string): Locator {
  return dialog.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd[1]')
}

/** The settings of the run as its file has them. */
async function settings(page: Page): Promise<unknown> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Share this culture' })
  await dialog.getByRole('tab', { name: 'Data' }).click()
  const began = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download .mitosis.json' }).click()
  const run: unknown = JSON.parse(await readFile(await (await began).path(), 'utf8'))
  await dialog.getByRole('button', { name: 'Close' }).click()
  return typeof run === 'object' && run !== null && 'settings' in run ? run.settings : null
}

test(
  '[I83] a table of metrics tells CPU per request and the law of service times, and sets them on a yes',
  { tag: '@wide' },
  async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 1440, height: 900 })
    await openPlayground(page, 's=surge~seed=1')
    const before = await settings(page)
    const file = { name: 'service.csv', buffer: Buffer.from(table) }
    const load = await importFile(page, file)
    await load.getByRole('button', { name: 'Calibrate from metrics' }).click()
    const dialog = calibration(page)
    await expect(fact(dialog, 'CPU of one request')).toHaveText(
      /^12(\.0\d)?.ms ± 0\.0\d+.ms \(standard error\)$/,
    )
    await expect(fact(dialog, 'CPU without requests')).toHaveText(/^0\.(49|50)\d? ± 0\.0\d+ cores$/)
    await expect(fact(dialog, 'At low load')).toHaveText(/^p50 40.ms, p99 200.ms$/)
    await expect(dialog.getByRole('img', { name: /9 intervals as dots/ })).toBeVisible()
    await expect(
      dialog.getByText('At high load the highest percentile is 2 times as long'),
    ).toBeVisible()
    await expectClean(page, 'the calibration')
    // Nothing has happened so far.
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    expect(await settings(page)).toEqual(before)

    await (
      await pasteText(page, table)
    )
      .getByRole('button', { name: 'Calibrate from metrics' })
      .click()
    await dialog.getByRole('button', { name: 'Set these values' }).click()
    await expect(dialog).toBeHidden()
    // 11.97 ms of CPU in 50.82 ms on a slot.
    expect(await settings(page)).toMatchObject({
      serviceLaw: 'lognormal',
      serviceMean: 0.05082,
      serviceScv: 0.6139,
      cpuPerSlot: 235.5,
    })
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => settings(page)).toEqual(before)
  },
)

test(
  '[I84] [I85] answers of Prometheus are added one by one, and what they cannot tell is said',
  { tag: '@wide' },
  async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await openPlayground(page, 's=surge~seed=1')
    await pasteText(page, 'time,rps\n0,1\n60,2')
    await importDialog(page).getByRole('button', { name: 'Something else' }).click()
    await expect(importDialog(page).getByRole('button', { name: 'Look at it' })).toBeInViewport({
      ratio: 1,
    })
    await importDialog(page).getByRole('button', { name: 'Calibrate from metrics' }).click()
    const dialog = calibration(page)
    const box = dialog.getByRole('textbox', { name: 'Text to import' })
    const add = async (text: string) => {
      await box.fill(text)
      await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    }
    await add(prometheus({ __name__: 'job:requests:rate1m' }, (rate) => rate))
    await expect(dialog.getByText('Nothing can be said yet')).toBeVisible()
    await add(prometheus({ pod: 'web-1' }, (rate) => 40 - rate / 10))
    const second = dialog.getByRole('region', { name: 'Pasted text 2' })
    await second
      .getByRole('combobox', { name: '{pod="web-1"}', exact: true })
      .selectOption('CPU of all cells')
    await expect(dialog.getByRole('alert')).toContainText('CPU does not rise with the requests')
    await second.getByRole('button', { name: 'Remove Pasted text 2' }).click()
    await add(prometheus({ __name__: 'cpu_percent' }, (rate) => rate / 10))
    await expect(dialog.getByText('CPU without requests is not simulated')).toBeVisible()
    await dialog.getByRole('textbox', { name: 'All cores together' }).fill('8')
    await page.keyboard.press('Enter')
    await expect(fact(dialog, 'CPU of one request')).toHaveText(/^8.ms/)
    await add('{"nothing": 1}')
    await expect(dialog.getByRole('alert')).toContainText('holds no metrics')
    await dialog.getByRole('button', { name: 'Back to the import' }).click()
    await expect(importDialog(page).getByRole('button', { name: 'Look at it' })).toBeVisible()
  },
)
