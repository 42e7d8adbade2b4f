import { expect, test, type Page } from '@playwright/test'
import { culture, divided, openPlayground } from './playground.ts'
import { timesOutside } from './room.ts'
import { smallLines, smallTexts, watchCanvases } from './strokes.ts'

test('[U48] the menu offers every theme, acts at once and keeps the choice', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await openPlayground(page)
  await expectTheme(page, 'light')
  await openPreferences(page)
  const theme = page.getByRole('group', { name: 'Theme' })
  await expect(theme.getByRole('radio')).toHaveCount(5)
  await expect(theme.getByRole('radio', { name: 'As the system' })).toBeChecked()
  await theme.getByRole('radio', { name: 'High contrast' }).check()
  await expectTheme(page, 'contrast')
  await page.reload()
  await expectTheme(page, 'contrast')
  await openPreferences(page)
  await page.getByRole('radio', { name: 'As the system' }).check()
  await expectTheme(page, 'light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectTheme(page, 'dark')
  await page.emulateMedia({ contrast: 'more' })
  await expectTheme(page, 'contrast')
})

test(
  '[U48] a link asks for any of the themes, for one visit',
  { tag: '@wide' },
  async ({ page }) => {
    for (const name of ['projector', 'contrast', 'light', 'dark']) {
      await page.goto('about:blank')
      await openPlayground(page, `theme=${name}`)
      await expectTheme(page, name)
    }
    await page.goto('about:blank')
    await page.emulateMedia({ colorScheme: 'light' })
    await openPlayground(page)
    await expectTheme(page, 'light')
  },
)

test('[U42] motion, hand and keys are kept for the next visit', async ({ page }) => {
  await openPlayground(page)
  await openPreferences(page)
  await page.getByRole('radio', { name: 'Reduced' }).check()
  await page.getByRole('switch', { name: 'Left hand' }).check()
  await page.getByRole('switch', { name: 'Single-key shortcuts' }).uncheck()
  await expect(page.locator('html')).toHaveAttribute('data-hand', 'left')
  await expect(page.locator('html')).toHaveAttribute('data-motion', 'reduced')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-hand', 'left')
  await openPreferences(page)
  await expect(page.getByRole('radio', { name: 'Reduced' })).toBeChecked()
  await expect(page.getByRole('switch', { name: 'Single-key shortcuts' })).not.toBeChecked()
})

test(
  '[U42] where storage is forbidden a choice holds for the visit',
  { tag: '@wide' },
  async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('forbidden', 'SecurityError')
        },
      })
    })
    await openPlayground(page)
    await openPreferences(page)
    await page.getByRole('radio', { name: 'Carmine plate' }).check()
    await expectTheme(page, 'light')
    await page.getByRole('radio', { name: 'Reduced' }).check()
    await expect(page.locator('html')).toHaveAttribute('data-motion', 'reduced')
  },
)

test('[U43] on a projector no text is under 24 px and no line under 3 px', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await watchCanvases(page)
  await openPlayground(page, 'theme=projector&s=surge&t=200')
  await expect(culture(page)).toContainText(divided)
  await expect(page.getByRole('figure', { name: 'Latency' })).toBeVisible()
  expect(await smallTexts(page, 24)).toEqual([])
  expect(await smallLines(page, 3)).toEqual([])
  await page.getByRole('button', { name: 'Rules and selected cell' }).click()
  await expect(page.getByRole('textbox', { name: 'Target CPU utilization' })).toBeVisible()
  expect(await smallTexts(page, 24)).toEqual([])
  expect(await smallLines(page, 3)).toEqual([])
  // U72 holds on a page that is drawn larger too.
  expect(await timesOutside(page)).toEqual([])
  for (const name of ['Arrivals and capacity, rps', 'Latency']) {
    const chart = await page.getByRole('figure', { name }).boundingBox()
    expect((chart?.y ?? 0) + (chart?.height ?? Infinity)).toBeLessThanOrEqual(1080)
  }
})

test(
  '[U43] a pointer finds its place on a page that is drawn larger',
  { tag: '@wide' },
  async ({ page }) => {
    await page.setViewportSize({ width: 1920, height: 1080 })
    await openPlayground(page, 'theme=projector&s=surge')
    const bar = page.getByRole('slider', { name: 'Time', exact: true })
    const box = await bar.boundingBox()
    if (box === null) throw new Error('the time bar is not on the screen')
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    // The middle of fifteen minutes, give or take the ends of the bar.
    await expect
      .poll(async () => Math.abs(Number(await bar.getAttribute('aria-valuenow')) - 450))
      .toBeLessThan(12)
    const picture = await page.locator('#stage canvas').first().boundingBox()
    if (picture === null) throw new Error('the stage is not on the screen')
    await page.getByRole('button', { name: 'Restart' }).click()
    await expect(bar).toHaveAttribute('aria-valuenow', '0')
  },
)

async function openPreferences(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Preferences' }).click()
  await expect(page.getByRole('group', { name: 'Preferences' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'As the system' })).toBeVisible()
}

async function expectTheme(page: Page, name: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-theme', name)
}
