import { expect, test, type Locator, type Page } from '@playwright/test'
import { holdSimulation } from './enter-states.ts'
import { openPlayground, playButton, sharedLink, timeBar } from './playground.ts'

/** Opens the choice of the other run and begins with what is chosen there. */
async function compare(page: Page, choose: (dialog: Locator) => Promise<unknown>): Promise<void> {
  await page.getByRole('button', { name: 'Compare two runs' }).click()
  const dialog = page.getByRole('dialog', { name: 'Compare two runs' })
  await choose(dialog)
  await dialog.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(dialog).toBeHidden()
}

/** The figures of a row: those of A and of B, and the difference. */
async function figuresOf(table: Locator, name: string): Promise<readonly number[]> {
  const cells = table.getByRole('row', { name }).getByRole('cell')
  await expect(cells).toHaveCount(3)
  const texts = await cells.allTextContents()
  return texts.map((text) => Number(text.replace('−', '-').replaceAll(/[^\d.-]/g, '')))
}

test('[R85] [R86] [R87] [R88] [R89] two runs side by side: equal, then of two autoscalers, their difference in words, figures and over seeds, and on with B', async ({
  page,
}) => {
  await openPlayground(page, 's=surge&t=60')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '60')
  const bar = page.getByRole('region', { name: 'Comparison' })
  await compare(page, (dialog) =>
    dialog.getByRole('radio', { name: 'The same run, to be changed' }).check(),
  )
  await expect(page.getByRole('region', { name: 'B: the same run' })).toBeVisible()
  await expect(bar).toContainText('Both runs are the same in every figure by 01:00.')
  await bar.getByRole('button', { name: 'Go on with A' }).click()
  await expect(bar).toHaveCount(0)

  await compare(page, (dialog) =>
    dialog.getByRole('combobox', { name: 'Autoscaler of B' }).selectOption('Threshold ±1'),
  )
  const other = page.getByRole('region', { name: 'B: Threshold ±1' })
  await expect(other.getByRole('heading', { name: 'B Threshold ±1' })).toBeVisible()
  // The settings are those of the side that is chosen.
  const decides = page.getByRole('combobox', { name: 'Decides' })
  await expect(decides).toHaveValue('hpa')
  await page.getByRole('radio', { name: 'B', exact: true }).check()
  await expect(decides).toHaveValue('threshold')
  // The keys take back what this side did.
  await decides.selectOption('manual')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(decides).toHaveValue('threshold')
  // Both go to one time, and what is said is of both.
  await timeBar(page).press('End')
  await expect(bar.getByRole('status')).toHaveText(
    /^B \(Threshold ±1\) lost .* than A \(Kubernetes HPA\) by 15:00\.$/,
    { timeout: 30_000 },
  )

  // The charts hold the lines of both.
  const replicas = page.getByRole('figure', { name: /^Replicas/ }).getByRole('img')
  await expect(replicas).toHaveAttribute('aria-label', /At 15:00: .* B: \d+ desired, \d+ ready\./)

  await bar.getByRole('button', { name: 'Figures and seeds' }).click()
  const details = page.getByRole('dialog', { name: 'Figures and seeds' })
  for (const name of ['Answered requests', 'Lost requests', 'Late answers']) {
    const [a = 0, b = 0, differs] = await figuresOf(details.getByRole('table').first(), name)
    expect(differs).toBe(b - a)
  }
  await details.getByRole('textbox', { name: 'Seeds' }).fill('2')
  await page.keyboard.press('Enter')
  await details.getByRole('button', { name: 'Run 2 seeds of each' }).click()
  const over = details.getByRole('region', { name: 'Over many seeds' })
  await expect(over.getByRole('status')).toHaveText(
    /^Over 2 seeds B \(Threshold ±1\) lost [\d,.]+ ± [\d,.]+ (more|fewer) requests/,
    { timeout: 60_000 },
  )
  await over.getByRole('button', { name: 'One more seed' }).click()
  await expect(over.getByRole('status')).toContainText('Over 3 seeds', { timeout: 60_000 })
  await expect(over.getByRole('row', { name: /Hours of cells/ })).toContainText('±')
  await expect(over.getByRole('img')).toHaveCount(2)
  await details.getByRole('button', { name: 'Go on with B' }).click()
  await expect(details).toBeHidden()
  await expect(other).toHaveCount(0)
  await expect(decides).toHaveValue('threshold')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '900')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(decides).toHaveValue('hpa')

  // What cannot stand beside this run is told.
  await page.getByRole('button', { name: 'Compare two runs' }).click()
  const dialog = page.getByRole('dialog', { name: 'Compare two runs' })
  await dialog.getByRole('radio', { name: 'A run from a link' }).check()
  await dialog.getByRole('textbox', { name: 'Link of the other run' }).fill('#s=shop')
  await dialog.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(dialog.locator('form')).toContainText('Only runs of one system can be compared')
  await dialog.getByRole('textbox').fill('#s=surge&hpa.cpu=30')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'B: from the link' })).toBeVisible()
  // Another run in the page's place ends it.
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption({ index: 1 })
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    'The comparison has ended, because another run was opened.',
  )
  await expect(playButton(page)).toBeEnabled()
})

