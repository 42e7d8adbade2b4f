import { expect, test } from '@playwright/test'
import {
  culture,
  notices,
  openPlayground,
  pauseButton,
  playButton,
  setSpeed,
  sharedLink,
  simulatedTime,
} from './playground.ts'

/** What stands under the clock of a run that lags. */
const lagging = /^shows every [\d,]+(st|nd|rd|th) second$/

/** As heavy as a run may be that a visitor can still ask for: a million requests per second. */
const heavy = 's=steady~load.peak=1000000~hpa.max=2000&speed=600'

test('[U4] a load that cannot keep its pace says so, and the page still answers at once', async ({
  page,
}) => {
  await openPlayground(page, heavy)
  await playButton(page).click()
  await expect(page.getByText(lagging)).toBeVisible()
  const answeredMs = await page.evaluate(async () => {
    const button = document.querySelector<HTMLElement>('button[aria-label="Pause"]')
    const pressed = performance.now()
    button?.click()
    while (button?.getAttribute('aria-label') !== 'Play') {
      await new Promise((done) => requestAnimationFrame(done))
    }
    return performance.now() - pressed
  })
  expect(answeredMs).toBeLessThan(1000)
  await expect(playButton(page)).toBeVisible()
})

/** Three hundred cells that can be counted by level. */
const many =
  's=steady~serviceLaw=exponential~timeout=0~retries=0~initialReplicas=300~load.peak=8000~hpa.min=300~hpa.max=400&speed=600'

test(
  '[P25] [P26] a run is counted by level when the visitor says so, is marked, and its link repeats it',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, many)
    const chip = page.getByRole('button', { name: /^Simulation: / })
    await playButton(page).click()
    await expect.poll(() => simulatedTime(page)).toBeGreaterThan(5)
    // It never does so by itself.
    await expect(chip).toHaveAccessibleName(/^Simulation: exact/)
    await pauseButton(page).click()
    await chip.click()
    const menu = page.getByRole('group', { name: 'Simulation' })
    await menu.getByRole('button', { name: 'Count cells by level from now on (≈)' }).click()
    await expect(chip).toHaveAccessibleName(/^Simulation: approximate/)
    await expect(menu).toContainText('What holds some of this stretch is marked ≈.')
    await page.keyboard.press('Escape')
    await playButton(page).click()
    await expect(page.locator('.bar-approximate')).toHaveCount(1)
    const begun = await simulatedTime(page)
    await expect.poll(() => simulatedTime(page)).toBeGreaterThan(begun + 10)
    await pauseButton(page).click()
    const shared = await sharedLink(page)
    await page.goto('about:blank')
    await page.goto(shared.address)
    await expect(chip).toHaveAccessibleName(/^Simulation: approximate/)
    expect((await sharedLink(page)).digest).toBe(shared.digest)
  },
)

test(
  '[U4] what a slow run has shown is the whole run: its link repeats it bit for bit',
  { tag: '@wide' },
  async ({ page, browser }) => {
    await openPlayground(page, heavy)
    await playButton(page).click()
    await expect(page.getByText(lagging)).toBeVisible()
    await expect.poll(() => simulatedTime(page)).toBeGreaterThan(0)
    await pauseButton(page).click()
    const shared = await sharedLink(page)
    const context = await browser.newContext()
    const other = await context.newPage()
    await other.goto(shared.address)
    await other.getByRole('button', { name: /^Go to .* anyway$/ }).click()
    await expect(notices(other)).toContainText('Verified: identical to the sender’s run.')
    await context.close()
  },
)

test(
  '[U4] a run that lags goes on at its pace when less is asked of it',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, heavy)
    await playButton(page).click()
    await expect(page.getByText(lagging)).toBeVisible()
    await page.getByRole('button', { name: 'Steady' }).click()
    await setSpeed(page, '60×')
    await expect(page.getByText(lagging)).toBeHidden()
    await expect(culture(page)).toContainText(/cells? (serve|is|are)|divisions?/)
  },
)
