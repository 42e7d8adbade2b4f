import { expect, test } from '@playwright/test'
import { openPlayground, playButton, runToEnd, simulatedTime, timeBar } from './playground.ts'

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

  // The run shown left another one here.
  await expect(page.locator('.mark-branch')).toHaveCount(1)
  const acts = rows.nth(1)
  await expect(acts.getByRole('button', { name: /^Copy link of burst of/ })).toBeVisible()
  await expect(rows.first().getByRole('button', { name: /^Remove/ })).toHaveCount(0)

  await rows.nth(1).focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', forked ?? '')
  // A branch that is not shown goes by its own button, and by its key, and comes back.
  await rows
    .nth(1)
    .getByRole('button', { name: /^Remove/ })
    .click()
  await expect(rows).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  // With one run alone there is no list: it comes back closed.
  await page.locator('summary', { hasText: 'Branches' }).click()
  await expect(rows).toHaveCount(2)
  await rows.nth(1).focus()
  await page.keyboard.press('Delete')
  await expect(rows).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  // With one run alone there is no list: it comes back closed.
  await page.locator('summary', { hasText: 'Branches' }).click()
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true')
  // The notes of the run shown stand in a list that leads to them.
  await page.getByRole('list', { name: 'Notes' }).getByRole('button', { name: '01:00' }).click()
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '60')
  await expect(page.locator('.mark-branch')).toHaveCount(1)
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

test('[U103] the keys D, X and M step to divisions, deaths and misses of the objective, with Shift backwards', async ({
  page,
}) => {
  await openPlayground(page, 's=surge')
  await runToEnd(page)
  await timeBar(page).press('Home')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '0')
  await page.getByRole('main').locator('.stage-host canvas[role="img"]').focus()
  const visited = async (key: string, times: number): Promise<readonly number[]> => {
    const seen: number[] = []
    for (let i = 0; i < times; i++) {
      const before = await timeBar(page).getAttribute('aria-valuenow')
      await page.keyboard.press(key)
      await expect(timeBar(page)).not.toHaveAttribute('aria-valuenow', before ?? '')
      await expect(page.locator('.clock-status')).toHaveText('of 15:00')
      await expect(playButton(page)).toBeVisible()
      seen.push(await simulatedTime(page))
    }
    return seen
  }
  const [miss = 0] = await visited('m', 1)
  const [first = 0, second = 0] = await visited('d', 2)
  expect(first).toBeGreaterThanOrEqual(miss)
  expect(second).toBeGreaterThan(first)
  expect(await visited('Shift+D', 1)).toEqual([first])
  const [death = 0] = await visited('x', 1)
  expect(death).toBeGreaterThan(second)
  await expect(page.getByRole('main')).toContainText(/cells?/)
})
