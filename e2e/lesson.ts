import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { tabTo } from './focus.ts'
import { sharedLink } from './playground.ts'

/** The digests of every built-in lesson, as they are recorded. */
export const recorded = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'src', 'lessons', 'digests.json'), 'utf8'),
) as Readonly<Record<string, readonly string[]>>

/** The card of the lesson that is open. */
export function lessonCard(page: Page): Locator {
  return page.getByRole('region', { name: /^Lesson: / })
}

/**
 * Plays a lesson from its link to its end by keyboard alone, with one answer to every question, and returns the digests of the
 * places where its steps begin and where the last one ends.
 */
export async function playLesson(page: Page, fragment: string): Promise<readonly string[]> {
  await page.goto(`./#${fragment}`)
  const card = lessonCard(page)
  const [goes, tests, next] = ['Play the step', 'Test it', 'Next'].map((name) =>
    card.getByRole('button', { name, exact: true }),
  ) as [Locator, Locator, Locator]
  const digests: string[] = []
  await expect(goes.or(tests)).toBeVisible({ timeout: 20_000 })
  const count = Number(/of (\d)/.exec((await card.textContent()) ?? '')?.[1])
  expect(count).toBeGreaterThan(1)
  await tabTo(page, 'Leave the lesson')
  for (let step = 1; step <= count; step++) {
    await expect(card).toContainText(`Step ${step} of ${count}`)
    await expect(goes.or(tests)).toBeVisible({ timeout: 20_000 })
    digests.push((await sharedLink(page)).digest)
    await card.focus()
    await answer(page, card)
    await tabTo(page, (await tests.isVisible()) ? 'Test it' : 'Play the step')
    await page.keyboard.press('Enter')
    await expect(card.getByText('The run goes to the end').or(next)).toBeVisible()
    await page.keyboard.press('End')
    await expect(next).toBeVisible({ timeout: 20_000 })
    // The sentence that says what came of it stays until the next step is asked for.
    await expect(card.getByRole('status')).not.toContainText(/[{}…]|NaN/)
    expect((await card.getByRole('status').textContent())?.length).toBeGreaterThan(40)
    await tabTo(page, 'Next')
    await page.keyboard.press('Enter')
  }
  await expect(card.getByRole('heading', { name: /Where the metaphor breaks/ })).toBeVisible()
  // The title of the lesson stands above and is cut, not the sentence below it.
  expect(await card.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(0)
  digests.push((await sharedLink(page)).digest)
  await card.focus()
  await tabTo(page, 'Finish')
  await page.keyboard.press('Enter')
  await expect(card).toBeHidden()
  return digests
}

/** Gives an answer by keyboard, where there is a question: the second option, ten steps of the scale, or a line. */
async function answer(page: Page, card: Locator): Promise<void> {
  const options = card.locator('label:has(input[type=radio])')
  if ((await options.count()) > 0) {
    await tabTo(page, (await options.first().textContent()) ?? '')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
  } else if (await card.getByText('Set its points by sliders').isVisible()) {
    // On the chart itself: the third point goes up by two steps, and what is behind it with it.
    await tabTo(page, 'Draw on the chart')
    await page.keyboard.press('Enter')
    const pad = page.getByRole('slider', { name: /^Your line on the chart/ })
    await expect(pad).toBeFocused()
    const before = await pad.getAttribute('aria-valuetext')
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowUp']) {
      await page.keyboard.press(key)
    }
    await expect(pad).toHaveAttribute('aria-valuetext', /^\d\d:\d\d: \d/)
    expect(await pad.getAttribute('aria-valuetext')).not.toBe(before)
    await page.keyboard.press('Escape')
    await expect(card).toBeFocused()
  } else if (await card.getByRole('slider').isVisible()) {
    await tabTo(page, 'Your prediction, slider')
    for (let press = 0; press < 10; press++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Tab')
  }
}
