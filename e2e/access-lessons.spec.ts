import { expect, test, type Page } from '@playwright/test'
import { expectClean } from './axe.ts'
import { lessonCard } from './lesson.ts'
import { openPlayground, timeBar } from './playground.ts'
import { cutRings } from './rings.ts'
import { crowdedTargets, sidewaysRoom } from './room.ts'
import { smallTargets } from './touch.ts'

test.use({ viewport: { width: 1440, height: 900 } })

const sizes = [
  { width: 1440, height: 900 },
  { width: 960, height: 540 },
  { width: 390, height: 844 },
] as const

test(
  '[U49] axe finds nothing with a lesson open, in any theme',
  { tag: '@wide' },
  async ({ page }) => {
    await withoutDimming(page)
    await page.goto('./#theme=dark&l=p99-spike.4')
    const card = lessonCard(page)
    const pad = page.getByRole('slider', { name: /^Your line on the chart/ })
    await expect(pad).toBeVisible({ timeout: 20_000 })
    await card.getByText('Set its points by sliders').click()
    await expectClean(page, 'a line to draw', '.lesson')
    await pad.focus()
    for (const key of ['ArrowRight', 'ArrowDown', 'Escape']) await page.keyboard.press(key)
    await card.getByRole('button', { name: 'Test it' }).click()
    await card.press('End')
    await card.getByText('the queue ran empty slowly').click()
    await expect(card).toContainText('Too few cells')
    await expectClean(page, 'a gap and why', '.lesson')
    await card.getByRole('button', { name: 'Next', exact: true }).click()
    await expect(card.getByRole('radio').first()).toBeVisible({ timeout: 20_000 })
    await expectClean(page, 'a choice', '.lesson')
    await card.getByRole('button', { name: 'Where the metaphor breaks' }).click()
    await expect(card.getByRole('button', { name: 'Finish' })).toBeVisible()
    await expectClean(page, 'the end of a lesson', '.lesson')
  },
)

test(
  '[U49] axe finds nothing before a room, nor in the window of who presents',
  { tag: '@wide' },
  async ({ page, context }) => {
    await withoutDimming(page)
    await page.goto('./#ui=lecture&l=first-division.3')
    const lecture = page.getByRole('region', { name: /^Lecture: / })
    const count = lecture.getByRole('group', { name: 'Count the hands' })
    await expect(count).toBeVisible({ timeout: 20_000 })
    await inDark(page)
    await expectClean(page, 'a room is asked', '.lecture')
    const opening = context.waitForEvent('page')
    await lecture.getByRole('button', { name: 'Presenter window' }).click()
    const presenter = await opening
    await expect(presenter.getByRole('main', { name: /^Presenter: / })).toContainText('True: ')
    await inDark(presenter)
    await expectClean(presenter, 'the window of who presents', '.presenter')
    for (const size of [
      { width: 980, height: 640 },
      { width: 390, height: 844 },
    ]) {
      await presenter.setViewportSize(size)
      await expect.poll(() => sidewaysRoom(presenter)).toBe(0)
      expect(await crowdedTargets(presenter), `${size.width}`).toEqual([])
    }
    await page.bringToFront()
    await page.keyboard.press('Digit2')
    await expect(count).toContainText('1 hand')
    await page.keyboard.press('PageDown')
    await expect(count).toBeHidden()
    await page.keyboard.press('PageDown')
    await expect(lecture.getByRole('group', { name: 'What the room said' })).toBeVisible()
    await expectClean(page, 'what the room said', '.lecture')
  },
)

