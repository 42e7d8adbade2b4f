import { expect, test, type Page } from '@playwright/test'
import { expectClean } from './axe.ts'
import { breakRun, holdScript, holdSimulation, leaveForLong, openLink } from './enter-states.ts'
import { culture, openPlayground, playButton, timeBar } from './playground.ts'

test.use({ viewport: { width: 1440, height: 900 } })

test('[U49] axe finds nothing in any state, in any theme', { tag: '@wide' }, async ({ page }) => {
  await page.clock.install()
  await withoutWebGl(page)
  await begin(page)
  await openLink(page, 'theme=dark&s=surge~load.peak=0', 0)
  await expect(page.getByRole('region', { name: 'Nothing is growing yet' })).toBeVisible()
  await expect(page.getByText('Simple drawing.')).toBeVisible()
  await expectClean(page, 'empty, without WebGL')

  await openLink(page, 'theme=dark&s=surge&t=200', 200)
  await leaveForLong(page)
  await expect(page.getByRole('button', { name: 'Play on' })).toBeVisible()
  await expectClean(page, 'asleep', '.stage-area')
  await openLink(page, 'theme=dark&s=surge~load.peak=60000', 0)
  await expect(page.getByRole('region', { name: 'This is a heavy scenario' })).toBeVisible()
  await expectClean(page, 'heavy', '.stage-area')
  await page.goto('./#x=1abcdef')
  await expect(culture(page).getByRole('alert')).toContainText('This link cannot be read')
  await expectClean(page, 'damaged link', '.stage-area')
})

test(
  '[U49] [U73] axe finds nothing in a page that waits, has broken or is alone, in any theme',
  { tag: '@wide' },
  async ({ page }) => {
    await holdSimulation(page)
    await page.goto('./#theme=dark&s=surge~load.peak=20000&t=900')
    const stop = page.getByRole('button', { name: 'Stop here' })
    await expect(stop).toBeVisible()
    await expectClean(page, 'replay', '.stage-area')
    await stop.click()
    await loseTheRest(page)
    await openLink(page, 'theme=dark&s=surge&t=100', 100)
    await breakRun(page, 100.5)
    await expectClean(page, 'broken', '.stage-area')
  },
)

test(
  '[U49] axe finds nothing in the dialogs and menus, in any theme',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, 'theme=dark&s=surge&t=200')
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '200')
    for (const [button, dialog] of dialogs) {
      await page.getByRole('button', { name: button, exact: true }).click()
      await expect(page.getByRole('dialog', { name: dialog })).toBeVisible()
      await expectClean(page, dialog, 'dialog')
      if (button === 'Share') {
        await page.getByRole('tab', { name: 'Image' }).click()
        await expect(page.getByRole('button', { name: 'Save the PNG' })).toBeVisible()
        await expectClean(page, 'pictures and clips', 'dialog')
      }
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
    await page.getByRole('button', { name: 'Preferences' }).click()
    await expect(page.getByRole('switch', { name: 'Single-key shortcuts' })).toBeVisible()
    await expectClean(page, 'preferences', '#preferences')
  },
)

const dialogs = [
  ['Share', 'Share this culture'],
  ['Import a manifest or a load', 'Import'],
  ['Help', 'How this works'],
  ['Export the charts', 'Export the charts'],
] as const

/** The page before its script is there, then the page. */
async function begin(page: Page): Promise<void> {
  const release = await holdScript(page)
  await page.goto('./#theme=dark', { waitUntil: 'commit' })
  await expect(page.locator('.pale svg')).toBeVisible()
  await expectClean(page, 'skeleton')
  release()
  await expect(playButton(page)).toBeEnabled()
}

async function withoutWebGl(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'WebGL2RenderingContext', { value: undefined })
  })
}

/** No connection, less motion, and a part that cannot be fetched. */
async function loseTheRest(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expect(page.getByText('Motion is reduced.')).toBeVisible()
  await page.context().setOffline(true)
  await expect(page.getByText('You are offline.')).toBeVisible()
  await unfoldNotices(page)
  await page.getByRole('button', { name: 'Help' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toBeVisible()
  await expectClean(page, 'offline, calm, a part lost')
  await page.context().setOffline(false)
}

/** [U73] A phone shows the newest notice, and the others when asked. */
async function unfoldNotices(page: Page): Promise<void> {
  const wide = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  const more = page.getByRole('button', { name: /^\d more notices?$/ })
  const shown = page.locator('.notice')
  await expect(more).toHaveAttribute('aria-expanded', 'false')
  await expect(shown).toHaveCount(1)
  await more.press('Enter')
  await expect(more).toHaveAttribute('aria-expanded', 'true')
  await expect(shown.filter({ hasText: 'Motion is reduced.' })).toHaveCount(1)
  await expect(shown.filter({ hasText: 'You are offline.' })).toHaveCount(1)
  await expectClean(page, 'notices of a phone')
  await page.setViewportSize(wide ?? { width: 1280, height: 720 })
}
