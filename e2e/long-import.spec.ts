import { writeFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import { importFile, pasteText } from './import.ts'
import { openPlayground } from './playground.ts'
import { tasksDuring } from './tasks.ts'

const header = 'time,rps'

/** Row of a table that is nearly as long as a file may be: ten megabytes of minutes. */
const rows = 450_000
const rowOf = (row: number) => `${1_700_000_000 + 60 * row},${(100 + (row % 997) / 10).toFixed(6)}`

function longTable(): Buffer {
  return Buffer.from([header, ...Array.from({ length: rows }, (_, row) => rowOf(row))].join('\n'))
}

/** Puts the same text on the clipboard of the page and pastes it; it is made before anything is measured. */
async function preparePaste(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(
    ([first, count]) => {
      const lines: string[] = [first]
      for (let row = 0; row < count; row++) {
        lines.push(`${1_700_000_000 + 60 * row},${(100 + (row % 997) / 10).toFixed(6)}`)
      }
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', lines.join('\n'))
      const event = Object.assign(new Event('paste', { bubbles: true }), { clipboardData })
      addEventListener('keydown', () => document.body.dispatchEvent(event), { once: true })
    },
    [header, rows] as const,
  )
  return () => page.keyboard.press('F9')
}

test(
  '[I30] [I31] ten megabytes are read with progress, and the page never stands still',
  { tag: '@wide' },
  async ({ page }, testInfo) => {
    test.setTimeout(180_000)
    await page.setViewportSize({ width: 1440, height: 900 })
    const path = testInfo.outputPath('long.csv')
    const text = longTable()
    expect(text.length).toBeGreaterThan(9_800_000)
    expect(text.length).toBeLessThan(10_000_000)
    // From the disk, as a visitor's: the bytes of a buffer would be unpacked by the page.
    await writeFile(path, text)
    await openPlayground(page, 's=surge~seed=1')
    // The dialog and its parts are fetched and compiled first; what is measured is the reading.
    const short = { name: 'short.csv', buffer: Buffer.from('time,rps\n0,1\n60,2') }
    const dialog = await importFile(page, short)
    await expect(dialog.getByRole('button', { name: 'Use this load' })).toBeEnabled()
    await dialog.getByRole('button', { name: 'Something else' }).click()
    const box = dialog.getByLabel('Choose a file')
    const bar = dialog.getByRole('progressbar', { name: 'Progress of reading' })
    const read = async () => {
      await expect
        .poll(() => bar.evaluate((e: HTMLProgressElement) => e.value))
        .toBeGreaterThan(0.2)
      await expect(dialog.getByText('450,000', { exact: true })).toBeVisible({ timeout: 60_000 })
      await expect(dialog.getByText('450,000 values became 15,000 steps of 1800')).toBeVisible()
    }

    const ofFile = await tasksDuring(page, async () => {
      await box.setInputFiles(path)
      await read()
    })
    await dialog.getByRole('button', { name: 'Close' }).click()
    const paste = await preparePaste(page)
    const ofText = await tasksDuring(page, async () => {
      await paste()
      await read()
    })
    for (const { tasks, long } of [ofFile, ofText]) {
      expect(tasks).toBeGreaterThan(100)
      expect(long).toEqual([])
    }

    await dialog.getByText('Cut and scale').click()
    await dialog.getByRole('textbox', { name: 'Average over' }).fill('3600')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('button', { name: 'Use this load' })).toBeEnabled()
  },
)

