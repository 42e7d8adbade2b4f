import { expect, test } from '@playwright/test'
import { lessonCard, playLesson, recorded } from './lesson.ts'
import { culture, openPlayground, playButton, simulatedTime } from './playground.ts'
import { lessonLink, sealedCopy } from './sealed-lesson.ts'

test.use({ viewport: { width: 1440, height: 900 } })

test(
  '[R61] a lesson that a link holds is played to its end, the same in each engine',
  { tag: '@wide' },
  async ({ page }) => {
    test.setTimeout(120_000)
    expect(await playLesson(page, lessonLink(sealedCopy('first-division')))).toEqual(
      recorded['first-division'],
    )
  },
)

test('[R61] [R62] [R63] a lesson from elsewhere is called so, keeps its address, gives the run back, and is told where it cannot be', async ({
  page,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'what the page says is the same everywhere')
  await openPlayground(page, 's=surge')
  await expect(playButton(page)).toBeVisible()
  const link = lessonLink(sealedCopy('first-division'))
  await page.evaluate((fragment) => (location.hash = fragment), link)
  const card = lessonCard(page)
  // Markup in a title stays text.
  await expect(card).toContainText(
    'A lesson from a link, not one of this page: “Sent <b>to</b> you”.',
  )
  await expect(card).toContainText('Step 1 of')
  await card.getByRole('button', { name: /^Step 2: / }).click()
  await expect(page).toHaveURL(/&l=from-elsewhere\.2&w=1/)
  await page.reload()
  await expect(card).toContainText('Step 2 of')

  // The run of the visitor comes back with Undo.
  await page.goto('about:blank')
  await openPlayground(page, 's=surge')
  const menu = page.getByRole('combobox', { name: 'Scenario' })
  await expect(menu).toHaveValue('surge')
  await page.evaluate((fragment) => (location.hash = fragment), link)
  await expect(card).toContainText('Step 1 of')
  await expect(card.getByRole('button', { name: 'Play the step' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(card).toBeHidden()
  await expect(menu).toHaveValue('surge')

  // A cell that never lived: a sentence, and the visitor's run is still there.
  const { steps } = sealedCopy('first-division')
  const [first, ...others] = steps
  if (first === undefined) throw new Error('the lesson has no step')
  const deadly = { ...first, changes: [{ type: 'kill', cell: 4321 } as const] }
  await page.evaluate(
    (fragment) => (location.hash = fragment),
    lessonLink(sealedCopy('first-division', { steps: [deadly, ...others] })),
  )
  await expect(card.getByRole('alert')).toContainText('4321')
  await expect(menu).toHaveCount(0)
  expect(await simulatedTime(page)).toBe(0)
  await card.getByRole('button', { name: 'Leave the lesson' }).click()
  await expect(menu).toHaveValue('surge')

  // Half a link, and one with a heavy run.
  await page.evaluate((fragment) => (location.hash = fragment), link.slice(0, -20))
  await expect(culture(page)).toContainText('This link is incomplete')
  const { base } = sealedCopy('first-division')
  const load = { form: 'steps', every: 3600, rates: [90_000] } as const
  const heavy = sealedCopy('first-division', {
    base: { ...base, settings: { ...base.settings, load } },
  })
  await page.evaluate((fragment) => (location.hash = fragment), lessonLink(heavy))
  await expect(card).toContainText('This is a heavy scenario')
  await card.getByRole('button', { name: 'Leave the lesson' }).click()
  await expect(menu).toHaveValue('surge')
})

test(
  '[R62] no word of a lesson from elsewhere is wider than its card, nor than the screen of a lecture',
  { tag: '@wide' },
  async ({ page }) => {
    const { texts } = sealedCopy('first-division')
    const [first, ...others] = texts.steps
    if (first === undefined) throw new Error('the lesson has no step')
    const long = { ...first, title: 'W'.repeat(60), text: 'W'.repeat(280) }
    const lesson = sealedCopy('first-division', {
      texts: { ...texts, title: 'W'.repeat(60), steps: [long, ...others] },
    })
    for (const size of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size)
      for (const ui of ['full', 'lecture'] as const) {
        await page.goto('about:blank')
        await page.goto(`./#${lessonLink(lesson)}&ui=${ui}`)
        const heading = page.getByRole('heading', { name: /W{60}$/ })
        await expect(heading).toBeVisible()
        const box = await heading.boundingBox()
        expect(box?.width).toBeGreaterThan(100)
        const overhang = await heading.evaluate((it) => it.scrollWidth - it.clientWidth)
        expect(overhang, `${ui}, ${size.width}`).toBeLessThanOrEqual(0)
        expect((box?.x ?? Infinity) + (box?.width ?? 0)).toBeLessThanOrEqual(size.width)
      }
    }
  },
)
