import { expect, test, type Page } from '@playwright/test'
import { culture, openPlayground, playButton, timeBar } from './playground.ts'
import { cutRings } from './rings.ts'
import { crowdedTargets, sidewaysRoom, timesOutside } from './room.ts'
import { smallTargets } from './touch.ts'

/** Windows that are small or of an odd shape, and the least the stage keeps of them, CSS px. */
const sizes = [
  { width: 390, height: 844, stage: [390, 300] },
  { width: 768, height: 1024, stage: [768, 320] },
  { width: 500, height: 440, stage: [500, 160] },
  { width: 320, height: 240, stage: [320, 60] },
  { width: 1024, height: 768, stage: [1024, 320] },
  { width: 960, height: 540, stage: [960, 320] },
  { width: 1440, height: 900, stage: [1096, 600] },
] as const

/** What is looked at, and at which of the sizes. */
const pages = [
  ['page', 's=surge&t=200', 0, sizes.length],
  ['player', 'ui=min&s=surge&t=200', 2, 4],
] as const

/** The window has another size, and what is in it has taken its place. */
async function resize(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height })
  // So low a window begins with its sheet closed.
  if (height < 400) await page.reload()
  await expect(culture(page)).toContainText(/division/)
  await expect(page.getByRole('progressbar')).toHaveCount(0)
}

test.describe('[U57] nothing is cut off, covered or scrolled sideways', () => {
  for (const [what, fragment, from, to] of pages) {
    test(`in the ${what} at every size`, async ({ page }) => {
      await openPlayground(page, fragment)
      for (const { width, height, stage } of sizes.slice(from, to)) {
        await resize(page, width, height)
        if (what === 'player') {
          await playButton(page).focus()
          await page.keyboard.press('Tab')
        } else {
          await expect(page.locator('.rail, .sheet')).toHaveCount(1)
          const box = await culture(page).boundingBox()
          expect(box?.width).toBeGreaterThanOrEqual(stage[0])
          expect(box?.height).toBeGreaterThanOrEqual(stage[1])
        }
        const size = `${width} × ${height}`
        await expect.poll(() => sidewaysRoom(page), size).toBe(0)
        expect(await crowdedTargets(page), size).toEqual([])
        expect(await cutRings(page), size).toEqual([])
      }
    })
  }

  for (const view of ['culture', 'lineage']) {
    test(`[U26] [S52] with the list of cells beside the ${view}`, async ({ page }) => {
      for (const size of [
        { width: 1440, height: 900 },
        { width: 960, height: 540 },
      ]) {
        await page.setViewportSize(size)
        await openPlayground(page, `s=surge~seed=7&t=300&view=${view}`)
        const button = page.getByRole('button', { name: 'List of cells' })
        await button.click()
        const list = page.locator(view === 'culture' ? '.cell-table' : '.lineage-tree')
        await expect(list).toBeVisible()
        const left = async () => (await list.boundingBox())?.x ?? 0
        expect(await left()).toBeGreaterThan(400)
        const others = page.locator(
          '.stage-host canvas:visible, .headline-sentence:visible, .key:visible',
        )
        const ends = () =>
          others.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right))
        // The picture and the sentence about it.
        await expect.poll(async () => (await ends()).length).toBeGreaterThan(1)
        await expect.poll(async () => Math.max(...(await ends())) - (await left())).toBeLessThan(1)
        await button.click()
      }
    })
  }

  test('[U72] with the drawer open', async ({ page }) => {
    await page.setViewportSize({ width: 960, height: 540 })
    await openPlayground(page)
    await page.getByRole('button', { name: 'Rules and selected cell' }).click()
    await expect(page.getByRole('complementary')).toBeVisible()
    // The drawer stands beside the culture, which keeps its least size, and beside two whole charts.
    const drawer = await page.getByRole('complementary').boundingBox()
    await expect
      .poll(async () => {
        const box = await culture(page).boundingBox()
        return (box?.x ?? 0) + (box?.width ?? Infinity)
      })
      .toBeLessThanOrEqual((drawer?.x ?? 0) + 1)
    const stage = await culture(page).boundingBox()
    expect(stage?.width).toBeGreaterThanOrEqual(480)
    expect(stage?.height).toBeGreaterThanOrEqual(320)
    for (const name of ['Arrivals and capacity, rps', 'Latency']) {
      const chart = await page.getByRole('figure', { name }).boundingBox()
      expect((chart?.x ?? 0) + (chart?.width ?? Infinity)).toBeLessThanOrEqual(drawer?.x ?? 0)
      expect((chart?.y ?? 0) + (chart?.height ?? Infinity)).toBeLessThanOrEqual(540)
    }
    expect(await timesOutside(page)).toEqual([])
    expect(await sidewaysRoom(page)).toBe(0)
    expect(await crowdedTargets(page)).toEqual([])
    // A press on what lies under the drawer would wait in vain.
    await page.getByRole('combobox', { name: 'Speed' }).click({ trial: true })
    await timeBar(page).click({ trial: true })
    await playButton(page).click({ trial: true })
  })
})

test.describe('with a finger', () => {
  test.use({ hasTouch: true })

  for (const [what, fragment, from, to] of pages) {
    test(`[U57] every target of the ${what} is 44 px at every size`, async ({ page }) => {
      await openPlayground(page, fragment)
      for (const { width, height } of sizes.slice(from, to)) {
        await resize(page, width, height)
        await expect.poll(() => sidewaysRoom(page)).toBe(0)
        expect([`${width} × ${height}`, ...(await smallTargets(page))]).toHaveLength(1)
      }
    })
  }
})

test(
  '[U57] a scenario with a long name gives way to what stands beside it',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page)
    const menu = page.getByRole('combobox', { name: 'Scenario' })
    await menu.selectOption({ label: 'Real day (ELB, scaled to 400 requests/s)' })
    for (const [width, neighbour] of [
      [1440, '.views'],
      [1100, '.views'],
      [960, '.views-menu'],
    ] as const) {
      await page.setViewportSize({ width, height: 600 })
      const beside = page.locator(neighbour)
      await expect(beside).toBeVisible()
      await expect.poll(() => sidewaysRoom(page)).toBe(0)
      const [name, next, share] = await Promise.all(
        [menu, beside, page.getByRole('button', { name: 'Share', exact: true })].map((one) =>
          one.boundingBox(),
        ),
      )
      if (!name || !next || !share) throw new Error('the header has lost a part')
      expect(name.width).toBeGreaterThan(100)
      expect(name.x + name.width).toBeLessThanOrEqual(next.x)
      expect(share.x + share.width).toBeLessThanOrEqual(width)
    }
  },
)

test(
  '[U57] rings of focus are whole in each tab of the sheet',
  { tag: '@wide' },
  async ({ page }) => {
    await page.setViewportSize({ width: 500, height: 440 })
    await openPlayground(page, 's=surge&t=200')
    await expect(culture(page)).toContainText(/division/)
    for (const tab of ['Rules', 'Cell', 'Charts']) {
      await page.getByRole('tab', { name: tab }).click()
      await expect(page.getByRole('tabpanel')).toHaveAccessibleName(tab)
      expect(await cutRings(page)).toEqual([])
    }
  },
)
