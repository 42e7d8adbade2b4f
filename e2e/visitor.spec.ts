import { expect, test, type Page } from '@playwright/test'
import {
  chartRows,
  culture,
  divided,
  grown,
  loadPoints,
  notices,
  openPlayground,
  pauseButton,
  playButton,
  setSpeed,
  sharedLink,
  simulatedTime,
} from './playground.ts'
import { lastFrame, watchWire } from './wire.ts'

test('[P24] the page opens paused on one service with one invitation', async ({ page }) => {
  await openPlayground(page)
  await expect(page.getByRole('button', { name: 'Simulation: exact', exact: true })).toBeVisible()
  await expect(playButton(page)).toBeVisible()
  expect(await simulatedTime(page)).toBe(0)
  await expect(culture(page).getByRole('table')).toHaveCount(1)
  await expect(culture(page).getByRole('caption')).toContainText('web: 2 ready, 0 dividing')
  await expect(page.getByText(/^Drag a point to change/)).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // A browser without WebGL says so once, and nothing else is said.
  await expect(notices(page)).toHaveText(/^$|^Simple drawing\./)
})

test('[P12] [P24] a drawn surge is answered by divisions, and by prunings after the window', async ({
  page,
}) => {
  await openPlayground(page)
  await drawSurge(page)
  await setSpeed(page, '30×')
  await playButton(page).click()
  await expect(culture(page)).toContainText(divided)
  await expect(culture(page).getByRole('cell', { name: 'pulling its image' }).first()).toBeVisible()
  // While the run rests its requests stay where they are, however slow the machine.
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await readRung(page)
  await playButton(page).click()
  await setSpeed(page, '300×')
  await expect(culture(page)).toContainText(/The run is over: \w+ divisions and \w+ prunings/)

  const latency = await chartRows(page, 'Latency')
  const p99 = latency.map(([, , text = '']) => secondsOf(text))
  const slowest = Math.max(...p99.filter(Number.isFinite))
  expect(p99.find(Number.isFinite)).toBeLessThan(1)
  expect(slowest).toBeGreaterThan(1)
  expect(p99.findLast(Number.isFinite)).toBeLessThan(1)

  const replicas = (await chartRows(page, 'Replicas')).map(([clock = '', desired]) => ({
    time: clockOf(clock),
    desired: Number(desired),
  }))
  const most = Math.max(...replicas.map(({ desired }) => desired))
  const lastMost = replicas.findLast(({ desired }) => desired === most)?.time ?? 0
  expect(replicas.length).toBeGreaterThan(20)
  expect(most).toBeGreaterThan(4)
  expect(replicas.at(-1)?.desired).toBeLessThan(most)
  // The load stays at its height up to 0.22 of 900 s. The last sync that saw it so is at most a period of 15 s older,
  // and the window of five minutes follows.
  expect(lastMost).toBeGreaterThan(300 + 0.22 * 900 - 15)
})

test('[L1] a copied link opens the same run, bit for bit', async ({ page, browser }) => {
  await watchWire(page)
  await openPlayground(page)
  await drawSurge(page)
  await setSpeed(page, '60×')
  await playButton(page).click()
  await expect(culture(page)).toContainText(grown)
  await pauseButton(page).click()
  await expect(playButton(page)).toBeVisible()
  const shared = await sharedLink(page)

  const context = await browser.newContext()
  await watchWire(context)
  const other = await context.newPage()
  await other.goto(shared.address)
  await expect(notices(other)).toContainText('Verified: identical to the sender’s run.')
  expect((await sharedLink(other)).digest).toBe(shared.digest)
  const [mine, theirs] = [await lastFrame(page), await lastFrame(other)]
  expect(mine.time).toBeGreaterThan(10)
  expect(theirs).toEqual(mine)
  await context.close()
})

