import { expect, test, type Page } from '@playwright/test'
import { openPlayground, timeBar } from './playground.ts'

/** Where the parts of the panel stand, from the top of the window, px. */
async function tops(page: Page): Promise<readonly (readonly [string, number])[]> {
  return page.getByRole('complementary', { name: 'Settings' }).evaluate((rail) => {
    const parts = rail.querySelectorAll(
      'h2, .metric-target, .time-to-divide, .panel-last > details',
    )
    return [...parts].map(
      (part) => [part.className, part.getBoundingClientRect().top] as [string, number],
    )
  })
}

/** Keeps files of the page back until they are let go; says whether one was asked for. */
async function holdBack(page: Page, files: RegExp): Promise<{ letGo: () => void }> {
  let letGo = () => {}
  const gone = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(files, async (route) => {
    await gone
    await route.continue()
  })
  return { letGo }
}

test('[U77] parts of the panel that come later push nothing down', async ({ page }) => {
  const asked = page.waitForRequest(/\/assets\/Moment-/u)
  const { letGo } = await holdBack(page, /\/assets\/(Moment|PolicyMenu|Rollout)-/u)
  await openPlayground(page, 's=surge&t=60')
  await asked
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '60')
  await expect(page.getByRole('group', { name: 'Time to divide' })).toBeVisible()
  await expect(page.getByText('At this moment', { exact: true })).toBeHidden()
  const before = await tops(page)
  expect(before.length).toBeGreaterThan(7)
  letGo()
  await expect(page.getByText('At this moment', { exact: true })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Decides' })).toBeVisible()
  await expect(page.getByText('Rollout', { exact: true })).toBeAttached()
  expect(await tops(page)).toEqual(before)
})

test('[U77] what stands below the form of another autoscaler comes with it', async ({ page }) => {
  await openPlayground(page, 's=surge')
  await page.getByRole('combobox', { name: 'Decides' }).selectOption('KEDA')
  await expect(page.getByText('Activation', { exact: false }).first()).toBeAttached()
  // The address follows a change a moment later.
  await expect(page).toHaveURL(/[#&]x=/u)
  const link = page.url()
  await page.goto('about:blank')
  const asked = page.waitForRequest(/\/assets\/OtherPolicy-/u)
  const { letGo } = await holdBack(page, /\/assets\/OtherPolicy-/u)
  await page.goto(link)
  await asked
  await expect(page.getByText('At this moment', { exact: true })).toBeVisible()
  const below = page.getByRole('group', { name: 'Time to divide' })
  await expect(below).toBeHidden()
  const before = await tops(page)
  letGo()
  await expect(below).toBeVisible()
  const after = await tops(page)
  expect(before.length).toBeGreaterThan(0)
  expect(after.length).toBeGreaterThan(before.length)
  expect(after.slice(0, before.length)).toEqual(before)
})
