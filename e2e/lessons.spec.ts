import { expect, test } from '@playwright/test'
import { lessonCard, playLesson, recorded } from './lesson.ts'
import { notices, openPlayground, playButton, simulatedTime } from './playground.ts'

test.use({ viewport: { width: 1440, height: 900 } })

for (const [index, id] of Object.keys(recorded).entries()) {
  const rule = '[R37] is played from its link to its end with the keyboard alone'
  // One of them is the main way; each of the others takes ten seconds.
  test(`${id} ${rule}`, { tag: index === 0 ? [] : '@wide' }, async ({ page }) => {
    test.setTimeout(120_000)
    expect(await playLesson(page, `l=${id}`)).toEqual(recorded[id])
  })
}

test('[R34] [R35] [R38] [R39] a lesson is chosen, asks first, points at one thing, and lets the visitor go his own way', async ({
  page,
}) => {
  await openPlayground(page)
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption({ label: 'First division' })
  const card = lessonCard(page)
  await expect(card).toContainText('Step 1 of 6')
  await card.getByRole('button', { name: /^Step 2: / }).click()
  await expect(card).toContainText('How many seconds after 01:00')
  await expect(page).toHaveURL(/#l=first-division\.2$/)
  // Everything but what it points at steps back, and comes forth for who goes there.
  const load = page.locator('#panel-load')
  await expect(
    page
      .getByRole('combobox', { name: 'Metric' })
      .or(page.locator('#panel-rules .panel > .row-spread'))
      .first(),
  ).toHaveCSS('opacity', '1')
  await expect(load).toHaveCSS('opacity', '0.3')
  await expect(page.locator('.rail > .panel-tight').first()).toHaveCSS('opacity', '0.3')
  await expect(page.locator('.charts-bar')).toHaveCSS('opacity', '0.3')
  await load.hover()
  await expect(load).toHaveCSS('opacity', '1')
  // What looks to the end of the run would be the answer.
  await page.getByRole('button', { name: 'Sweep', exact: true }).click()
  const sweep = page.getByRole('dialog', { name: 'Sweep' })
  await expect(sweep).toContainText('A lesson is open')
  await expect(sweep.getByRole('button', { name: 'Start the sweep' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  // The large button waits for an answer.
  await expect(card.getByRole('button', { name: 'Test it' })).toBeDisabled()
  await playButton(page).click()
  await expect(notices(page)).toContainText('Answer the question of the lesson first')
  expect(await simulatedTime(page)).toBe(55)
  await card.getByRole('button', { name: 'Skip the question' }).click()
  await card.press('End')
  await expect(card.getByRole('button', { name: 'Next', exact: true })).toBeVisible()
  await expect(card).toContainText('It was')
  await expect(card).not.toContainText('You said')
  // A change is the visitor's own, and the way back is one press.
  const edited = page.getByRole('button', { name: 'Steady', exact: true })
  await edited.click()
  await expect(card).toContainText('it is your own now')
  await expect(page).not.toHaveURL(/l=first-division/)
  await card.getByRole('button', { name: 'Back to the lesson' }).click()
  await expect(card).toContainText('It was')
  await expect(page).toHaveURL(/#l=first-division\.2$/)
  await page.getByRole('combobox', { name: 'Lesson' }).selectOption({ label: 'Surge' })
  await expect(card).toBeHidden()
  await expect(load).toHaveCSS('opacity', '1')
})

test('[R39] a lesson that there is not is told', async ({ page }) => {
  await openPlayground(page, 'l=nothing-of-the-kind')
  await expect(notices(page)).toContainText('no lesson called “nothing-of-the-kind”')
})
