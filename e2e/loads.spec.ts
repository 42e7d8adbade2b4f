import { readFile } from 'node:fs/promises'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { dropFile, importFile, pasteText, typeText } from './import.ts'
import { openPlayground } from './playground.ts'

const start = 1_776_852_000

/** Two pods of one service, a minute apart; one has no values for three minutes, both none for two. */
function prometheus(): string {
  const series = (pod: string, rate: number, isMissing: (minute: number) => boolean) => ({
    metric: { pod },
    values: Array.from({ length: 30 }, (_, minute) => minute)
      .filter((minute) => minute < 20 || minute > 21)
      .map((minute) => [start + 60 * minute, isMissing(minute) ? 'NaN' : String(rate + minute)]),
  })
  const result = [
    series('web-a', 100, (minute) => minute >= 5 && minute < 8),
    series('web-b', 50, () => false),
  ]
  return JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } })
}

/** Sums over a minute, the latest first as CloudWatch answers, beside a series that is no load. */
function cloudWatch(): string {
  const times = Array.from({ length: 12 }, (_, i) =>
    new Date((start + 60 * i) * 1000).toISOString(),
  )
  const result = (Id: string, Label: string, value: (i: number) => number) => ({
    Id,
    Label,
    Timestamps: times.toReversed(),
    Values: times.map((_, i) => value(i)).toReversed(),
    StatusCode: 'Complete',
  })
  const results = [
    result('cpu', 'CPUUtilization', (i) => 20 + i),
    result('m1', 'RequestCount', (i) => 600 * (i + 1)),
  ]
  return JSON.stringify({ MetricDataResults: results, Messages: [] }, null, 2)
}

/** Decimal commas, semicolons, dotted dates, a comment, CRLF and a BOM, with an hour left out. */
const german =
  '\uFEFF# aus Grafana\r\nZeit;Anfragen pro Minute\r\n22.04.2026 10:00;1.200,5\r\n22.04.2026 11:00;2.400\r\n22.04.2026 13:00;600\r\n22.04.2026 14:00;1.800\r\n'

const script = `import http from 'k6/http'
// Two scenarios, one of which begins later.
export const options = {
  thresholds: { http_req_failed: ['rate<0.01'] },
  scenarios: {
    browse: {
      executor: 'ramping-arrival-rate', startRate: 60, timeUnit: '1m', preAllocatedVUs: 50,
      stages: [{ duration: '1m30s', target: 1200 }, { duration: '30s', target: 1200 }],
    },
    flash: { executor: 'constant-arrival-rate', startTime: '1m30s', duration: '30s', rate: 30, preAllocatedVUs: 9 },
  },
}
export default function () {
  http.get('https://shop.example')
}
`

/** A fact of the preview by its name. */
function fact(dialog: Locator, name: string): Locator {
  return dialog.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd[1]')
}

async function use(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Use this load' }).click()
  await expect(dialog).toBeHidden()
}

/** The load in force as the page writes it. */
async function exported(page: Page, button = 'Load as CSV'): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Share this culture' })
  await dialog.getByRole('tab', { name: 'Data' }).click()
  const began = page.waitForEvent('download')
  await dialog.getByRole('button', { name: button }).click()
  const text = await readFile(await (await began).path(), 'utf8')
  await dialog.getByRole('button', { name: 'Close' }).click()
  return text
}

