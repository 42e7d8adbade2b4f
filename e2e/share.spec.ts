import { expect, test, type Locator, type Page } from '@playwright/test'
import { generate } from 'lean-qr/nano'
import { readFile } from 'node:fs/promises'
import { importFile } from './import.ts'
import { divided, openPlayground, timeBar } from './playground.ts'

test('[U45] what is chosen in the share dialog stands in the link and in the code', async ({
  page,
}) => {
  const dialog = await openShare(page)
  const link = dialog.getByRole('textbox', { name: 'The link' })
  await expect(link).toHaveValue(/[#&]t=213&h=[\w-]{11}&/)
  await dialog.getByRole('radio', { name: 'Fluorescence' }).check()
  await expect(link).toHaveValue(/&theme=dark&/)
  await dialog.getByRole('radio', { name: 'At the start' }).check()
  await expect(link).toHaveValue(/#eng=\d+&theme=dark&/)
  const tabs = dialog.getByRole('tablist')
  const place = await tabs.boundingBox()
  for (const name of ['Data', 'Image', 'Embed']) {
    await dialog.getByRole('tab', { name }).click()
    await expect(dialog.getByRole('tabpanel')).toHaveAccessibleName(name)
    expect(await tabs.boundingBox()).toEqual(place)
  }
  const code = dialog.getByRole('textbox', { name: 'The embed code' })
  await expect(code).toHaveValue(/^<iframe src="[^"]*t=213[^"]*ui=min[^"]*"/)
  await dialog.getByRole('radio', { name: 'All' }).check()
  await expect(code).not.toHaveValue(/ui=min/)
})

test('[L22] [L23] [L24] [L25] [L26] the QR code under a link is that of this very link, small, large and as a file', async ({
  page,
}) => {
  const dialog = await openShare(page)
  const link = dialog.getByRole('textbox', { name: 'The link' })
  await expect(link).toHaveValue(/&h=[\w-]{11}&/)
  const address = await link.inputValue()
  const wanted = generate(address)
  const modules = Array.from({ length: wanted.size ** 2 }, (_, k) =>
    wanted.get(k % wanted.size, Math.floor(k / wanted.size)),
  )
  expect(modules.filter(Boolean).length).toBeGreaterThan(200)
  const drawn = (within: Locator) =>
    within.getByRole('img', { name: `QR code of ${address}` }).evaluate((svg, size) => {
      const path = new Path2D(svg.querySelector('path')?.getAttribute('d') ?? '')
      const context = document.createElement('canvas').getContext('2d')
      return Array.from({ length: size ** 2 }, (_, k) =>
        context?.isPointInPath(path, (k % size) + 0.5, Math.floor(k / size) + 0.5),
      )
    }, wanted.size)
  expect(await drawn(dialog)).toEqual(modules)
  await expect(dialog.getByRole('listitem').and(page.locator('[aria-current]'))).toHaveText(
    '≤ 150QR across a room',
  )
  await expect(dialog).toContainText('its links work on this computer only')
  await expect(dialog.getByRole('textbox', { name: 'Citation' })).toHaveValue(
    /^Digital Mitosis, Surge, engine \d+, seed 1, state digest [0-9a-f]{16} at 03:33, http/,
  )

  const saved = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'SVG' }).click()
  const file = await readFile(await (await saved).path(), 'utf8')
  const outline = await dialog.getByRole('img').locator('path[d^=M]').getAttribute('d')
  expect(outline).not.toBeNull()
  expect(file).toContain(`<path d="${outline}" fill="#000"/>`)

  await dialog.getByRole('button', { name: 'Show large' }).click()
  const large = page.getByRole('dialog', { name: 'QR code of the link' })
  expect(await drawn(large)).toEqual(modules)
  const box = await large.getByRole('img').boundingBox()
  expect(box?.height).toBeGreaterThan(0.85 * (page.viewportSize()?.height ?? 0))
  await page.keyboard.press('Escape')
  await expect(large).toBeHidden()
  await expect(dialog).toBeVisible()

  // The page of a scenario, as a chat names it, leads into the same one.
  await page.goto('./s/flash/')
  await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveValue('flash')
})

test('[U45] the slide in the share dialog shows cells and their sentence', async ({ page }) => {
  const dialog = await openShare(page)
  const slide = dialog.getByRole('figure')
  await expect(slide).toContainText(divided)
  const colours = () =>
    slide.locator('canvas').evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return 0
      const copy = document.createElement('canvas')
      copy.width = copy.height = 64
      const context = copy.getContext('2d')
      context?.drawImage(canvas, 0, 0, 64, 64)
      const seen = new Set<number>()
      const { data } = context?.getImageData(0, 0, 64, 64) ?? { data: new Uint8ClampedArray() }
      for (let k = 0; k < data.length; k += 4) {
        seen.add(
          ((data[k] ?? 0) >> 4) * 256 + ((data[k + 1] ?? 0) >> 4) * 16 + ((data[k + 2] ?? 0) >> 4),
        )
      }
      return seen.size
    })
  await expect.poll(colours).toBeGreaterThan(60)
})

