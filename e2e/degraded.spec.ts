import { expect, test } from '@playwright/test'
import { culture, openPlayground, playButton, simulatedTime } from './playground.ts'

test(
  '[U67] without its typefaces the page reads in those of the system, and plays',
  { tag: '@wide' },
  async ({ page }) => {
    const refused: string[] = []
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.route('**/*.woff2', (route) => {
      refused.push(route.request().url())
      return route.abort()
    })
    await openPlayground(page, 's=surge&t=60')
    await expect(culture(page)).toContainText('cells')
    expect(refused.length).toBeGreaterThan(0)
    await playButton(page).click()
    await expect.poll(() => simulatedTime(page)).toBeGreaterThan(62)
    const [sentence, stands] = await page.evaluate(() => {
      const line = document.querySelector('.headline-sentence')
      return [line?.textContent ?? '', [...document.fonts].some(({ status }) => status === 'error')]
    })
    expect(sentence).not.toBe('')
    expect(stands).toBe(true)
    expect(errors).toEqual([])
  },
)

test(
  '[U67] a page that begins without any size draws once it has one',
  { tag: '@wide' },
  async ({ page }) => {
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    const player = new URL('#s=surge&t=60', test.info().project.use.baseURL).href
    await page.setContent(
      `<iframe title="Player" src="${player}" style="inline-size: 0; block-size: 0; border: 0"></iframe>`,
    )
    const frame = page.frameLocator('iframe')
    await expect(frame.locator('main canvas[role="img"]')).toBeAttached()
    await page.locator('iframe').evaluate((element) => {
      element.style.inlineSize = '1200px'
      element.style.blockSize = '700px'
    })
    const stage = frame.locator('main canvas[role="img"]')
    await expect.poll(() => stage.evaluate((canvas) => canvas.clientWidth)).toBeGreaterThan(500)
    await expect
      .poll(() =>
        stage.evaluate((canvas) => {
          if (!(canvas instanceof HTMLCanvasElement)) throw new Error('there is no picture')
          const context = canvas.getContext('2d')
          const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
          const tones = new Set<number>()
          for (let at = 0; at < pixels.length; at += 4 * 97) tones.add(pixels[at + 1] ?? 0)
          return tones.size
        }),
      )
      .toBeGreaterThan(20)
    expect(errors).toEqual([])
  },
)
