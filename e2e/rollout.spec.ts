import { expect, test, type Page } from '@playwright/test'
import { openPlayground, pauseButton, playButton, setSpeed, simulatedTime } from './playground.ts'

const panel = (page: Page) => page.locator('details', { hasText: 'At least' })
const cellsOf = (page: Page, revision: string) =>
  panel(page).getByRole('row').filter({ hasText: revision }).getByRole('cell')

/** Plays until so many seconds are simulated, and rests there. */
async function playUntil(page: Page, time: number): Promise<void> {
  await setSpeed(page, '30×')
  await playButton(page).click()
  await expect.poll(() => simulatedTime(page), { timeout: 60_000 }).toBeGreaterThan(time)
  await pauseButton(page).click()
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
    await playUntil(page, 150)
    await expect(panel(page).getByRole('status')).toContainText('Revision 2 crashes')
    await expect(cellsOf(page, 'crashes').last()).not.toHaveText('0')
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await playUntil(page, 850)
    await expect(panel(page).getByRole('status')).toHaveText('Revision 3 is rolled out.')
    await expect(summary).toContainText('revision 3')
  },
)