test(
  '[L20] [U45] a run of 20,000 points is packed beside the page, and a second choice ends the first',
  { tag: '@wide' },
  async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await openPlayground(page)
    const rates = Array.from({ length: 20_000 }, (_, n) => 1 + ((n * 7919) % 10_007) / 98_765)
    const load = { form: 'steps', every: 60, rates }
    const run = { engine: 2, organism: 'autoscaled-service', seed: 7, settings: { load }, log: [] }
    const text = JSON.stringify({ format: 'digital-mitosis/0', ...run })
    const file = { name: 'long.mitosis.json', buffer: Buffer.from(text) }
    const imported = await importFile(page, file)
    await imported.getByRole('button', { name: 'Open this run' }).click()
    await expect(imported).toBeHidden()
    let threads = 0
    page.on('worker', () => (threads += 1))
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Share this culture' })
    await expect(dialog).toContainText('64 are what a link may unfold to')
    const before = threads
    expect(before).toBeGreaterThan(0)
    await dialog.getByRole('radio', { name: 'Fluorescence' }).check()
    await dialog.getByRole('radio', { name: 'At the start' }).check()
    await expect(dialog).toContainText('64 are what a link may unfold to')
    await expect.poll(() => threads).toBe(before + 2)
    // Only the simulation is left.
    await expect.poll(() => page.workers().length).toBe(1)
  },
)

test(
  '[U50] on a phone the picture stands under its tab with its buttons, and is said of in its own words',
  { tag: '@wide' },
  async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    const dialog = await openShare(page)
    await expect(dialog.getByText('The whole scenario is inside the link')).toBeVisible()
    await dialog.getByRole('tab', { name: 'Image' }).click()
    const still = dialog.locator('.preview-still')
    await expect(dialog.getByText(/^Still of what will be saved/)).toBeInViewport({ ratio: 1 })
    await expect(still).toBeInViewport({ ratio: 1 })
    const save = dialog.getByRole('button', { name: 'Save the PNG' })
    await expect(save).toBeInViewport({ ratio: 1 })
    await expect(dialog.getByText('The whole scenario is inside the link')).toBeHidden()
    await expect(dialog.getByText('made in this browser. Nothing is uploaded')).toBeAttached()
    // Room between what is chosen and the button, and boxes to type into.
    const above = await dialog.getByRole('combobox', { name: 'Pixels' }).boundingBox()
    const below = await save.boundingBox()
    const gap = (below?.y ?? 0) - (above?.y ?? 0) - (above?.height ?? 0)
    expect(gap).toBeGreaterThanOrEqual(8)
    const edges = (name: string, role: 'textbox' | 'combobox') =>
      dialog
        .getByRole(role, { name, exact: true })
        .evaluate((box) => getComputedStyle(box).borderTopColor)
    expect(await edges('From', 'textbox')).toBe(await edges('Speed', 'combobox'))
  },
)

async function openShare(page: Page): Promise<Locator> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await openPlayground(page, 's=surge&t=213')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '213')
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  return page.getByRole('dialog', { name: 'Share this culture' })
}
