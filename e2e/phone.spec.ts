import { expect, test, type Page } from '@playwright/test'
import {
  culture,
  divided,
  grown,
  loadPoints,
  openPlayground,
  pauseButton,
  playButton,
  setSpeed,
} from './playground.ts'
import { smallTargets } from './touch.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

test('a phone plays a run and shows load, rules and charts in a sheet', async ({ page }) => {
  await openPlayground(page)
  await expectNoSidewaysScroll(page)
  await setSpeed(page, '60×')
  await playButton(page).click()
  await expect(culture(page)).toContainText(grown)
  await pauseButton(page).click()
  await page.getByRole('tab', { name: 'Charts' }).click()
  await expect(page.getByRole('figure', { name: 'Latency' })).toBeVisible()
  await expectNoSidewaysScroll(page)
  await page.getByRole('tab', { name: 'Rules' }).click()
  await expect(page.getByRole('textbox', { name: 'Target CPU utilization' })).toBeVisible()
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('button', { name: 'Help' }).click()
  await expect(page.getByRole('dialog', { name: 'How this works' })).toBeVisible()
  await expectNoSidewaysScroll(page)
})

test('the sheet leaves the transport in the window at each of its stops', async ({ page }) => {
  await openPlayground(page)
  for (const stop of ['half open', 'open', 'closed']) {
    const grip = page.getByRole('button', { name: `Sheet: ${stop}` })
    await expect(grip).toBeInViewport()
    await expect(page.getByRole('slider', { name: 'Time' })).toBeInViewport({ ratio: 1 })
    await grip.press('Enter')
  }
})

test('[P12] a surge is drawn with a finger, and the page does not scroll', async ({ page }) => {
  await openPlayground(page)
  await page.getByRole('button', { name: 'Steady' }).tap()
  await page.getByRole('button', { name: 'Draw freehand' }).tap()
  await expect(loadPoints(page)).toHaveCount(2)
  const box = await page.getByRole('group', { name: /^Load, / }).boundingBox()
  if (box === null) throw new Error('the load is not on the screen')
  const at = (x: number, y: number) => ({
    touchPoints: [{ x: box.x + 40 + x * (box.width - 60), y: box.y + 20 + y * (box.height - 50) }],
  })
  const finger = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove', x: number, y: number) =>
    finger.send('Input.dispatchTouchEvent', { type, ...at(x, y) })
  await touch('touchStart', 0.2, 0.8)
  for (let step = 0; step <= 10; step++)
    await touch('touchMove', 0.2 + 0.03 * step, 0.8 - step / 15)
  for (let step = 0; step <= 10; step++)
    await touch('touchMove', 0.5 + 0.03 * step, 0.13 + step / 15)
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await expect.poll(() => loadPoints(page).count()).toBeGreaterThan(3)
  expect(await page.evaluate(() => [scrollX, scrollY])).toEqual([0, 0])
})

test('every target of a phone takes a finger', async ({ page }) => {
  await openPlayground(page, 's=surge&t=200')
  await expect(culture(page)).toContainText(divided)
  expect(await smallTargets(page)).toEqual([])
  await page.getByRole('tab', { name: 'Charts' }).tap()
  await expect(page.getByRole('figure', { name: 'Latency' })).toBeVisible()
  expect(await smallTargets(page)).toEqual([])
  await page.getByRole('tab', { name: 'Rules' }).tap()
  for (const title of ['Autoscaler in detail', 'Service', 'Objective and price']) {
    await page.getByText(title, { exact: true }).tap()
  }
  await expect(page.getByRole('textbox', { name: 'Tolerance' }).first()).toBeVisible()
  expect(await smallTargets(page)).toEqual([])
  await page.getByRole('tab', { name: 'Cell' }).tap()
  await page.getByText('Decisions', { exact: true }).tap()
  expect(await smallTargets(page)).toEqual([])
  await page.getByRole('button', { name: 'List of cells' }).tap()
  expect(await smallTargets(page)).toEqual([])
})

for (const language of ['en', 'de']) {
  test(`[S55] one line stands under the sentence of a phone (${language})`, async ({ page }) => {
    await page.addInitScript((chosen) => localStorage.setItem('mitosis.lang', chosen), language)
    await page.goto('./#s=surge&t=20')
    const time = page.getByRole('slider', { name: /^(Time|Zeit)$/ })
    const lines = page.locator('.headline-second:visible, .headline-detail:visible')
    const seen = new Set<string>()
    for (const moment of [20, 120, 213, 240, 600]) {
      await page.goto(`./#s=surge&t=${moment}`)
      await expect(time).toHaveAttribute('aria-valuenow', String(moment))
      await expect(lines).toHaveCount(1)
      const line = lines.first()
      const { height, size } = await line.evaluate((one) => ({
        height: one.clientHeight,
        size: Number.parseFloat(getComputedStyle(one).fontSize),
      }))
      expect(height, String(moment)).toBeLessThan(1.7 * size)
      // What is shown of it is shown whole.
      const cut = await line.evaluate((one) => {
        const { right, bottom } = one.getBoundingClientRect()
        const first = one.firstElementChild?.getBoundingClientRect()
        return first !== undefined && (first.right > right + 1 || first.bottom > bottom + 1)
      })
      expect(cut, String(moment)).toBe(false)
      seen.add((await line.textContent()) ?? '')
    }
    expect(seen.size).toBeGreaterThan(3)
  })
}

test('[U37] a tapped cell opens the sheet at what is known of it', async ({ page }) => {
  await openPlayground(page, 's=surge')
  const stage = culture(page).getByRole('img')
  const tab = page.getByRole('tab', { name: 'Cell' })
  // There is nobody to walk to before the first picture.
  await expect(async () => {
    await stage.press('ArrowRight')
    await stage.press('Enter')
    await expect(tab).toHaveAttribute('aria-selected', 'true', { timeout: 500 })
  }).toPass()
  await expect(page.getByRole('heading', { name: /^Cell \d$/ })).toBeInViewport()
  await page.getByRole('tab', { name: 'Load' }).click()
  await expect(tab).toHaveAttribute('aria-selected', 'false')
  await stage.press('Enter')
  await expect(tab).toHaveAttribute('aria-selected', 'true')
})

test('a small tablet shows the same sheet without sideways scrolling', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 1024 })
  await openPlayground(page)
  await expect(page.getByRole('tab', { name: 'Rules' })).toBeVisible()
  await expectNoSidewaysScroll(page)
  await page.getByRole('tab', { name: 'Rules' }).click()
  await expect(page.getByRole('textbox', { name: 'Target CPU utilization' })).toBeVisible()
  await expectNoSidewaysScroll(page)
})

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const widths = () => [document.documentElement.scrollWidth, document.body.scrollWidth, innerWidth]
  const [root = 0, body = 0, window = 0] = await page.evaluate(widths)
  expect(Math.max(root, body)).toBeLessThanOrEqual(window)
}
