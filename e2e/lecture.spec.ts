import { expect, test } from '@playwright/test'
import { lessonCard } from './lesson.ts'
import { openPlayground, pauseButton, playButton, simulatedTime } from './playground.ts'

test.use({ viewport: { width: 1440, height: 900 } })

test('[R71] [R72] [R73] [R74] a lecture goes by its clicker, counts the hands of the room, shows them beside what came, and blanks', async ({
  page,
}) => {
  await page.goto('./#l=first-division.2')
  await lessonCard(page).getByRole('button', { name: 'Present to a room' }).click()
  const lecture = page.getByRole('region', { name: 'Lecture: First division' })
  const count = lecture.getByRole('group', { name: 'Count the hands' })
  await expect(lecture.getByRole('heading', { name: 'When will it divide?' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'projector')
  await expect(page).toHaveURL(/#ui=lecture&l=first-division\.2$/)
  await expect(lessonCard(page)).toBeHidden()
  await expect(page.getByRole('banner')).toBeHidden()
  // No press goes past a question unseen.
  await page.keyboard.press('PageDown')
  await expect(count).toContainText('Go on once more to skip the question')
  expect(await simulatedTime(page)).toBe(55)
  await page.keyboard.press('Digit2')
  await page.keyboard.press('Digit2')
  await page.keyboard.press('Digit3')
  await page.keyboard.press('Shift+Digit3')
  await count.getByRole('button', { name: 'One hand more for: under' }).click()
  await expect(count).toContainText('3 hands')
  await page.keyboard.press('PageDown')
  await expect(pauseButton(page)).toBeVisible()
  // The run rests behind a black screen, and goes on as it was.
  await page.keyboard.press('b')
  const black = page.getByRole('button', { name: /^The screen is blank/ })
  await expect(black).toBeVisible()
  await page.keyboard.press('x')
  await expect(black).toBeHidden()
  await expect(pauseButton(page)).toBeVisible()
  await page.keyboard.press('ArrowRight')
  const result = lecture.getByRole('group', { name: 'What the room said' })
  await expect(result).toContainText('It was')
  await expect(result.getByRole('listitem').filter({ hasText: 'what came' })).toContainText(
    '2 hands',
  )
  // Nobody in the room sees the autoscaler that the step points at: nothing steps back for it.
  await expect(page.locator('.chart').first()).toHaveCSS('opacity', '1')
  await page.keyboard.press('PageDown')
  await expect(lecture.getByRole('heading', { name: 'What does the mother lose?' })).toBeVisible()
  await page.keyboard.press('PageUp')
  await expect(count).toContainText('3 hands')
  await page.keyboard.press('Escape')
  await expect(lecture).toBeHidden()
  await expect(lessonCard(page)).toBeVisible()
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'projector')
  await expect(playButton(page)).toBeVisible()
})

test(
  '[R75] [R76] the presenter sees what is true and what follows, leads the lecture, and each window stands alone',
  { tag: '@wide' },
  async ({ page, context }) => {
    await page.goto('./#ui=lecture&l=first-division.3')
    const lecture = page.getByRole('region', { name: 'Lecture: First division' })
    await expect(lecture.getByRole('group', { name: 'Count the hands' })).toBeVisible()
    const opening = context.waitForEvent('page')
    await lecture.getByRole('button', { name: 'Presenter window' }).click()
    const presenter = await opening
    const desk = presenter.getByRole('main', { name: 'Presenter: First division' })
    await expect(desk.getByRole('heading', { name: 'What does the mother lose?' })).toBeVisible()
    await expect(desk).toContainText('True: just as much')
    await expect(desk.getByRole('region', { name: 'Notes' })).toContainText(
      'Here the picture misleads',
    )
    await expect(desk.getByRole('region', { name: 'Next' })).toContainText(
      'From decision to service',
    )
    await desk.getByRole('button', { name: 'One hand more for: just as much' }).click()
    await expect(lecture).toContainText('1 hand')
    // Who comes late, as after a reload, is told at once.
    await presenter.reload()
    await expect(desk).toContainText('True: just as much')
    await desk.getByRole('button', { name: 'Blank' }).click()
    await expect(page.getByRole('button', { name: /^The screen is blank/ })).toBeVisible()
    await desk.getByRole('button', { name: 'Show the screen' }).click()
    await presenter.keyboard.press('PageDown')
    await expect(desk.getByRole('status')).toContainText('running')
    await presenter.keyboard.press('PageDown')
    await expect(desk).toContainText('her daughter is a fresh copy')
    // The browser puts the page aside and brings it back: the room of before is over, and another one opens.
    await page.evaluate(() => dispatchEvent(new Event('pagehide')))
    await expect(presenter.getByText('The lecture has ended')).toBeVisible()
    const again = context.waitForEvent('page')
    await lecture.getByRole('button', { name: 'Presenter window' }).click()
    const other = await again
    const otherDesk = other.getByRole('main', { name: 'Presenter: First division' })
    await expect(otherDesk).toContainText('her daughter is a fresh copy')
    await page.keyboard.press('Escape')
    await expect(other.getByText('The lecture has ended')).toBeVisible()
    await other.close()
    await expect(lessonCard(page)).toBeVisible()
  },
)

test(
  '[R75] a window that is refused, and a wrong way to look, are told',
  { tag: '@wide' },
  async ({ page }) => {
    await page.addInitScript(() => {
      window.open = () => null
    })
    await page.goto('./#ui=lecture&l=first-division.2')
    await page.getByRole('button', { name: 'Presenter window' }).click()
    await expect(page.getByText('allow pop-ups')).toBeVisible()
    await openPlayground(page, 'ui=lectures')
    await expect(page.getByText('full, min or lecture')).toBeVisible()
    await openPlayground(page, 'ui=lecture')
    await expect(page.getByText('this link has none')).toBeVisible()
    await expect(page.getByRole('banner')).toBeVisible()
  },
)

test(
  '[R38] [R71] in a low hall what came of a step leaves room for its chart, and all else steps back',
  { tag: '@wide' },
  async ({ page }) => {
    await page.setViewportSize({ width: 960, height: 540 })
    await page.goto('./#ui=lecture&l=monday-morning.5')
    const lecture = page.getByRole('region', { name: /^Lecture: / })
    const count = lecture.getByRole('group', { name: 'Count the hands' })
    await expect(count).toBeVisible({ timeout: 20_000 })
    await page.keyboard.press('Digit1')
    await expect(count).toContainText('1 hand')
    await page.keyboard.press('PageDown')
    await expect(count).toBeHidden()
    await page.keyboard.press('PageDown')
    const result = lecture.getByRole('group', { name: 'What the room said' })
    await expect(result).toContainText('It was')
    // Nothing of it has to be scrolled to.
    expect(await result.evaluate((box) => box.scrollHeight - box.clientHeight)).toBeLessThan(1)
    const cost = page.getByRole('figure', { name: /^Cost/ })
    const box = await cost.boundingBox()
    expect(box?.height).toBeGreaterThan(130)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(541)
    await expect(cost).toHaveCSS('opacity', '1')
    await expect(page.locator('.stage-host')).toHaveCSS('opacity', '0.3')
    await expect(page.getByRole('figure', { name: 'Latency' })).toHaveCSS('opacity', '0.3')
  },
)

test(
  '[R73] [R44] a line is drawn for the room over its chart alone, and told with its delay beside the run',
  { tag: '@wide' },
  async ({ page }) => {
    test.setTimeout(60_000)
    await page.setViewportSize({ width: 960, height: 540 })
    await page.goto('./#ui=lecture&l=first-division.6')
    const lecture = page.getByRole('region', { name: 'Lecture: First division' })
    const count = lecture.getByRole('group', { name: 'Count the hands' })
    await expect(count).toContainText('Draw what the room says', { timeout: 20_000 })
    const pad = page.getByRole('slider', { name: /^Your line on the chart/ })
    const chart = page.getByRole('figure', { name: 'Replicas' })
    await expect(page.getByRole('figure', { name: 'Latency' })).toBeHidden()
    expect((await chart.boundingBox())?.width).toBeGreaterThan(900)
    await page.keyboard.press('PageDown')
    await expect(count).toContainText('Nothing is drawn yet')
    const box = await pad.boundingBox()
    if (box === null) throw new Error('the pad is on the page')
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.5)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.8, box.y + box.height * 0.5, { steps: 3 })
    await page.mouse.up()
    await expect(count).toContainText('Draw what the room says')
    // Its keys are the line's own; Escape leads back to the lecture, and not out of it.
    await pad.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Escape')
    await expect(lecture).toBeFocused()
    await page.keyboard.press('PageDown')
    await expect(count).toBeHidden()
    await page.keyboard.press('PageDown')
    const result = lecture.getByRole('group', { name: 'What the room said' })
    await expect(result).toContainText(/served/)
    await expect(result).not.toContainText(/…|NaN|[{}]/)
    await page.keyboard.press('PageDown')
    await expect(lecture).toContainText('A living cell divides')
  },
)
