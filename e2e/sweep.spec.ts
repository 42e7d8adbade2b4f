import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectClean } from './axe.ts'
import { culture, openPlayground, runToEnd, sharedLink } from './playground.ts'
import { tasksDuring } from './tasks.ts'

test.use({ viewport: { width: 1440, height: 900 } })

const root = join(import.meta.dirname, '..')

interface Line {
  readonly values: Readonly<Record<string, number>>
  readonly seed: number
  readonly digest: string
  readonly figures: { readonly p99: number; readonly cost: number }
}

/** The same sweep on the command line. */
async function sweptInNode(
  scenario: string,
  ...words: readonly string[]
): Promise<readonly Line[]> {
  const command = [join(root, 'scripts', 'mitosis.mjs'), 'sweep', scenario, ...words]
  const { stdout } = await promisify(execFile)(process.execPath, command)
  // A line has more than what is read here.
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
}

async function openSweep(page: Page): Promise<Locator> {
  await page.locator('.stage-host canvas').focus()
  await page.keyboard.press('w')
  const dialog = page.getByRole('dialog', { name: 'Sweep' })
  await expect(dialog).toBeVisible()
  return dialog
}

async function fill(dialog: Locator, wishes: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(wishes)) {
    await dialog.getByLabel(label, { exact: true }).fill(value)
    await dialog.getByLabel(label, { exact: true }).press('Enter')
  }
}

/** Rows of a table by its name, as texts. */
function rowsOf(dialog: Locator, name: string): Promise<readonly string[][]> {
  const rows = dialog.getByRole('table', { name }).locator('tbody tr')
  return rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent.trim())),
  )
}

test('[Q31] [Q43] [Q44] [Q46] [Q47] a sweep has the runs of the command line, is cancelled, and opens a run', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const inNode = sweptInNode('surge', '--seed', '1', '--over', 'hpa.cpu=45,75', '--seeds', '3')
  await openPlayground(page, 'theme=dark&s=surge~seed=1')
  const dialog = await openSweep(page)
  await expect(dialog.getByRole('combobox', { name: 'Setting' })).toHaveValue('hpa.cpu')
  const start = dialog.getByRole('button', { name: 'Start the sweep' })
  const dots = dialog.getByRole('group', { name: 'Cost of a run against p99' }).getByRole('button')

  // A long one is begun and cancelled; what it has made by then is shown.
  await fill(dialog, { Values: '8', 'Seeds of each': '20' })
  await start.click()
  await expect(dialog.getByRole('progressbar', { name: 'Progress of the sweep' })).toBeVisible()
  await expect(dialog.getByText(/^[1-9]\d* of 160 runs/u)).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog.getByText(/^Cancelled: [1-9]\d* of 160 runs made\./u)).toBeVisible()
  await expect(dialog.getByRole('progressbar')).toHaveCount(0)
  await expect(start).toBeFocused()
  await expect(dots.first()).toBeAttached()
  // Escape ends a sweep before it closes its dialog.
  await start.click()
  await expect(dialog.getByText(/^[1-9]\d* of 160 runs/u)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog.getByText(/^Cancelled: /u)).toBeVisible()

  await fill(dialog, { From: '45', To: '75', Values: '2', 'Seeds of each': '3' })
  await expect(dialog.getByText('45%, 75%: 6 runs over 3 seeds.')).toBeVisible()
  const tasks = await tasksDuring(page, async () => {
    await start.click()
    await expect(dialog.getByText(/^6 runs made\./u)).toBeVisible({ timeout: 60_000 })
  })
  expect(tasks.tasks).toBeGreaterThan(20)
  expect(tasks.long).toEqual([])

  const lines = await inNode
  expect(lines).toHaveLength(6)
  await dialog.getByText('All runs').click()
  const runs = await rowsOf(dialog, 'All runs')
  expect(runs.map(([value, seed, , , digest]) => [value, seed, digest])).toEqual(
    lines.map(({ values, seed, digest }) => [`${values['hpa.cpu']}%`, String(seed), digest]),
  )
  const values = await rowsOf(dialog, 'The values compared')
  expect(values.map(([value]) => value)).toEqual(['45%', '75%'])
  const meanCost = (target: number) => {
    const costs = lines.filter(({ values: at }) => at['hpa.cpu'] === target)
    return costs.reduce((sum, { figures }) => sum + figures.cost, 0) / costs.length
  }
  for (const [row, target] of [45, 75].entries())
    expect(values[row]?.[2]).toContain(`$${meanCost(target).toFixed(2)} ±`)
  await expectClean(page, 'sweep', 'dialog')

  // The dots are one stop of the Tab key; arrows walk, Enter opens.
  await dots.first().focus()
  await page.keyboard.press('ArrowRight')
  await expect(dots.nth(1)).toBeFocused()
  const named = /^45%, seed 2: \$[\d.]+, p99 .+\. Opens this run\.$/u
  await expect(dots.nth(1)).toHaveAccessibleName(named)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/^Target CPU utilization 45%, seed 2 is open\./u)).toBeVisible()
  await runToEnd(page)
  const { digest } = await sharedLink(page)
  expect(digest).toBe(
    lines.find(({ seed, values: at }) => seed === 2 && at['hpa.cpu'] === 45)?.digest,
  )
  await page.keyboard.press('ControlOrMeta+z')
  const slider = page.getByRole('slider', { name: 'Target CPU utilization, slider' })
  await expect(slider).toHaveValue('60')
  await expect(page.getByLabel('Seed', { exact: true })).toHaveValue('1')

  // What was made is there again, on a phone too, where nothing is scrolled sideways.
  await openSweep(page)
  await expect(dots.first()).toBeAttached()
  await page.setViewportSize({ width: 390, height: 844 })
  await expect
    .poll(() => dialog.evaluate((element) => element.scrollWidth - element.clientWidth))
    .toBe(0)
  await expect(culture(page)).toBeAttached()
})

test(
  '[Q41] a page without threads for a sweep says so, and what is impossible is not begun',
  { tag: '@wide' },
  async ({ page }) => {
    await page.addInitScript(() => {
      window.Worker = class extends Worker {
        constructor(address: string | URL, options?: WorkerOptions) {
          if (options?.name === 'sweep') throw new DOMException('no more', 'SecurityError')
          super(address, options)
        }
      }
    })
    await openPlayground(page, 's=surge~seed=1')
    const dialog = await openSweep(page)
    await dialog.getByRole('combobox', { name: 'Setting' }).selectOption({ label: 'Max replicas' })
    await fill(dialog, { From: '0' })
    const start = dialog.getByRole('button', { name: 'Start the sweep' })
    await expect(dialog.getByText(/^0 is not possible here: /u)).toBeVisible()
    await expect(start).toBeDisabled()
    await dialog.getByRole('combobox', { name: 'Setting' }).selectOption({ label: 'Routing' })
    await expect(dialog.getByLabel('From', { exact: true })).toHaveCount(0)
    await start.click()
    await expect(dialog.getByText(/gives this page no more threads/u)).toBeVisible()
  },
)
