import { expect, test, type Page } from '@playwright/test'
import { culture, pauseButton, playButton, simulatedTime, timeBar } from './playground.ts'

// The processor plays the card here and needs half a second for a picture: few, and small ones.
test.use({ viewport: { width: 500, height: 440 }, colorScheme: 'light' })

const dividing = 's=surge~seed=1&t=155&speed=1'

test('[S39] both renderers draw the same picture', { tag: '@wide' }, async ({ page }) => {
  // High enough for cells that are more than a crowd of dots.
  await page.setViewportSize({ width: 500, height: 700 })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const pictures: Tone[][] = []
    for (const renderer of ['2d', 'gl']) {
      await open(page, renderer, dividing)
      if (renderer === 'gl') await expect(card(page)).toBeVisible()
      pictures.push(await tonesOf(page))
    }
    const [flat = [], deep = []] = pictures
    expect(flat.length).toBeGreaterThan(500)
    expect(deep.length).toBe(flat.length)
    const ground = middleOf(flat)
    const figures = [flat, deep].map((tones) => tones.map((tone) => away(tone, ground) > 60))
    const both = flat.filter((_, n) => figures.every((figure) => figure[n])).length
    const either = flat.filter((_, n) => figures.some((figure) => figure[n])).length
    expect(both).toBeGreaterThan(40)
    expect(both / either).toBeGreaterThan(0.8)
    const differences = flat.map((tone, n) => away(tone, deep[n] ?? [0, 0, 0]))
    expect(differences.reduce((sum, value) => sum + value, 0) / flat.length).toBeLessThan(12)
  }
})

test('[S35] a processor in disguise is not used as a card', { tag: '@wide' }, async ({ page }) => {
  await open(page, null, dividing)
  await playButton(page).click()
  await expect.poll(() => simulatedTime(page)).toBeGreaterThan(156)
  await expect(card(page)).toHaveCount(0)
})

test(
  '[S37] a context that is lost in mid-division takes nothing with it',
  { tag: '@wide' },
  async ({ page }) => {
    await open(page, 'gl', dividing)
    await expect(card(page)).toBeVisible()
    await front(page).focus()
    await front(page).press('ArrowRight')
    await front(page).press('Enter')
    await playButton(page).click()
    await front(page).focus()
    for (let loss = 1; loss <= 4; loss++) {
      const before = await simulatedTime(page)
      await loseContext(page)
      await expect(card(page)).toHaveCount(0)
      // The other renderer has drawn the whole picture on the canvas in front.
      expect(await coloursInFront(page)).toBeGreaterThan(30)
      await expect(front(page)).toBeFocused()
      await expect.poll(() => simulatedTime(page)).toBeGreaterThan(before)
      if (loss < 4) await expect(card(page)).toBeVisible()
    }
    // After three attempts it stays with the renderer that works.
    const last = await simulatedTime(page)
    await expect.poll(() => simulatedTime(page)).toBeGreaterThan(last + 3)
    await expect(card(page)).toHaveCount(0)
    await pauseButton(page).click()
    await expect(culture(page)).toContainText('ready')
  },
)

test(
  '[S35] a device whose WebGL throws is drawn all the same',
  { tag: '@wide' },
  async ({ page }) => {
    await page.addInitScript(() => {
      const prototype = HTMLCanvasElement.prototype
      const original = Object.getOwnPropertyDescriptor(prototype, 'getContext')
      const refuse = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]): unknown {
        if (kind.startsWith('webgl')) throw new Error('no such thing here')
        const give: unknown = original?.value
        return typeof give === 'function' ? Reflect.apply(give, this, [kind, ...rest]) : null
      }
      Object.defineProperty(prototype, 'getContext', { value: refuse })
    })
    const errors: Error[] = []
    page.on('pageerror', (error) => errors.push(error))
    await open(page, 'gl', dividing)
    expect(await coloursInFront(page)).toBeGreaterThan(30)
    await expect(card(page)).toHaveCount(0)
    expect(errors).toEqual([])
  },
)

test(
  '[S39] a stage without a size comes back with its picture',
  { tag: '@wide' },
  async ({ page }) => {
    await open(page, 'gl', dividing)
    await expect(card(page)).toBeVisible()
    const hide = (display: string) =>
      page.locator('#stage').evaluate((element, value) => {
        element.style.display = value
      }, display)
    await hide('none')
    await expect(card(page)).toBeHidden()
    await hide('')
    await expect.poll(async () => spreadOf(await tonesOf(page))).toBeGreaterThan(20)
  },
)