test(
  '[I33] [I34] [I39] an answer of Prometheus: preview, gaps, load, undo, and the way back',
  { tag: '@wide' },
  async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await openPlayground(page, 's=surge~seed=1')
    const before = await exported(page)
    const dialog = await importFile(page, { name: 'a.json', buffer: Buffer.from(prometheus()) })
    await expect(fact(dialog, 'Format')).toHaveText('Prometheus range query (JSON)')
    await expect(fact(dialog, 'Unit')).toHaveText('requests per second')
    await expect(fact(dialog, 'Resampling')).toHaveText(/^28 values became 30 steps of 60/)
    await expect(dialog.getByText('in 3 intervals some have no value')).toBeVisible()
    await dialog.getByText('Gaps', { exact: true }).click()
    await expect(dialog.getByRole('row', { name: /20:00 120.s the last value/ })).toBeVisible()
    await dialog.getByRole('combobox', { name: 'In gaps' }).selectOption('a straight line')
    await expect(dialog.getByRole('row', { name: /20:00 120.s a straight line/ })).toBeVisible()

    await dialog.getByRole('checkbox', { name: /web-b/ }).uncheck()
    await expect(dialog.getByRole('checkbox', { name: /web-a/ })).toBeDisabled()
    await expect(dialog.getByText('Peak 129 requests per second')).toBeVisible()
    await dialog.getByRole('checkbox', { name: /web-b/ }).check()
    await expect(dialog.getByText('Peak 208 requests per second')).toBeVisible()
    await use(dialog)

    const after = await exported(page)
    expect(after).toContain('# Digital Mitosis load: each row holds for 60 s\n')
    expect(after.trim().split('\n')).toHaveLength(32)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => exported(page)).toBe(before)
    const again = await pasteText(page, after)
    await expect(fact(again, 'Format')).toHaveText('Load of this page (CSV)')
    await use(again)
    expect(await exported(page)).toBe(after)
    const drawn = await pasteText(page, before)
    await expect(fact(drawn, 'Resampling')).toHaveText('6 points, taken as they are')
    await use(drawn)
    expect(await exported(page)).toBe(before)
  },
)

test(
  '[I37] [I39] an answer of CloudWatch, dropped and pasted, is the same load',
  { tag: '@wide' },
  async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await openPlayground(page, 's=surge~seed=1')
    const dropped = await dropFile(page, { name: 'metrics.json', text: cloudWatch() })
    await expect(fact(dropped, 'Format')).toHaveText('CloudWatch get-metric-data (JSON)')
    await expect(fact(dropped, 'Unit')).toHaveText('requests in one interval')
    await expect(dropped.getByRole('checkbox', { name: /RequestCount/ })).toBeChecked()
    await expect(dropped.getByRole('checkbox', { name: /CPUUtilization/ })).not.toBeChecked()
    await expect(dropped.getByText('Peak 120 requests per second')).toBeVisible()
    await use(dropped)
    const first = await exported(page)
    expect(first).toContain('\n0,10\n60,20\n')
    await page.getByRole('button', { name: 'Undo' }).click()
    await use(await pasteText(page, cloudWatch()))
    expect(await exported(page)).toBe(first)
  },
)

test(
  '[I11] [I12] [I24] a German table per minute with an hour left out',
  { tag: '@wide' },
  async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await openPlayground(page, 's=surge~seed=1')
    const file = { name: 'last.csv', buffer: Buffer.from(german) }
    const dialog = await importFile(page, file)
    await expect(fact(dialog, 'Unit')).toHaveText('requests per minute')
    await expect(fact(dialog, 'Resampling')).toHaveText(/^4 values became 5 steps of 3600/)
    await dialog.getByText('Gaps', { exact: true }).click()
    await expect(dialog.getByRole('row', { name: /2:00:00 3600.s the last value/ })).toBeVisible()
    await use(dialog)
    expect(await exported(page)).toContain('\n3600,40\n7200,40\n10800,10\n14400,30\n')
  },
)

test(
  '[I71] [I75] a script of k6: its scenarios, its load, and the way back',
  { tag: '@wide' },
  async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await openPlayground(page, 's=surge~seed=1')
    const before = await exported(page)
    const dialog = await importFile(page, { name: 'load.js', buffer: Buffer.from(script) })
    await expect(fact(dialog, 'Format')).toHaveText('Options of k6 (only read, nothing is run)')
    await expect(
      dialog.getByRole('row', { name: 'flash constant-arrival-rate 01:30 00:30 30 iterations/s' }),
    ).toBeVisible()
    await expect(dialog.getByText('Without effect on the load: thresholds.')).toBeVisible()
    await expect(dialog.getByText('Peak 50 requests per second')).toBeVisible()
    await use(dialog)
    expect(await exported(page)).toContain('\n0,1\n90,20\n90,50\n120,50\n')

    const out = await exported(page, 'Load for k6')
    const csv = await exported(page)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => exported(page)).toBe(before)
    await use(await pasteText(page, out))
    expect(await exported(page)).toBe(csv)
    expect(await exported(page, 'Load for k6')).toBe(out)
    // The options alone, as JSON.
    const options = {
      scenarios: { a: { executor: 'constant-arrival-rate', rate: 7, duration: '1m' } },
    }
    await use(await pasteText(page, JSON.stringify(options)))
    expect(await exported(page)).toContain('\n0,7\n60,7\n')
  },
)

