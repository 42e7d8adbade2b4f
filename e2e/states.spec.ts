import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import {
  culture,
  openPlayground,
  pauseButton,
  playButton,
  setSpeed,
  timeBar,
} from './playground.ts'

test('[U46] until the script is there the page shows its frame', async ({ page }) => {
  let release = () => {}
  const held = new Promise<void>((done) => {
    release = done
  })
  await page.route('**/assets/index-*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto('./', { waitUntil: 'commit' })
  const skeleton = page.locator('.skeleton')
  await expect(skeleton).toBeVisible()
  await expect(skeleton.locator('.skeleton-cell').first()).toBeVisible()
  await expect(skeleton).toContainText('Digital Mitosis')
  release()
  await expect(playButton(page)).toBeEnabled()
  await expect(skeleton).toHaveCount(0)
})

test('[U46] a part that could not be fetched is fetched again, and the run goes on', async ({
  page,
}) => {
  await openPlayground(page, 's=surge')
  await setSpeed(page, '8×')
  await playButton(page).click()
  await page.route('**/assets/HelpDialog-*.js', (route) => route.abort())
  await page.getByRole('button', { name: 'Help' }).click()
  const lost = page.getByRole('alert').filter({ hasText: 'could not be loaded' })
  await expect(lost).toBeVisible()
  const before = Number(await timeBar(page).getAttribute('aria-valuenow'))
  await expect
    .poll(async () => Number(await timeBar(page).getAttribute('aria-valuenow')))
    .toBeGreaterThan(before)
  await page.unroute('**/assets/HelpDialog-*.js')
  await lost.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('dialog', { name: 'How this works' })).toBeVisible()
})

test('[U46] without graphics acceleration a note says so once', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'WebGL2RenderingContext', { value: undefined })
  })
  await openPlayground(page)
  const note = culture(page).getByText('Simple drawing.')
  await expect(note).toBeVisible()
  await culture(page).getByRole('button', { name: 'Dismiss' }).click()
  await expect(note).toHaveCount(0)
  await page.reload()
  await expect(playButton(page)).toBeEnabled()
  await expect(note).toHaveCount(0)
})

test('[U47] with the left hand the rail and the transport stand on the other side', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.addInitScript(() => localStorage.setItem('mitosis.hand', 'left'))
  await openPlayground(page)
  const rail = page.getByRole('complementary', { name: 'Settings' })
  await expect(rail).toBeVisible()
  expect((await rail.boundingBox())?.x).toBe(0)
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(rail).toHaveCount(0)
  const play = await playButton(page).boundingBox()
  expect(play?.x).toBeGreaterThan(300)
  await playButton(page).click()
  await pauseButton(page).click()
})

test('[U47] a phone begins its run anew from its menu', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openPlayground(page, 's=surge&t=60')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '60')
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('group', { name: 'More' }).getByRole('button', { name: 'Restart' }).click()
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '0')
})

for (const theme of ['dark', 'light'] as const) {
  test(`[U60] a heavy run from a link asks before it begins, in the ${theme} theme`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await openPlayground(page, `theme=${theme}&t=300&s=surge~load.peak=60000`)
    const card = page.getByRole('region', { name: 'This is a heavy scenario' })
    await expect(card).toContainText('Up to 59.4M requests')
    await expect(card.getByRole('button', { name: 'Go to 05:00 anyway' })).toBeVisible()
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '0')
    await expectClean(page)
    await card.getByRole('button', { name: 'Lower the peak to 50.5K/s' }).click()
    await expect(card).toHaveCount(0)
    await openPlayground(page, `theme=${theme}&t=2&s=surge~load.peak=70000`)
    await card.getByRole('button', { name: 'Go to 00:02 anyway' }).click()
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '2')
    await expect(card).toHaveCount(0)
  })
}

test('[U62] a culture without any load says so, and leads to it', async ({ page }) => {
  await openPlayground(page, 's=surge~load.peak=0~initialReplicas=1~hpa.min=1')
  const card = page.getByRole('region', { name: 'Nothing is growing yet' })
  await expect(card).toBeVisible()
  await expect(culture(page)).not.toContainText('Press Play')
  await expectClean(page)
  await card.getByRole('button', { name: 'Draw load' }).click()
  const point = page.getByRole('region', { name: 'Load', exact: true }).getByRole('slider').first()
  await expect(point).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(card).toHaveCount(0)
  await expect(culture(page)).toContainText('Press Play')
})

test('[U63] a run that has stopped leads back to its last good second, and a link leads there', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const parts = { worker: null as Worker | null, run: 0 }
    Object.assign(window, { parts })
    window.Worker = class extends Worker {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options)
        parts.worker = this
        this.addEventListener('message', ({ data }: MessageEvent<{ run: number }>) => {
          parts.run = data.run
        })
      }
    }
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: (text: string) => Promise.resolve(Object.assign(window, { text })) },
    })
  })
  await openPlayground(page, 's=surge&t=90')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '90')
  await page.evaluate(() => {
    const { parts } = window as unknown as { parts: { worker: Worker; run: number } }
    const fault = { kind: 'broken-invariant', sentence: 'Three requests are missing.', time: 88.5 }
    const data = { type: 'fault', run: parts.run, fault }
    parts.worker.dispatchEvent(new MessageEvent('message', { data }))
  })
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Three requests are missing.')
  await expectClean(page)
  await alert.getByRole('button', { name: 'Copy the link to it' }).click()
  await expect(page.getByText('The link to the fault is in the clipboard.')).toBeVisible()
  const link = await page.evaluate(() => (window as unknown as { text: string }).text)
  expect(link).toMatch(/#.*s=surge/u)
  expect(link).toContain('t=88')
  await alert.getByRole('button', { name: 'Back to 01:28' }).click()
  await expect(alert).toHaveCount(0)
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '88')
})

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}