test('[U46] parts that could not be fetched are fetched again, and the run goes on', async ({
  page,
}) => {
  // A dialog, and what draws the cells.
  const parts = /assets\/(HelpDialog|canvas-renderer)-[\w-]+\.js$/u
  const refused = new Set<string | undefined>()
  await page.route(parts, (route) => {
    refused.add(parts.exec(route.request().url())?.[1])
    return route.abort()
  })
  await openPlayground(page, 's=surge')
  await setSpeed(page, '8×')
  await playButton(page).click()
  await page.getByRole('button', { name: 'Help' }).click()
  const lost = page.getByRole('alert').filter({ hasText: 'could not be loaded' })
  await expect(lost).toBeInViewport({ ratio: 1 })
  const before = await simulatedTime(page)
  await expect.poll(() => simulatedTime(page)).toBeGreaterThan(before)
  expect(refused).toEqual(new Set(['HelpDialog', 'canvas-renderer']))
  await expect.poll(() => tonesOfStage(page)).toBeLessThan(20)
  await lost.getByRole('button', { name: 'Go on without it' }).click()
  await expect(lost).toHaveCount(0)
  await page.getByRole('button', { name: 'Help' }).click()
  await expect(lost).toBeInViewport({ ratio: 1 })
  await page.unroute(parts)
  await lost.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('dialog', { name: 'How this works' })).toBeVisible()
  await expect.poll(() => tonesOfStage(page)).toBeGreaterThan(20)
})

/** How many tones of green the canvas of the stage shows. */
function tonesOfStage(page: Page): Promise<number> {
  return page.locator('main canvas[role="img"]').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('there is no picture')
    const { width, height } = canvas
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? []
    return new Set(pixels.filter((_, at) => at % 388 === 1)).size
  })
}

/** Draws over the load by hand: low, up to the top after a minute, down again after three. */
async function drawSurge(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Draw freehand' }).click()
  const before = await loadPoints(page).count()
  const box = await page.getByRole('group', { name: /^Load, / }).boundingBox()
  if (box === null) throw new Error('the load is not on the screen')
  // Shares of the drawing's width and height: the axes take the rest.
  const [left, width] = [box.x + 32, box.width - 40]
  const [top, height] = [box.y + 14, box.height - 32]
  const stroke = [
    [0, 0.88],
    [0.06, 0.88],
    [0.1, 0.04],
    [0.22, 0.04],
    [0.27, 0.9],
    [1, 0.9],
  ] as const
  for (const [index, [x, y]] of stroke.entries()) {
    await page.mouse.move(left + x * width, top + y * height, { steps: index === 0 ? 1 : 8 })
    if (index === 0) await page.mouse.down()
  }
  await page.mouse.up()
  await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveValue('')
  expect(before).toBe(6)
  expect(await loadPoints(page).count()).toBeGreaterThan(4)
}

/** A latency as the charts write it, in s; NaN where there was none. */
function secondsOf(text: string): number {
  const [, number = '', unit = ''] = /^([\d.]+)\s(ms|s|min)$/.exec(text.trim()) ?? []
  const seconds = new Map([
    ['ms', 1e-3],
    ['s', 1],
    ['min', 60],
  ]).get(unit)
  return Number(number) * (seconds ?? Number.NaN)
}

/** A clock of the charts in s. */
function clockOf(text: string): number {
  return text.split(':').reduce((sum, part) => 60 * sum + Number(part), 0)
}

/** So fast a moving dot stands for several requests, and the chip beside the speed says for how many. */
async function readRung(page: Page): Promise<void> {
  const chip = page.getByRole('button', {
    name: /^Simulation: exact · 1 dot = [1-9]\d*0 requests$/,
  })
  await chip.press('Enter')
  const meaning = page.getByRole('group', { name: 'Simulation' })
  await expect(meaning).toContainText('Every request is simulated')
  await expect(meaning).toContainText(/a moving dot stands for [\d,]+ requests/)
  await page.keyboard.press('Escape')
  await expect(meaning).toBeHidden()
}