test(
  '[S41] a stage that nobody sees lets its card go and takes it back',
  { tag: '@wide' },
  async ({ page }) => {
    await page.clock.install()
    await open(page, 'gl', dividing)
    await expect(card(page)).toBeVisible()
    const moveOut = (translate: string) =>
      page.locator('#stage').evaluate((element, value) => {
        element.style.translate = value
      }, translate)
    await moveOut('0 200vh')
    // Sight is told once the browser has drawn; only then does the waiting begin.
    await expect(async () => {
      await page.clock.fastForward(31_000)
      await expect(card(page)).toHaveCount(0, { timeout: 200 })
    }).toPass()
    expect(await coloursInFront(page)).toBeGreaterThan(30)
    await moveOut('')
    await expect(card(page)).toBeVisible()
  },
)

test.describe('on a screen of three device pixels to one', () => {
  test.use({ viewport: { width: 320, height: 320 }, deviceScaleFactor: 3 })

  test('[S40] cells and words are as sharp as the screen', async ({ page }) => {
    await open(page, 'gl', dividing)
    await expect(card(page)).toBeVisible()
    const width = await front(page).evaluate((canvas) => canvas.clientWidth)
    for (const canvas of [front(page), card(page)]) {
      expect(Number(await canvas.getAttribute('width'))).toBe(width * 3)
    }
    expect(spreadOf(await tonesOf(page))).toBeGreaterThan(20)
  })
})

type Tone = readonly [number, number, number]

async function open(page: Page, renderer: string | null, fragment: string): Promise<void> {
  // Another place in the page that is open would not load it anew.
  if (page.url() !== 'about:blank') await page.goto('about:blank')
  await page.goto(`./${renderer === null ? '' : `?renderer=${renderer}`}#${fragment}`)
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '155', { timeout: 40_000 })
  // On the way to its moment the stage was dimmed.
  await expect(page.locator('main > .stage-host').first()).toHaveCSS('opacity', '1')
}

/** The canvas that has focus, label and words. */
function front(page: Page) {
  return page.locator('main canvas[role="img"]')
}

/** The canvas of the card, while it draws. */
function card(page: Page) {
  return page.locator('main canvas[aria-hidden="true"]')
}

async function loseContext(page: Page): Promise<void> {
  await card(page).evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('there is no card')
    canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext()
  })
}

/** Mean colours of the middle of the stage in blocks of 4 px. */
async function tonesOf(page: Page): Promise<Tone[]> {
  const box = await front(page).boundingBox()
  if (box === null) throw new Error('the stage is not to be seen')
  const clip = {
    x: box.x + box.width * 0.25,
    y: box.y + box.height * 0.35,
    width: box.width * 0.5,
    height: box.height * 0.5,
  }
  const picture = (await page.screenshot({ clip, scale: 'css' })).toString('base64')
  return page.evaluate(async (data) => {
    const image = new Image()
    image.src = `data:image/png;base64,${data}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.floor(image.width / 4)
    canvas.height = Math.floor(image.height / 4)
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('there is no canvas')
    context.imageSmoothingQuality = 'high'
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data
    return Array.from({ length: pixels.length / 4 }, (_, n) => {
      return [pixels[n * 4] ?? 0, pixels[n * 4 + 1] ?? 0, pixels[n * 4 + 2] ?? 0] as const
    })
  }, picture)
}

/** How many colours a coarse grid over the canvas in front finds, where it is not transparent. */
function coloursInFront(page: Page): Promise<number> {
  return front(page).evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('there is no picture')
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    const found = new Set<string>()
    for (let at = 0; at < data.length; at += 4 * 97) {
      if (data[at + 3] === 255) found.add(`${data[at]} ${data[at + 1]} ${data[at + 2]}`)
    }
    return found.size
  })
}

function away(a: Tone, b: Tone): number {
  return (Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2])) / 3
}

function middleOf(tones: readonly Tone[]): Tone {
  const channel = (c: 0 | 1 | 2) =>
    tones.map((tone) => tone[c]).sort((a, b) => a - b)[tones.length >> 1] ?? 0
  return [channel(0), channel(1), channel(2)]
}

/** How far the colours lie apart: a blank picture has none. */
function spreadOf(tones: readonly Tone[]): number {
  const ground = middleOf(tones)
  return Math.max(0, ...tones.map((tone) => away(tone, ground)))
}
