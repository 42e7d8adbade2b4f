import { expect, test, type Page } from '@playwright/test'
import {
  culture,
  divided,
  grown,
  openPlayground,
  pauseButton,
  playButton,
  setSpeed,
} from './playground.ts'

test.describe('for a visitor who asked for less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('[S21] [U29] the page opens paused, and nothing moves while the run rests', async ({
    page,
  }) => {
    await openPlayground(page, 's=surge&t=200')
    await expect(culture(page)).toContainText(divided)
    await expect(playButton(page)).toBeVisible()
    await expect(page.getByText('Motion is reduced.')).toBeVisible()
    await expect.poll(() => picturesDiffer(page, 8)).toBe(false)
    await page.getByRole('button', { name: 'Help' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  })

  test('[U29] [U57] motion comes back for those who ask for it', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await openPlayground(page, 's=steady&t=400')
    const notice = await page.locator('.notice', { hasText: 'Motion is reduced.' }).boundingBox()
    const sheet = await page.getByRole('tabpanel').boundingBox()
    const bar = await page.locator('.transport').boundingBox()
    expect(notice?.y).toBeGreaterThanOrEqual((sheet?.y ?? Infinity) + (sheet?.height ?? 0))
    expect((notice?.y ?? Infinity) + (notice?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0)
    await page.getByRole('button', { name: 'Play motion' }).click()
    await expect(page.getByText('Motion is reduced.')).toBeHidden()
    await playButton(page).click()
    await expect.poll(() => picturesDiffer(page, 3)).toBe(true)
  })
})

test(
  '[U29] the picture moves for visitors who did not ask for less',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, 's=steady&t=400')
    await playButton(page).click()
    await expect.poll(() => picturesDiffer(page, 8)).toBe(true)
  },
)

test.describe('in the colours of the system', () => {
  test.use({ contextOptions: { forcedColors: 'active' } })

  test('the page can be played and read', async ({ page }) => {
    await openPlayground(page, 's=surge&t=100')
    await expect(culture(page)).toContainText('ready')
    await setSpeed(page, '60×')
    await playButton(page).click()
    await expect(culture(page)).toContainText(grown)
    await pauseButton(page).click()
    // The picture is drawn in the system's colours too: not one flat colour.
    expect(await coloursOf(page)).toBeGreaterThan(2)
  })
})

/** Whether the picture of the stage changes within some drawn pictures of the page. */
function picturesDiffer(page: Page, pictures: number): Promise<boolean> {
  return page.evaluate(async (count) => {
    const canvas = document.querySelector<HTMLCanvasElement>('main canvas[role="img"]')
    if (canvas === null) throw new Error('there is no picture')
    const first = canvas.toDataURL()
    for (let drawn = 0; drawn < count; drawn++) {
      await new Promise((done) => requestAnimationFrame(done))
      if (canvas.toDataURL() !== first) return true
    }
    return false
  }, pictures)
}

/** How many colours a coarse grid over the stage finds. */
function coloursOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('main canvas[role="img"]')
    const context = canvas?.getContext('2d')
    if (canvas === null || context === null || context === undefined) return 0
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
    const found = new Set<string>()
    for (let at = 0; at < data.length; at += 4 * 997) found.add(data.slice(at, at + 3).join())
    return found.size
  })
}
