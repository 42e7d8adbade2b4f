import { expect, test, type Locator, type Page } from '@playwright/test'
import { lessonCard } from './lesson.ts'
import { openPlayground, playButton, setSpeed, simulatedTime, timeBar } from './playground.ts'

test.use({
  viewport: { width: 1440, height: 900 },
  permissions: ['clipboard-read', 'clipboard-write'],
})

/** Goes to a time of the run by the time bar. */
async function goTo(page: Page, seconds: number): Promise<void> {
  await setSpeed(page, '30×')
  await playButton(page).click()
  await expect.poll(() => simulatedTime(page)).toBeGreaterThan(seconds)
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await expect(playButton(page)).toBeVisible()
}

async function fill(step: Locator, label: string, text: string): Promise<void> {
  await step.getByRole('textbox', { name: label }).fill(text)
}

test(
  '[R64] [R65] a lesson is recorded, told, previewed, sent as a link and played from it',
  { tag: '@wide' },
  async ({ page }) => {
    test.setTimeout(120_000)
    await openPlayground(page, 's=surge')
    await page.getByRole('combobox', { name: 'Scenario' }).selectOption({ label: 'Make a lesson' })
    const card = page.getByRole('region', { name: 'Make a lesson' })
    await expect(card).toContainText('The next step begins at')
    await goTo(page, 20)
    await card.getByRole('button', { name: 'Step ends here' }).click()
    await expect(card).toContainText('The title of the lesson is empty')
    await goTo(page, 70)
    await card.getByRole('button', { name: 'Step ends here' }).click()
    const [first, second] = [0, 1].map((at) => card.locator('.author-steps > li').nth(at)) as [
      Locator,
      Locator,
    ]
    await first.locator('summary').click()
    await fill(first, 'Title', 'A quiet beginning')
    await fill(first, 'Its one sentence', 'One cell serves them all.')
    await first.locator('summary').click()
    await second.locator('summary').click()
    await fill(second, 'Title', 'Then the surge')
    await fill(second, 'Its one sentence', 'More of them come at once.')
    await second.getByRole('combobox', { name: 'Asks' }).selectOption({ label: 'for a choice' })
    await second
      .getByRole('combobox', { name: 'What is asked for' })
      .selectOption({ label: 'mean utilisation, 0 to 1' })
    await fill(second, 'The question', 'How busy do the cells become?')
    await fill(second, 'Option: below', 'Not very')
    await fill(second, 'or more', 'Very <i>busy</i>')
    await fill(card, 'Title of the lesson', 'Sent by me')
    await fill(card, 'Where the metaphor breaks', 'Cells do not wait in queues.')
    await expect(card).toContainText('The lesson can be played.')
    // Nothing is lost by closing it, nor by another visit.
    await card.getByRole('button', { name: 'Close' }).click()
    await page.reload()
    await page.getByRole('combobox', { name: 'Scenario' }).selectOption({ label: 'Make a lesson' })
    await expect(card).toContainText('Step 2: Then the surge')
    await expect(card).toContainText('The lesson can be played.')
    await card.getByRole('button', { name: 'Preview' }).click()
    const lesson = lessonCard(page)
    await expect(lesson).toContainText('The preview of your lesson “Sent by me”.')
    await expect(lesson).toContainText('Step 1 of 2')
    await lesson.getByRole('button', { name: 'Leave the lesson' }).click()
    await card.getByRole('button', { name: 'Copy link' }).click()
    await expect(card).toContainText(/Copied: a link of \d+ characters/)
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toContain('&w=1')
    await page.goto('about:blank')
    await page.goto(link)
    await expect(lesson).toContainText('A lesson from a link, not one of this page: “Sent by me”.')
    await lesson.getByRole('button', { name: 'Play the step' }).click()
    await lesson.press('End')
    await lesson.getByRole('button', { name: 'Next', exact: true }).click()
    await expect(lesson).toContainText('How busy do the cells become?')
    await lesson.getByText('Very <i>busy</i>').click()
    await lesson.getByRole('button', { name: 'Test it' }).click()
    await lesson.press('End')
    await expect(lesson).toContainText(/(Right|No): it was \d+ ?%/)
    await lesson.getByRole('button', { name: 'Next', exact: true }).click()
    await expect(lesson).toContainText('Cells do not wait in queues.')
    await expect(timeBar(page)).toBeVisible()
  },
)
