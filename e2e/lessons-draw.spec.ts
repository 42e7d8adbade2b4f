import { expect, test, type Locator } from '@playwright/test'
import { lessonCard, recorded } from './lesson.ts'
import { sharedLink } from './playground.ts'

const link = './#l=first-division.6'

/** Where a part of the pad is on the page. */
async function placeOn(pad: Locator, across: number, down: number) {
  const box = await pad.boundingBox()
  if (box === null) throw new Error('the pad is on the page')
  return { x: box.x + box.width * across, y: box.y + box.height * down }
}

test(
  '[R44] [R43] a line is drawn over the chart by hand, beside the run it has a gap, and the decisive seconds are seen once more',
  {
    tag: '@wide',
  },
  async ({ page }) => {
    test.setTimeout(90_000)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(link)
    const card = lessonCard(page)
    const pad = page.getByRole('slider', { name: /^Your line on the chart/ })
    const tests = card.getByRole('button', { name: 'Test it' })
    await expect(pad).toBeVisible({ timeout: 20_000 })
    await expect(tests).toBeDisabled()
    const [begin, middle, end] = [
      await placeOn(pad, 0.4, 0.6),
      await placeOn(pad, 0.5, 0.35),
      await placeOn(pad, 0.7, 0.35),
    ]
    await page.mouse.move(begin.x, begin.y)
    await page.mouse.down()
    await page.mouse.move(middle.x, middle.y, { steps: 3 })
    await page.mouse.move(end.x, end.y)
    await page.mouse.up()
    // Each point is a slider in the card as well, and says the same.
    await card.getByText('Set its points by sliders').click()
    const points = card.getByRole('group', { name: 'Your line' }).getByRole('slider')
    await expect(points).toHaveCount(16)
    const values = await points.evaluateAll((all) =>
      all.map((one) => (one as HTMLInputElement).value),
    )
    expect(values[0]).toBe('2')
    expect(Number(values[15])).toBeGreaterThan(3)
    await points.last().focus()
    await page.keyboard.press('ArrowLeft')
    await expect(points.last()).toHaveValue(String(Number(values[15]) - 1))
    await tests.click()
    await expect(pad).toBeHidden()
    // Played to its end, and not sent there, it is followed by its decisive seconds.
    await page.getByRole('button', { name: '60×', exact: true }).click()
    await expect(card).toContainText('at a quarter of the speed', { timeout: 30_000 })
    await expect(page.locator('html')).toHaveAttribute('data-halo')
    await card.getByRole('button', { name: 'Go on' }).click()
    await expect(card.getByRole('button', { name: 'Next', exact: true })).toBeVisible()
    await expect(page.locator('html')).not.toHaveAttribute('data-halo')
    await expect(card.getByRole('status')).toContainText(
      /You had the next cell after \d+\ss; it served/,
    )
    await expect(card).toContainText('See the decisive seconds again')
    // Why it went so may be asked, and the run answers.
    const why = card.getByRole('group', { name: /^Why not at once/ })
    await expect(why.getByRole('radio')).toHaveCount(3)
    await why.getByText('reading CPU and deciding').click()
    await expect(card).toContainText(/It was\s*making the daughter/)
    await expect(card).toContainText(/Making her: \d+\ss, against \d+\ss/)
    await expect
      .poll(async () => (await sharedLink(page)).digest)
      .toBe(recorded['first-division']?.[6])
  },
)

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test(
    '[R44] on a phone the chart is opened by itself, with the question below it',
    {
      tag: '@wide',
    },
    async ({ page }) => {
      await page.goto(link)
      const pad = page.getByRole('slider', { name: /^Your line on the chart/ })
      await expect(pad).toBeVisible({ timeout: 20_000 })
      await expect(page.getByRole('tab', { name: 'Charts' })).toHaveAttribute(
        'aria-selected',
        'true',
      )
      const bar = page.locator('.sketch-bar')
      await expect(bar).toContainText('How many cells will be ready?')
      const tests = bar.getByRole('button', { name: 'Test it' })
      await expect(tests).toBeDisabled()
      const { x, y } = await placeOn(pad, 0.55, 0.2)
      await page.touchscreen.tap(x, y)
      await expect(tests).toBeEnabled()
      await tests.click()
      await expect(pad).toBeHidden()
      await bar.getByRole('button', { name: 'To the lesson' }).click()
      await expect(lessonCard(page)).toContainText('The run goes to the end of this step.')
    },
  )
})