test('[R90] [L46] the link of a comparison opens as this comparison, and is the run that was sent', async ({
  page,
}) => {
  await openPlayground(page, 's=surge&t=60')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '60')
  await compare(page, (dialog) =>
    dialog.getByRole('combobox', { name: 'Autoscaler of B' }).selectOption('KEDA'),
  )
  await expect(page.getByRole('region', { name: 'Comparison' })).toContainText('by 01:00')
  const { address } = await sharedLink(page)
  expect(address).toMatch(/&b=1[\w-]+&c=/)
  await page.goto('about:blank')
  await page.goto(`./#${address.split('#')[1] ?? ''}&k=2`)
  await expect(page.getByRole('region', { name: 'B: KEDA' })).toBeVisible()
  const bar = page.getByRole('region', { name: 'Comparison' })
  await expect(bar).toContainText('by 01:00')
  await expect(page.getByRole('main').getByRole('status')).toContainText('identical')
  await bar.getByRole('button', { name: 'Figures and seeds' }).click()
  await expect(page.getByRole('button', { name: 'Run 2 seeds of each' })).toBeVisible()

  // A damaged one is told, and the first run stands alone.
  await page.goto('about:blank')
  await page.goto(`./#${(address.split('#')[1] ?? '').replace(/b=1/, 'b=1A')}`)
  await expect(page.getByRole('main')).toContainText('The comparison in this link cannot be shown.')
  await expect(bar).toHaveCount(0)
})

test('[R86] [R88] [R91] a branch stands as B and is gone on with; B is told, has its list of cells, and ends the comparison where it breaks', async ({
  page,
}) => {
  await holdSimulation(page)
  await openPlayground(page, 's=surge&t=60')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '60')
  await timeBar(page).press('Shift+ArrowLeft')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '50')
  await page.getByText('At this moment').click()
  await page.getByRole('button', { name: 'Add the burst now' }).click()
  await page.locator('summary', { hasText: 'Branches' }).click()
  const rows = page.getByRole('treeitem')
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true')
  await compare(page, (dialog) => expect(dialog.getByRole('combobox')).toHaveText('Original'))
  const other = page.getByRole('region', { name: 'B: Original' })
  await expect(other.getByRole('row', { name: /Cell 1/ })).toHaveCount(1)
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText(
    'Two runs are compared: A (this run) and B (Original).',
  )
  await page.getByRole('button', { name: 'Go on with B' }).click()
  await expect(other).toHaveCount(0)
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true')

  await compare(page, async (dialog) => {
    await dialog.getByRole('radio', { name: 'Another autoscaler' }).check()
    await dialog.getByRole('combobox', { name: 'Autoscaler of B' }).selectOption('KEDA')
  })
  const bar = page.getByRole('region', { name: 'Comparison' })
  await expect(bar).toContainText('by 00:50')
  // The worker that was made last is that of B.
  await page.evaluate(() => {
    const { worker, run } = window.simulation
    const fault = { kind: 'broken-invariant', sentence: 'Two requests are one too many.', time: 40 }
    worker?.dispatchEvent(new MessageEvent('message', { data: { type: 'fault', run, fault } }))
  })
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    'Two requests are one too many.',
  )
  await expect(bar).toHaveCount(0)
  await expect(playButton(page)).toBeEnabled()
  await expect(page.getByRole('region', { name: 'Summary' })).not.toContainText('compared')

  // A load that becomes too heavy to be served twice ends it too.
  await compare(page, (dialog) => dialog.getByRole('radio', { name: 'The same run' }).check())
  await expect(bar).toContainText('by 00:50')
  for (const [name, value] of [
    ['More requests', '200000'],
    ['For', '600'],
  ] as const) {
    const box = page.getByRole('textbox', { name, exact: true })
    await box.fill(value)
    await box.press('Enter')
  }
  await page.getByRole('button', { name: 'Add the burst now' }).click()
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    'has become too large to be made twice at a time',
  )
  await expect(bar).toHaveCount(0)
})

test(
  '[R86] [R87] two runs above each other on a phone, in German, and nothing lies on anything',
  { tag: '@wide' },
  async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('./?lang=de#s=surge&t=200')
    await page.getByRole('button', { name: 'Mehr' }).click()
    await page.getByRole('button', { name: 'Zwei Läufe vergleichen' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Vergleichen', exact: true }).click()
    const bar = page.getByRole('region', { name: 'Vergleich' })
    await expect(bar.getByRole('status')).toContainText('Bis 03:20 ', { timeout: 30_000 })
    for (const [width, height] of [
      [390, 844],
      [844, 390],
      [320, 240],
    ] as const) {
      await page.setViewportSize({ width, height })
      const boxes = await page
        .locator('.app-phone > :is(header, .stage-area, .compare-bar, footer)')
        .evaluateAll((parts) =>
          parts.map((part) => {
            const { left, right, top, bottom } = part.getBoundingClientRect()
            return { left, right, top, bottom }
          }),
        )
      expect(boxes).toHaveLength(5)
      for (const [i, one] of boxes.entries()) {
        expect(one.right - one.left).toBeGreaterThan(0)
        expect(one.right).toBeLessThanOrEqual(width + 0.5)
        expect(one.bottom).toBeLessThanOrEqual(height + 0.5)
        for (const other of boxes.slice(i + 1)) {
          const isAside = other.left >= one.right - 0.5 || one.left >= other.right - 0.5
          const isBelow = other.top >= one.bottom - 0.5 || one.top >= other.bottom - 0.5
          expect(isAside || isBelow, `${i} at ${width}×${height}`).toBe(true)
        }
      }
    }
  },
)