test(
  '[U49] axe finds nothing with a comparison open, in any theme',
  { tag: '@wide' },
  async ({ page }) => {
    await openPlayground(page, 'theme=dark&s=surge&t=200')
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '200')
    await page.getByRole('button', { name: 'Compare two runs' }).click()
    const dialog = page.getByRole('dialog', { name: 'Compare two runs' })
    await dialog.getByRole('combobox', { name: 'Autoscaler of B' }).selectOption('Threshold ±1')
    await expectClean(page, 'the choice of the other run', 'dialog')
    await dialog.getByRole('button', { name: 'Compare', exact: true }).click()
    const bar = page.getByRole('region', { name: 'Comparison' })
    await expect(bar).toContainText('by 03:20', { timeout: 30_000 })
    await expectClean(page, 'two runs')
  },
)

test.describe('[U57] nothing is cut off or covered', () => {
  for (const [what, fragment] of [
    ['a choice', 'l=monday-morning.1'],
    ['a number', 'l=first-division.2'],
  ] as const) {
    test(`while a lesson asks for ${what}, at every size`, { tag: '@wide' }, async ({ page }) => {
      await page.goto(`./#${fragment}`)
      const skip = lessonCard(page).getByRole('button', { name: 'Skip the question' })
      for (const size of sizes) {
        await page.setViewportSize(size)
        await expect(skip).toBeVisible({ timeout: 20_000 })
        await expect.poll(() => sidewaysRoom(page)).toBe(0)
        await expect.poll(() => crowdedTargets(page), `${size.width}`).toEqual([])
        expect(await cutRings(page), `${size.width}`).toEqual([])
      }
    })
  }

  test('before a room that is asked, at every size', { tag: '@wide' }, async ({ page }) => {
    // With a notice, which lies over all else.
    await page.goto('./#ui=lecture&l=monday-morning.1&speed=nope')
    const lecture = page.getByRole('region', { name: /^Lecture: / })
    await expect(page.getByRole('button', { name: 'Dismiss' }).first()).toBeVisible({
      timeout: 20_000,
    })
    for (const size of sizes) {
      await page.setViewportSize(size)
      await expect(lecture.getByRole('button', { name: 'Show what happens' })).toBeVisible({
        timeout: 20_000,
      })
      await expect.poll(() => sidewaysRoom(page)).toBe(0)
      await expect.poll(() => crowdedTargets(page), `${size.width}`).toEqual([])
    }
  })
})

test.describe('with a finger', () => {
  test.use({ hasTouch: true })

  test(
    '[U57] every target of a lesson is 44 px at every size',
    { tag: '@wide' },
    async ({ page }) => {
      await page.goto('./#l=monday-morning.1')
      for (const size of sizes) {
        await page.setViewportSize(size)
        await expect(
          lessonCard(page).getByRole('button', { name: 'Skip the question' }),
        ).toBeVisible({
          timeout: 20_000,
        })
        // Seven marks of steps lie beside each other; Back and the way on lead to the same steps.
        const isMark = (name: string) => /^(Step \d: |Where the metaphor breaks: )/.test(name)
        await expect
          .poll(
            async () => (await smallTargets(page)).filter((one) => !isMark(one)),
            `${size.width}`,
          )
          .toEqual([])
      }
    },
  )

  test('[X7] the bar at the top fits in German', { tag: '@wide' }, async ({ page }) => {
    await page.setViewportSize({ width: 960, height: 540 })
    await page.goto('./?lang=de#l=p99-spike.3')
    const bar = page.getByRole('banner')
    await expect(bar.getByRole('button', { name: 'Teilen' })).toBeInViewport({ ratio: 1 })
    // What is chosen can be read, and is still told what it is.
    const chosen = bar.getByRole('combobox', { name: 'Lektion' })
    await expect(chosen).toHaveValue(/p99-spike/)
    const box = await chosen.boundingBox()
    expect(box?.width).toBeGreaterThan(120)
    expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThan(960)
  })
})

/** What a step does not point at steps back, except for who asks for more contrast: there every colour counts. */
async function withoutDimming(page: Page): Promise<void> {
  await page.emulateMedia({ contrast: 'more' })
}

/** A lecture dresses itself for a projector; the themes are looked at from the dark one on. */
async function inDark(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark'
  })
}
