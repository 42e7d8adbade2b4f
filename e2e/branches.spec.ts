import { expect, test } from '@playwright/test'
import { openPlayground, timeBar } from './playground.ts'

test('[U101] [U102] [U103] [U104] a burst and a note, a branch in the past, and the way back to the original', async ({
  page,
}) => {
  await openPlayground(page, 's=surge&t=60')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '60')
  await page.getByText('At this moment').click()
  await page.getByLabel('Note', { exact: true }).fill('Here it begins')
  await page.getByRole('button', { name: 'Add the note' }).click()
  await page.getByRole('button', { name: 'Add the burst now' }).click()
  await expect(page.locator('.mark-note title')).toHaveText('01:00: Here it begins')
  await expect(page.locator('.mark-burst')).toHaveCount(1)
  await expect(page.locator('summary', { hasText: 'Branches' })).toHaveCount(0)

  await page.getByRole('button', { name: 'Division before' }).click()
  await expect(timeBar(page)).not.toHaveAttribute('aria-valuenow', '60')
  const forked = await timeBar(page).getAttribute('aria-valuenow')
  await page.getByRole('button', { name: 'Add the burst now' }).click()
  await page.locator('summary', { hasText: 'Branches' }).click()
  const rows = page.getByRole('treeitem')
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(1)).toContainText(/burst of .*\/s for 30.s at 00:\d\d/)
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true')

  await rows.nth(1).focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', forked ?? '')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(rows).toHaveCount(0)
  await expect(page.getByRole('main')).toContainText(/Taken back: burst of/)
})

test('[Y50] a draft that is gone on with has its branches', async ({ page }) => {
  await openPlayground(page, 's=surge&t=60')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '60')
  await timeBar(page).press('Shift+ArrowLeft')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '50')
  await page.getByText('At this moment').click()
  await page.getByRole('button', { name: 'Add the burst now' }).click()
  const count = page.locator('summary', { hasText: 'Branches' })
  await expect(count).toContainText('2 runs')
  // The draft saves itself a moment after the branch has begun.
  const kept = () =>
    page.evaluate(() =>
      Object.keys(localStorage).some((key) => localStorage.getItem(key)?.includes('"branches"')),
    )
  await expect.poll(kept).toBe(true)
  await page.goto('about:blank')
  await openPlayground(page)
  await page.getByRole('button', { name: 'Go on with it' }).click()
  await expect(count).toContainText('2 runs')
  await count.click()
  const rows = page.getByRole('treeitem')
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true')
  await rows.first().click()
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true')
})