test(
  '[I72] [I73] users of k6 become a rate, or closed clients where there can be some',
  { tag: '@wide' },
  async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await openPlayground(page, 's=surge~seed=1')
    const users =
      'import { sleep } from "k6"\nexport const options = { stages: [{ duration: "2m", target: 40 }], vus: 10 }\nexport default () => sleep(0.5)\n'
    const lone = await pasteText(page, users)
    await expect(lone.getByText('This system has only arrivals.')).toBeVisible()
    await expect(lone.getByRole('button', { name: 'Use this load' })).toBeDisabled()
    await lone.getByRole('textbox', { name: 'One user makes' }).fill('2')
    await page.keyboard.press('Enter')
    await use(lone)
    expect(await exported(page)).toContain('\n0,20\n120,80\n')

    await openPlayground(page, 's=shop~seed=1')
    await page.reload()
    const before = await exported(page)
    const many = await pasteText(page, users)
    await expect(many.getByRole('textbox', { name: 'Pause after an answer' })).toHaveValue('0.5')
    await expect(many.getByText('40 from beginning to end')).toBeVisible()
    await many.getByRole('button', { name: 'Use these clients' }).click()
    await expect(many).toBeHidden()
    expect(await exported(page)).toContain('\n0,0\n120,0\n')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => exported(page)).toBe(before)
  },
)

test(
  '[I74] what of a script would have to be computed is named with its place',
  { tag: '@wide' },
  async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await openPlayground(page, 's=surge~seed=1')
    const text = script.replace('target: 1200 }, {', 'target: 2 * PEAK }, {')
    const dialog = await pasteText(page, text)
    await expect(dialog.getByRole('alert')).toHaveText(
      /^Line 8, column 45: “2 \* PEAK” would have to/,
    )
    const box = dialog.getByRole('textbox', { name: 'Text to import' })
    await expect(box).toHaveValue(text)
    await box.fill(script)
    await dialog.getByRole('button', { name: 'Look at it' }).click()
    await expect(dialog.getByText('Peak 50 requests per second')).toBeVisible()
  },
)

test('[I36] [I38] what cannot be taken is told in a sentence, and nothing is lost', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await openPlayground(page, 's=surge~seed=1')
  const before = await exported(page)
  const refused: readonly (readonly [text: string, sentence: RegExp])[] = [
    ['{"status":"error","errorType":"timeout","error":"query timed out"}', /query timed out.*Mend/],
    [
      '{"resultType":"matrix","result":[{"metric":{},"values":[[1,"-1"]]}]}',
      /no negative requests/,
    ],
    [
      '{"MetricDataResults":[{"Id":"m1","StatusCode":"InternalError"}]}',
      /InternalError.*ask CloudWatch/,
    ],
    [prometheus().slice(0, 400), /no complete JSON \(it ends too early\)/],
  ]
  for (const [text, sentence] of refused) {
    const dialog = await pasteText(page, text)
    await expect(dialog.getByRole('alert')).toHaveText(sentence)
    await expect(dialog.getByRole('textbox', { name: 'Text to import' })).toHaveValue(text)
    await dialog.getByRole('button', { name: 'Close' }).click()
  }
  expect(await exported(page)).toBe(before)
  const typed = await typeText(page, '{"status":"error","errorType":"x"}')
  await expect(typed.getByRole('alert')).toContainText('answered with an error')
})
