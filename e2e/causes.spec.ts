import { expect, test, type Page } from '@playwright/test'
import { expectClean } from './axe.ts'
import { openPlayground, simulatedTime } from './playground.ts'

test.use({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' })

/** The chart of the cells. */
function replicas(page: Page) {
  return page.getByRole('img', { name: /^Replicas\./u })
}

test('[C72] [D33] a visitor asks why requests were lost, reads sums, and follows a cause to its decision and its moment', async ({
  page,
}) => {
  await openPlayground(page, 's=surge~seed=1&t=260')
  const panel = page.locator('details', { hasText: 'Why were requests lost or late?' })
  const summary = panel.locator('summary')
  await expect(summary).toContainText('so far')
  // By keyboard alone.
  await summary.focus()
  await page.keyboard.press('Enter')
  const table = panel.getByRole('table')
  await expect(table.locator('caption')).toContainText('attempts lost')
  // Every group has as many as its rows, and all of them together what the summary tells.
  const groups = await table.locator('tbody').all()
  expect(groups.length).toBeGreaterThan(1)
  let all = 0
  for (const group of groups) {
    const counts = await group.locator('td:nth-child(2)').allInnerTexts()
    const [whole = 0, ...parts] = counts.map((count) => Number(count.replaceAll(',', '')))
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole)
    all += whole
  }
  await expect(summary).toContainText(`${all.toLocaleString('en-US')} so far`)
  await page.getByRole('button', { name: 'the next cell was pulling its image' }).first().click()
  await expectClean(page, 'causes', '.rail')
  // Its decision shows its own arithmetic, and its window on the chart.
  const decision = panel.getByRole('button', { name: /^Decision of/u }).first()
  const at = ((await decision.textContent()) ?? '').replace('Decision of ', '')
  await decision.click()
  await expect(decision).toHaveAttribute('aria-expanded', 'true')
  await expect(panel.locator('.decision-head')).toContainText(at)
  await expect(replicas(page)).toHaveAccessibleName(
    new RegExp(`The decision of ${at} looked back on: window 300.s`, 'u'),
  )
  await expect(replicas(page)).toHaveAccessibleName(/It took \d+, recommended at \d\d:\d\d\./u)
  // The way to the moment at which it began.
  const there = panel.getByRole('button', { name: /^Go to/u }).first()
  const [minutes = 0, seconds = 0] = ((await there.textContent()) ?? '')
    .replace('Go to ', '')
    .split(':')
    .map(Number)
  await there.click()
  await expect.poll(() => simulatedTime(page)).toBe(60 * minutes + seconds)
  await expect(replicas(page)).toBeVisible()
})

test(
  '[C73] a press where the chart shows that requests were refused leads to why',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, 's=surge~seed=1&t=260')
    const panel = page.locator('details', { hasText: 'Why were requests lost or late?' })
    await expect(panel).toBeVisible()
    const chart = page.getByRole('img', { name: /^Arrivals/u })
    const box = await chart.boundingBox()
    if (box === null) throw new Error('the chart has a place')
    // In the first minute nothing was lost.
    await page.mouse.click(box.x + 45, box.y + box.height / 2)
    await expect(panel).not.toHaveAttribute('open')
    // At the present time much is.
    await page.mouse.click(box.x + box.width * 0.58, box.y + box.height / 2)
    await expect(panel).toHaveAttribute('open')
    await expect(panel.locator('summary')).toBeFocused()
    await expect(panel.getByRole('table')).toBeInViewport()
  },
)

test(
  '[D33] on a phone, in the language of the visitor, the window of the decision in force is told beside the chart',
  { tag: '@wide' },
  async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('./?lang=de#s=surge~seed=1&t=700')
    await expect(timeBarIn(page)).toHaveAttribute('aria-valuenow', '700')
    await page.getByRole('tab', { name: 'Zelle' }).click()
    const why = page.locator('details', { hasText: 'Warum so viele Zellen?' })
    await why.locator('summary').click()
    await expect(why.locator('.decision-head')).toBeVisible()
    await expect(page.getByText('Warum verloren oder spät?')).toBeVisible()
    await expectClean(page, 'causes on a phone', '.sheet')
    await page.getByRole('tab', { name: 'Diagramme' }).click()
    await expect(page.getByRole('img', { name: /^Replikate/u })).toHaveAccessibleName(
      /Die Entscheidung von \d\d:\d\d blickte zurück auf: Fenster 300.s\./u,
    )
  },
)

function timeBarIn(page: Page) {
  return page.getByRole('slider', { name: 'Zeit', exact: true })
}
