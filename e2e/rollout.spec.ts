import { expect, test, type Page } from '@playwright/test'
import { openPlayground, simulatedTime, timeBar } from './playground.ts'

const panel = (page: Page) => page.locator('details', { hasText: 'At least' })
const cellsOf = (page: Page, revision: string) =>
  panel(page).getByRole('row').filter({ hasText: revision }).getByRole('cell')

/** Goes on by so many simulated seconds, to the very moment: what a panel says of crashes passes and comes again. */
async function goOn(page: Page, seconds: number): Promise<void> {
  const time = (await simulatedTime(page)) + seconds
  for (let gone = 0; gone < seconds; gone += 10) await timeBar(page).press('Shift+ArrowRight')
  await expect.poll(() => simulatedTime(page), { timeout: 30_000 }).toBe(time)
}

test(
  '[C28] a visitor rolls out a revision that crashes, sees it wait, and goes back',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, 's=surge&t=60')
    const summary = page.locator('summary', { hasText: 'Rollout' })
    await summary.click()
    await expect(page.getByRole('button', { name: 'Back', exact: true })).toBeDisabled()
    await page.getByLabel('maxSurge').fill('many')
    await page.getByLabel('maxSurge').press('Enter')
    await expect(page.getByText('“many” is no number of cells')).toBeVisible()
    await page.getByLabel('maxSurge').fill('2')
    await page.getByLabel('maxSurge').press('Enter')
    await page.getByLabel('Crashes after').fill('5')
    await page.getByLabel('Crashes after').press('Enter')
    await page.getByRole('button', { name: 'One that crashes' }).click()
    await expect(panel(page).getByRole('status')).toHaveText('Revision 2 is being rolled out.')
    await goOn(page, 90)
    await expect(panel(page).getByRole('status')).toContainText('Revision 2 crashes')
    await expect(cellsOf(page, 'crashes').last()).not.toHaveText('0')
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await timeBar(page).press('End')
    await expect(panel(page).getByRole('status')).toHaveText('Revision 3 is rolled out.')
    await expect(summary).toContainText('revision 3')
  },
)
