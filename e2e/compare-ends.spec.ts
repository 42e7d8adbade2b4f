import { expect, test, type Page } from '@playwright/test'
import { notices, openPlayground, timeBar } from './playground.ts'

test.use({ viewport: { width: 1440, height: 900 } })

/** The choice of the other run, open. */
async function chooser(page: Page) {
  await page.getByRole('button', { name: 'Compare two runs' }).click()
  const dialog = page.getByRole('dialog', { name: 'Compare two runs' })
  const begin = () => dialog.getByRole('button', { name: 'Compare', exact: true }).click()
  return { dialog, begin }
}

test(
  '[R88] a comparison whose second run breaks ends with a sentence, and the first goes on',
  { tag: '@wide' },
  async ({ page }) => {
    // A worker that breaks at once, as often as it is begun, from the second one on.
    await page.addInitScript(() => {
      let begun = 0
      window.Worker = class extends Worker {
        constructor(...parts: ConstructorParameters<typeof Worker>) {
          super(...parts)
          begun += 1
          if (begun > 1) setTimeout(() => this.dispatchEvent(new ErrorEvent('error')))
        }
      }
    })
    await openPlayground(page, 's=surge&t=60')
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '60')
    const { dialog, begin } = await chooser(page)
    await dialog.getByRole('radio', { name: 'The same run, to be changed' }).check()
    await begin()
    await expect(notices(page)).toContainText(
      'The comparison has ended, because the other run has stopped.',
    )
    await expect(page.getByRole('region', { name: 'Comparison' })).toHaveCount(0)
    await timeBar(page).press('Shift+ArrowRight')
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '70')
  },
)

test(
  '[R86] [R88] a branch stands beside its original, and on with it is the tree as it was',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, 's=surge&t=60')
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '60')
    const most = page.getByRole('textbox', { name: 'Max replicas' })
    await most.fill('30')
    await most.press('Enter')
    await timeBar(page).press('Shift+ArrowLeft')
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '50')
    await most.fill('3')
    await most.press('Enter')
    await page.locator('summary', { hasText: 'Branches' }).click()
    const rows = page.getByRole('treeitem')
    await expect(rows).toHaveCount(2)
    await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true')
    const { dialog, begin } = await chooser(page)
    await dialog.getByRole('radio', { name: 'A branch' }).check()
    await begin()
    const bar = page.getByRole('region', { name: 'Comparison' })
    await timeBar(page).press('End')
    await expect(bar.getByRole('status')).toContainText('by 15:00.', { timeout: 30_000 })
    await bar.getByRole('button', { name: 'Go on with B' }).click()
    await expect(bar).toHaveCount(0)
    await expect(rows).toHaveCount(2)
    await expect(rows.first()).toHaveAttribute('aria-selected', 'true')
    await expect(most).toHaveValue('30')
  },
)

test(
  '[R88] a choice that is closed while its link is read begins nothing',
  { tag: '@wide' },
  async ({ page }) => {
    let release: () => void = () => undefined
    const held = new Promise<void>((go) => (release = go))
    await page.route('**/assets/link-codec-*.js', async (route) => {
      await held
      await route.continue()
    })
    await openPlayground(page)
    const { dialog, begin } = await chooser(page)
    await dialog.getByRole('radio', { name: 'A run from a link' }).check()
    await dialog.getByRole('textbox', { name: 'Link of the other run' }).fill('#s=surge&hpa.cpu=30')
    await begin()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    const answered = page.waitForResponse('**/assets/link-codec-*.js')
    release()
    await (await answered).finished()
    // A run from a link that is asked for now is read after that one.
    const again = await chooser(page)
    await again.dialog.getByRole('radio', { name: 'A run from a link' }).check()
    await again.dialog.getByRole('textbox', { name: 'Link of the other run' }).fill('#s=shop')
    await again.begin()
    await expect(again.dialog.locator('form')).toContainText('Only runs of one system')
    await expect(page.getByRole('region', { name: 'Comparison', includeHidden: true })).toHaveCount(
      0,
    )
  },
)