test(
  '[I30] a long text that is pasted into the box is read like a file, and the box stays as it is',
  { tag: '@wide' },
  async ({ page, context }) => {
    test.setTimeout(180_000)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.setViewportSize({ width: 1440, height: 900 })
    await openPlayground(page, 's=surge~seed=1')
    // The dialog and its parts are fetched and compiled first; what is measured is the pasting.
    const dialog = await pasteText(page, 'time,rps\n0,1\n60,2')
    await expect(dialog.getByRole('button', { name: 'Use this load' })).toBeEnabled()
    await dialog.getByRole('button', { name: 'Something else' }).click()
    const box = dialog.getByRole('textbox', { name: 'Text to import' })
    await box.fill('time,rps\n0,10')
    for (const [lines, told] of [
      [50_000, dialog.getByText('50,000', { exact: true })],
      [600_000, dialog.getByRole('alert').getByText('10 MB are the limit')],
    ] as const) {
      await page.evaluate(
        ([first, count]) => {
          const rows = Array.from(
            { length: count },
            (_, i) => `${1_700_000_000 + 60 * i},100.500000`,
          )
          return navigator.clipboard.writeText([first, ...rows].join('\n'))
        },
        [header, lines] as const,
      )
      await box.focus()
      const { tasks, long } = await tasksDuring(page, async () => {
        await page.keyboard.press('Control+V')
        await expect(told).toBeVisible()
      })
      // A key, an answer and its drawing at the least; how many more there are is the machine's own pace.
      expect(tasks).toBeGreaterThan(2)
      // To hand over the clipboard itself takes longer than a frame; laying it out would take seconds.
      expect(long.filter((ms) => ms > 250)).toEqual([])
      await dialog.getByRole('button', { name: 'Something else' }).click()
      await expect(box).toHaveValue('time,rps\n0,10')
    }
    // In the box of a refusal as well.
    await dialog.getByRole('button', { name: 'Close' }).click()
    await pasteText(page, 'time,rps\n0,10\n60,abc')
    await box.fill('time,rps\n0,10')
    await page.keyboard.press('Control+V')
    await expect(dialog.getByRole('alert').getByText('10 MB are the limit')).toBeVisible()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
    await dialog.getByRole('button', { name: 'Something else' }).click()
    await expect(box).toHaveValue('time,rps\n0,10')
    await box.press('End')
    await page.keyboard.type('\n60,20')
    await dialog.getByRole('button', { name: 'Look at it' }).click()
    await expect(dialog.getByRole('button', { name: 'Use this load' })).toBeEnabled()
  },
)

/** Half a second of computing, or more: work, because time on the wall passes without any where the core is another’s. */
const busySteps = 1e8

test(
  '[I30] a script that keeps the page busy is seen as a long task',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, 's=surge~seed=1')
    const { long } = await tasksDuring(page, async () => {
      await page.evaluate((steps) => {
        let sum = 0
        for (let k = 0; k < steps; k++) sum = Math.sqrt(sum + k)
        return sum
      }, busySteps)
    })
    // Tasks of the page itself may be long on a busy machine; the script's own is known by its length,
    // of which others may take most away.
    expect(long.filter((ms) => ms > 150)).not.toEqual([])
  },
)

test(
  '[I30] [U73] a second text that begins like the first one keeps none of its answers',
  { tag: '@wide' },
  async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await openPlayground(page, 's=surge~seed=1')
    // The same words as the dialog will tell below.
    await page.getByRole('textbox', { name: 'Target CPU utilization' }).fill('much')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status').getByText('“much” is not a number')).toBeVisible()
    const lines = Array.from({ length: 6000 }, (_, row) => rowOf(row))
    const dialog = await pasteText(page, [header, ...lines].join('\n'))
    await expect(dialog.getByText('6,000', { exact: true })).toBeVisible()
    await dialog.getByText('Cut and scale').click()
    const factor = dialog.getByRole('textbox', { name: 'Multiply by' })
    await factor.fill('much')
    await page.keyboard.press('Enter')
    const told = dialog.getByRole('status').getByText('“much” is not a number')
    await expect(told).toBeVisible()
    await factor.fill('2')
    await expect(told).toHaveCount(0)
    await page.keyboard.press('Enter')
    await expect(dialog.getByText('Peak 399 requests per second')).toBeVisible()
    await dialog.getByRole('heading', { name: 'Import' }).click()
    await pasteText(page, [header, ...lines, rowOf(6000)].join('\n'))
    await expect(dialog.getByText('6,001', { exact: true })).toBeVisible()
    await expect(dialog.getByText('Peak 200 requests per second')).toBeVisible()
  },
)

test(
  '[I31] a long reading is cancelled, and something else is brought in',
  { tag: '@wide' },
  async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await openPlayground(page, 's=surge~seed=1')
    const dialog = await importFile(page, { name: 'long.csv', buffer: longTable() })
    await expect(dialog.getByRole('progressbar', { name: 'Progress of reading' })).toBeVisible()
    const threads = () => page.workers().filter((worker) => worker.url().includes('import-worker'))
    await expect.poll(() => threads().length).toBe(1)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog.getByRole('textbox', { name: 'Text to import' })).toBeFocused()
    await expect.poll(() => threads().length).toBe(0)
    await dialog.getByRole('textbox', { name: 'Text to import' }).fill('time,rps\n0,10\n60,20')
    await dialog.getByRole('button', { name: 'Look at it' }).click()
    await expect(dialog.getByRole('button', { name: 'Use this load' })).toBeEnabled()
  },
)
