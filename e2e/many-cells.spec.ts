import { expect, test } from '@playwright/test'
import {
  culture,
  openPlayground,
  pauseButton,
  playButton,
  simulatedTime,
  timeBar,
} from './playground.ts'

/** A hundred thousand cells at seven tenths of what they can serve. */
const crowd =
  's=steady~serviceLaw=exponential~serviceMean=0.2~timeout=0~retries=0~slots=4~queueLimit=12~load.peak=1400000' +
  '~initialReplicas=100000~hpa.min=100000~hpa.max=100000'

test(
  '[C19] [S65] a hundred thousand cells are counted by level, a sample of them is shown, and the list counts all',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, crowd)
    const card = culture(page).getByRole('button', { name: 'Play anyway' })
    await card.click()
    await pauseButton(page).click()
    const chip = page.getByRole('button', { name: /^Simulation: / })
    await chip.click()
    const menu = page.getByRole('group', { name: 'Simulation' })
    await menu.getByRole('button', { name: 'Count cells by level from now on (≈)' }).click()
    await expect(chip).toHaveAccessibleName(/^Simulation: approximate/)
    await expect(menu).toContainText('Of the cells 1 in 16 is drawn and listed.')
    await page.keyboard.press('Escape')
    await playButton(page).click()
    const begun = await simulatedTime(page)
    await expect.poll(() => simulatedTime(page), { timeout: 30_000 }).toBeGreaterThan(begun + 3)
    await pauseButton(page).click()

    await page.getByRole('button', { name: 'List of cells' }).click()
    const list = page.getByRole('region', { name: 'Cells', exact: true })
    await expect(list).toContainText(/100,000 ready/)
    await expect(list).toContainText('and 99,800 more')
    const first = list.getByRole('button', { name: 'Cell 16', exact: true })
    await first.click()
    await expect(page.getByRole('heading', { name: 'Cell 16' })).toBeVisible()
    await page.getByRole('button', { name: 'Kill cell' }).click()
    await expect(page.getByText(/Cell 16 was killed/).first()).toBeAttached()

    // Back to the beginning, which is no other run.
    await timeBar(page).press('Home')
    await expect.poll(() => simulatedTime(page)).toBe(0)
    await expect(first).toBeVisible()
  },
)
