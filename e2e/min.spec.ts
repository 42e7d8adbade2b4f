import { createServer } from 'node:http'
import { expect, test, type Frame, type FrameLocator, type Page } from '@playwright/test'
import { messagesSent, watchWire } from './wire.ts'

// A server of its own: a page that only the test makes up counts as one from the public network,
// and Chromium lets none of those embed what runs on this machine.
const slides = { content: '', address: '' }
const server = createServer((_, response) => {
  response.setHeader('content-type', 'text/html').end(slides.content)
})
test.beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  slides.address = `http://127.0.0.1:${port}/`
})
test.afterAll(() => void server.close())

test('[U28] a slide shows stage, sentence and transport alone, and takes no focus', async ({
  page,
}) => {
  const player = await openSlides(page)
  await expect(player.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  await expect(player.getByRole('main', { name: 'Culture' })).toContainText('ready.')
  await expect(player.getByRole('group', { name: 'Transport' })).toBeVisible()
  const way = player.getByRole('link', { name: 'Open in Digital Mitosis' })
  await expect(way).toHaveAttribute('href', /#speed=30&s=surge$/)
  await expect(player.getByRole('banner')).toHaveCount(0)
  await expect(player.getByRole('complementary')).toHaveCount(0)
  await expect(player.getByRole('figure')).toHaveCount(0)
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  expect(await frameOf(page).evaluate(() => document.activeElement?.tagName)).toBe('BODY')
})

test('[U28] the plain wheel over a slide scrolls the page around it', async ({ page }) => {
  const player = await openSlides(page)
  const stage = await player.getByRole('img').boundingBox()
  if (stage === null) throw new Error('the stage is not on the screen')
  await page.mouse.move(stage.x + stage.width / 2, stage.y + stage.height / 2)
  await page.mouse.wheel(0, 240)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100)
})

test('[U27] a slide leaves the keys to the page around it', async ({ page }) => {
  const player = await openSlides(page)
  for (const key of ['s', 'l', '?', ' ']) await page.keyboard.press(key)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100)
  await expect(player.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  await expect(player.getByRole('dialog')).toHaveCount(0)
})

test('[U41] a slide looks into no future', async ({ page }) => {
  const player = await openSlides(page)
  await player.getByRole('button', { name: 'Play', exact: true }).click()
  const frame = frameOf(page)
  await expect.poll(() => messagesSent(frame)).toBeGreaterThan(20)
  await player.getByRole('button', { name: 'Pause', exact: true }).click()
  await expect.poll(() => hasSettled(page)).toBe(true)
  const types = await frame.evaluate(() => Object.keys(window.wire.types))
  expect(types).toContain('advance')
  expect(types).not.toContain('foresee')
})

const ways = {
  'scrolled out of view': {
    hide: () => scrollTo(0, document.body.scrollHeight),
    show: () => scrollTo(0, 0),
  },
  'not displayed': {
    hide: () => document.querySelector('iframe')?.style.setProperty('display', 'none'),
    show: () => document.querySelector('iframe')?.style.setProperty('display', 'block'),
  },
} as const

for (const [way, { hide, show }] of Object.entries(ways)) {
  test(`[U3] [U28] a slide that is ${way} asks nothing of its worker`, async ({ page }) => {
    const player = await openSlides(page)
    await player.getByRole('button', { name: 'Play', exact: true }).click()
    const frame = frameOf(page)
    await expect.poll(() => messagesSent(frame)).toBeGreaterThan(20)
    await page.evaluate(hide)
    // Until the browser has told the frame, a few more messages and figures are on their way.
    await expect.poll(() => hasSettled(page)).toBe(true)
    const stopped = await timeOf(page)
    expect(stopped).not.toBe('00:00')
    expect(await sentDuring(page, 60)).toBe(0)
    const asleep = frame.locator('.asleep')
    // Firefox does not tell a frame that is not displayed; nobody could read it there.
    if (way === 'scrolled out of view') {
      await expect(asleep).toContainText(`Paused at ${stopped} while out of view`)
    }
    expect(await timeOf(page)).toBe(stopped)
    await page.evaluate(show)
    await expect.poll(() => timeOf(page)).not.toBe(stopped)
    await expect(asleep).toHaveCount(0)
  })
}

/** Opens a long page of another origin with a slide at its top. */
async function openSlides(page: Page): Promise<FrameLocator> {
  const player = new URL('#ui=min&speed=30&s=surge', test.info().project.use.baseURL).href
  slides.content = `<!doctype html><title>Slides</title><h1>Slides</h1>
    <iframe src="${player}" width="720" height="405" title="Player"></iframe>
    <p style="height: 4000px">More slides</p>`
  await watchWire(page)
  await page.goto(slides.address)
  const frame = page.frameLocator('iframe')
  await expect(frame.getByRole('button', { name: 'Play', exact: true })).toBeEnabled()
  return frame
}

function frameOf(page: Page): Frame {
  const frame = page.frames().find((one) => one !== page.mainFrame())
  if (frame === undefined) throw new Error('the page has no frame')
  return frame
}

/** The clock of the slide, also while it is not displayed and so has no roles. */
function timeOf(page: Page): Promise<string | null> {
  return frameOf(page).locator('.clock-time').textContent()
}

/** Whether the slide neither sends a message nor tells another time while some pictures are drawn. */
async function hasSettled(page: Page): Promise<boolean> {
  const before = await timeOf(page)
  return (await sentDuring(page, 10)) === 0 && (await timeOf(page)) === before
}

/** How many messages the slide sends to its worker while the page around it draws some pictures. */
async function sentDuring(page: Page, pictures: number): Promise<number> {
  const frame = frameOf(page)
  const before = await messagesSent(frame)
  await page.evaluate(async (count) => {
    for (let drawn = 0; drawn < count; drawn++) {
      await new Promise((done) => requestAnimationFrame(done))
    }
  }, pictures)
  return (await messagesSent(frame)) - before
}
