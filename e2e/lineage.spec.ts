import { expect, test } from '@playwright/test'
import { notices, openPlayground, playButton, sharedLink, timeBar } from './playground.ts'

test.use({ viewport: { width: 1440, height: 900 } })

test('[N8] [N10] the lineage is opened by its tab, walked by keys, and its cell chosen everywhere', async ({
  page,
}) => {
  await openPlayground(page, 's=surge&t=330')
  await expect(page.getByRole('tab')).toHaveText(['Culture', 'Lineage'])
  await page.getByRole('tab', { name: 'Culture' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Lineage' })).toBeFocused()
  const lineage = page.getByRole('main', { name: 'Lineage' })
  await expect(lineage).toContainText('19 living cells descend from two founders.')
  await expect(lineage).toContainText('17 divisions over 3 generations.')

  const picture = lineage.getByRole('img', { name: /descend from two founders/ })
  await picture.focus()
  await page.keyboard.press('ArrowDown')
  await expect(lineage).toContainText(/Cell \d+, .*: serving, load \d+%/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^Cell \d+$/ })).toBeVisible()
  await expect(lineage.getByRole('treeitem', { selected: true })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Selected cell' })).toBeVisible()
})

test('[N10] the tree in words has one stop, and its keys go from mother to daughter', async ({
  page,
}) => {
  await openPlayground(page, 's=surge&t=330&view=lineage')
  const tree = page.getByRole('tree', { name: 'Tree of divisions' })
  await expect(tree.getByRole('treeitem')).toHaveCount(19)
  const first = tree.getByRole('treeitem', { name: 'Cell 1, founder' })
  await first.focus()
  await page.keyboard.press('ArrowRight')
  const daughter = tree.locator(':focus')
  await expect(daughter).toContainText('daughter of cell 1')
  await expect(daughter).toHaveAttribute('aria-level', '2')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^Cell \d+$/ })).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(first).toBeFocused()
})

test(
  'the card beside the pointer tells nothing of a cell that is not there any more',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, 's=surge&t=330&view=lineage')
    const picture = page.getByRole('main', { name: 'Lineage' }).getByRole('img').first()
    await expect(picture).toHaveAttribute('aria-label', /descend from/)
    const card = page.locator('.lineage-card')
    const { x, y, width, height } = (await picture.boundingBox()) ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    }
    const row = async (k: number) => {
      await page.mouse.move(x + width * 0.34, y + 130 + k * 6)
      return (await card.isVisible()) ? await card.textContent() : ''
    }
    let told: string | null = ''
    for (let k = 0; k * 6 < height - 200 && !/daughter of/.test(told ?? ''); k++)
      told = await row(k)
    expect(told).toContain('daughter of')
    await timeBar(page).press('Home')
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '0')
    await expect(card).toBeHidden()
  },
)

test(
  '[N14] the clock goes on in the lineage, and the culture comes back as it is',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, 's=surge&t=330&view=lineage&speed=60')
    await playButton(page).click()
    const time = page.getByRole('slider', { name: 'Time', exact: true })
    await expect
      .poll(async () => Number(await time.getAttribute('aria-valuenow')))
      .toBeGreaterThan(400)
    await page.getByRole('tab', { name: 'Culture' }).click()
    await expect(page.getByRole('main', { name: 'Culture' }).getByRole('img')).toBeVisible()
    await expect(page.getByRole('tree')).toHaveCount(0)
  },
)

test(
  '[L3] a shared link opens the lineage again, in a slide too',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, 's=surge&t=330&view=lineage')
    await expect(page.getByRole('main', { name: 'Lineage' })).toContainText('17 divisions')
    const { address } = await sharedLink(page)
    expect(address).toContain('view=lineage')
    await page.goto('about:blank')
    await page.goto(`${address}&ui=min`)
    await expect(page.getByRole('main', { name: 'Lineage' })).toContainText('17 divisions')
  },
)

test(
  '[L6] a link with an unknown view opens the culture and says so',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, 's=surge&view=soup')
    await expect(page.getByRole('tab', { name: 'Culture' })).toHaveAttribute(
      'aria-selected',
      'true',
    )
    await expect(notices(page)).toContainText('“view” in the link must be culture or lineage')
  },
)

for (const [size, width] of [
  ['a narrow window', 1000],
  ['a phone', 390],
] as const) {
  test(`the views are a menu in ${size}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await openPlayground(page, 's=surge&t=330')
    await expect(page.getByRole('tab', { name: 'Lineage' })).toHaveCount(0)
    await page.getByRole('combobox', { name: 'View' }).selectOption('Lineage')
    await expect(page.getByRole('main', { name: 'Lineage' })).toContainText('descend from')
  })
}
