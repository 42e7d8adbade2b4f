import { expect, test } from '@playwright/test'
import {
  culture,
  openPlayground,
  pauseButton,
  playButton,
  runToEnd,
  simulatedTime,
  timeBar,
} from './playground.ts'
import { messagesOf, messagesSent, watchWire } from './wire.ts'

test('[P7] a press on a mark leads to the decision that made it', async ({ page }) => {
  await openPlayground(page, 's=surge')
  // Knative decides every two seconds, which is less than a pixel.
  await page.getByLabel('Decides').selectOption('Knative')
  await runToEnd(page)
  await page.getByText('Why so many cells?').click()
  const told = page.locator('details', { hasText: 'Why so many cells?' }).locator('.decision-head')
  for (const [kind, way] of [
    ['division', 1],
    ['pruning', -1],
  ] as const) {
    await timeBar(page).locator(`.mark-${kind}`).first().click()
    await expect(culture(page)).not.toContainText('The run is over')
    await expect(told).toHaveText(/\d+ → \d+ replicas/u)
    const [, from, to] = /(\d+) → (\d+)/u.exec((await told.textContent()) ?? '') ?? []
    expect(Math.sign(Number(to) - Number(from))).toBe(way)
    await runToEnd(page)
  }
})

test('[P5] shapes tell a division, a pruning and a missed objective apart', async ({ page }) => {
  await openPlayground(page, 's=surge')
  await runToEnd(page)
  const looks = await timeBar(page).evaluate((bar) => {
    const look = (kind: string) => {
      const path = bar.querySelector(`.mark-${kind} path`)
      if (path === null) throw new Error(`there is no mark of a ${kind}`)
      const { fill, strokeDasharray } = getComputedStyle(path)
      return { outline: path.getAttribute('d'), fill, dash: strokeDasharray }
    }
    const height = (name: string) => Number(bar.querySelector(`.${name}`)?.getAttribute('height'))
    const marks = ['division', 'pruning', 'missed'].map(look)
    return { marks, bar: height('bar'), missed: height('bar-missed') }
  })
  expect(new Set(looks.marks.map(({ outline }) => outline)).size).toBe(3)
  expect(looks.marks.map(({ fill }) => fill === 'none')).toEqual([false, true, false])
  expect(looks.marks.map(({ dash }) => dash === 'none')).toEqual([true, false, true])
  expect(looks.bar).toBeGreaterThan(0)
  expect(looks.missed).toBeGreaterThan(looks.bar)
})

test(
  '[P7] a drag shows its time and asks for one replay, at its end; Escape gives it up',
  { tag: '@wide' },
  async ({ page }) => {
    await watchWire(page)
    await openPlayground(page, 's=surge&t=300')
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '300')
    const box = await timeBar(page).boundingBox()
    if (box === null) throw new Error('the time bar is not on the screen')
    const across = (share: number) => box.x + share * box.width
    const y = box.y + box.height * 0.6
    const clock = page.locator('.clock-time')
    const before = await clock.textContent()
    const starts = await messagesOf(page, 'start')

    await page.mouse.move(across(0.4), y)
    await page.mouse.down()
    await page.mouse.move(across(0.3), y, { steps: 5 })
    await expect(clock).not.toHaveText(before ?? '')
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await expect(clock).toHaveText(before ?? '')
    expect(await simulatedTime(page)).toBe(300)
    expect(await messagesOf(page, 'start')).toBe(starts)

    await page.mouse.move(across(0.4), y)
    await page.mouse.down()
    await page.mouse.move(across(0.1), y, { steps: 12 })
    expect(await messagesOf(page, 'start')).toBe(starts)
    await page.mouse.up()
    await expect.poll(() => simulatedTime(page)).toBeLessThan(150)
    await expect(playButton(page)).toBeEnabled()
    expect(await messagesOf(page, 'start')).toBe(starts + 1)
  },
)

test('[U8] [U25] a slider asks for its value once, when it is let go, and that can be undone', async ({
  page,
}) => {
  await watchWire(page)
  await openPlayground(page, 's=surge&t=60')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '60')
  const slider = page.getByRole('slider', { name: 'Target CPU utilization, slider' })
  await slider.hover()
  const box = await slider.boundingBox()
  if (box === null) throw new Error('the slider is not on the screen')
  const before = await slider.inputValue()
  const undo = page.getByRole('button', { name: 'Undo the last change' })
  await expect(undo).toBeDisabled()
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + box.width * 0.3, y)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.7, y, { steps: 12 })
  await expect(slider).not.toHaveValue(before)
  expect(await messagesOf(page, 'change')).toBe(0)
  await page.mouse.up()
  await expect.poll(() => messagesOf(page, 'change')).toBe(1)
  await undo.click()
  await expect(slider).toHaveValue(before)
  await expect(undo).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Redo' })).toBeEnabled()
})

test('[U16] the address follows edits, not time', { tag: '@wide' }, async ({ page }) => {
  await watchWire(page)
  await openPlayground(page, 's=surge')
  const opened = page.url()
  await playButton(page).click()
  await expect.poll(() => simulatedTime(page)).toBeGreaterThan(2)
  expect(page.url()).toBe(opened)
  await pauseButton(page).click()
  const slider = page.getByRole('slider', { name: 'Target CPU utilization, slider' })
  await slider.press('ArrowRight')
  await expect.poll(() => page.url()).not.toBe(opened)
  const edited = page.url()
  const sent = await messagesSent(page)
  await playButton(page).click()
  await expect.poll(() => simulatedTime(page)).toBeGreaterThan(4)
  expect(await messagesSent(page)).toBeGreaterThan(sent)
  expect(page.url()).toBe(edited)
})
