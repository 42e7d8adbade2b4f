import { expect, test, type Page } from '@playwright/test'
import { expectClean } from './axe.ts'
import { culture, openPlayground } from './playground.ts'

const sizes = {
  wide: { width: 1440, height: 900 },
  medium: { width: 960, height: 540 },
  phone: { width: 390, height: 844 },
} as const

for (const [name, size] of Object.entries(sizes)) {
  const tag = name === 'medium' ? '@wide' : []
  test(`[U49] axe finds nothing on the ${name} page, in any theme`, { tag }, async ({ page }) => {
    await page.setViewportSize(size)
    await openGrown(page, 'theme=dark')
    await expectClean(page, 'closed')
    await openPanels(page, name)
    await expectClean(page, 'opened')
  })
}

test('[U49] axe finds nothing in the lineage, in any theme', { tag: '@wide' }, async ({ page }) => {
  await openPlayground(page, 'theme=dark&s=surge&t=200&view=lineage')
  const list = page.getByRole('button', { name: 'List of cells' })
  for (const [name, size] of Object.entries(sizes)) {
    await page.setViewportSize(size)
    const frame = name === 'phone' ? '.app-phone' : `[data-width="${name}"]`
    await expect(page.locator(`.app${frame}`)).toBeVisible()
    await expect(page.getByRole('main', { name: 'Lineage' })).toContainText('descend from')
    await expectClean(page, name)
    await list.click()
    await page.getByRole('treeitem').nth(2).click()
    await expect(page.getByRole('treeitem', { selected: true })).toHaveCount(1)
    await expectClean(page, `${name}, in words`)
    await list.click()
  }
})

test('[U49] axe finds nothing in a slide, in any theme', async ({ page }) => {
  await page.setViewportSize(sizes.medium)
  await openGrown(page, 'ui=min&theme=dark')
  await expectClean(page, 'slide')
})

/** A run in the middle of its surge: cells divide, requests wait, the objective is missed. */
async function openGrown(page: Page, view: string): Promise<void> {
  await openPlayground(page, `${view}&s=surge&t=200`)
  await expect(culture(page)).toContainText(/divisions/)
}

/** Opens what is folded away: the list of cells, a cell, the drawer or each tab of the sheet. */
async function openPanels(page: Page, size: string): Promise<void> {
  await page.getByRole('button', { name: 'List of cells' }).click()
  await page.getByRole('button', { name: 'Cell 3', exact: true }).click()
  if (size === 'medium') await page.getByRole('button', { name: 'Rules and selected cell' }).click()
  if (size === 'phone') {
    await expect(page.getByRole('tab', { name: 'Cell' })).toHaveAttribute('aria-selected', 'true')
    await page.getByText('Decisions', { exact: true }).click()
    await expectClean(page, 'decisions')
    await page.getByRole('tab', { name: 'Charts' }).click()
    await expect(page.getByRole('figure', { name: 'Latency' })).toBeVisible()
    await expectClean(page, 'charts')
    await page.getByRole('tab', { name: 'Rules' }).click()
  }
  const titles = ['Autoscaler in detail', 'Service', 'Objective and price']
  for (const title of size === 'phone' ? titles : ['Decisions', ...titles]) {
    await page.getByText(title, { exact: true }).click()
  }
  await expect(page.getByRole('textbox', { name: 'Tolerance' }).first()).toBeVisible()
  if (size !== 'phone') await expect(page.getByRole('heading', { name: 'Cell 3' })).toBeVisible()
}
