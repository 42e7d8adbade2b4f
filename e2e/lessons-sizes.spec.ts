import { expect, test, type Locator, type Page } from '@playwright/test'
import { lessonCard, recorded } from './lesson.ts'

const sizes = [
  { frame: '[data-width="medium"]', width: 960, height: 540 },
  { frame: '.app-phone', width: 390, height: 844 },
  { frame: '[data-width="wide"]', width: 1440, height: 900 },
] as const

/** The ways on that a step can have. */
const ways = /^(Back|Skip the question|Test it|Play the step|Show the end|Next|Finish)$/

for (const [index, id] of Object.keys(recorded).entries()) {
  const rule = '[R45] keeps its ways on in sight at every step and size'
  // The first has every kind of question; each of the others takes half a minute.
  test(`${id} ${rule}`, { tag: index === 0 ? [] : '@wide' }, async ({ page }) => {
    test.setTimeout(120_000)
    await page.goto(`./#l=${id}`)
    const card = lessonCard(page)
    await expect(card.getByRole('button', { name: ways }).last()).toBeVisible({ timeout: 20_000 })
    const marks = card.getByRole('group', { name: 'Steps of the lesson' }).locator('button')
    const count = await marks.count()
    expect(count).toBe(recorded[id]?.length)
    for (const size of index === 0 ? sizes.slice(0, 2) : sizes) {
      await page.setViewportSize(size)
      await expect(page.locator(`.app${size.frame}`)).toBeVisible()
      for (let step = 0; step < count; step++) {
        await toCard(page)
        await marks.nth(step).click()
        const place = `${size.width} × ${size.height}, ${id}.${step + 1}`
        const go = card.getByRole('button', { name: /^(Test it|Play the step|Finish)$/ })
        // The charts of a line to draw come by themselves, once it is known what is asked.
        await expect(async () => {
          await toCard(page)
          await expect(marks.nth(step)).toHaveAttribute('aria-current', 'step', { timeout: 500 })
          await expect(go).toBeVisible({ timeout: 500 })
        }).toPass({ timeout: 20_000 })
        await expect.poll(() => outOfSight(card), place).toEqual([])
        if (step === count - 1) continue
        const skip = card.getByRole('button', { name: 'Skip the question' })
        await ((await skip.isVisible()) ? skip : go).click()
        await card.press('End')
        await expect(card.getByRole('button', { name: 'Next', exact: true })).toBeVisible()
        await expect.poll(() => outOfSight(card), `${place}, over`).toEqual([])
        await expect
          .poll(() => card.getByRole('status').evaluate(isInView), `${place}, over`)
          .toBe(true)
      }
    }
  })
}

/** On a phone a line to draw opens the charts in the place of the card. */
async function toCard(page: Page): Promise<void> {
  const tab = page.getByRole('tab', { name: 'Lesson', exact: true })
  if (await tab.isVisible()) await tab.click()
}

/** The ways on that lie outside of the window or under something; a card without any is told too. */
async function outOfSight(card: Locator): Promise<readonly string[]> {
  const buttons = card.getByRole('button', { name: ways })
  const found = await buttons.evaluateAll((all) =>
    all
      .filter((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect()
        const isOutside = left < 0 || top < 0 || right > innerWidth || bottom > innerHeight
        const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
        return isOutside || !one.contains(hit)
      })
      .map((one) => one.textContent),
  )
  return (await buttons.count()) > 0 ? found : ['no way on']
}

/** Whether the upper edge of what is said lies in the part of the card that is seen. */
function isInView(said: Element): boolean {
  const scroller = said.closest('.lesson-body')
  if (scroller === null) throw new Error('what is said stands in the part that scrolls')
  const { top, bottom } = scroller.getBoundingClientRect()
  const edge = said.getBoundingClientRect().top
  return edge >= top - 1 && edge < bottom
}
