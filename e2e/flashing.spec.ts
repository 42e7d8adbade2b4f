import { expect, test, type Page } from '@playwright/test'
import { openPlayground, playButton, timeBar } from './playground.ts'

interface Seen {
  /** Drawn pictures of the page, and how long they took, s. */
  readonly pictures: number
  readonly seconds: number
  /** The largest change of a tile's luminance, 0 to 1. */
  readonly change: number
  /** The most flashes within a second of any tile of the picture. */
  readonly flashes: number
  /** How often any part of the page came, the most within a second, and which one. */
  readonly comings: number
  readonly part: string
  readonly parts: number
}

/**
 * Watches picture and page for some seconds. A flash is a pair of opposite changes of a tenth of the
 * luminance or more, as WCAG 2.3.1 has it, over an area of 148 by 148 px: smaller ones are safe there.
 * A part is what one kind of element shows.
 */
function watch(page: Page, seconds: number): Promise<Seen> {
  return page.evaluate(async (seconds) => {
    const stage = document.querySelector<HTMLCanvasElement>('main canvas[role="img"]')
    const small = document.createElement('canvas')
    const context = small.getContext('2d', { willReadFrequently: true })
    if (context === null || stage === null) throw new Error('there is no picture')
    const columns = Math.max(1, Math.round(stage.clientWidth / 148))
    const rows = Math.max(1, Math.round(stage.clientHeight / 148))
    const fine = 20
    Object.assign(small, { width: columns * fine, height: rows * fine })
    context.imageSmoothingQuality = 'high'
    const linear = (value: number) => (value / 255) ** 2.2
    const tiles = Array.from({ length: columns * rows }, () => ({
      // The luminance at the last turn, and the way it has gone since.
      turn: -1,
      way: 0,
      turns: [] as number[],
    }))
    const there = new Map<string, boolean>()
    const came = new Map<string, number[]>()
    const selector =
      '.headline > *, .clock-status, .note, .replay, .zoom, .asleep, .transport [class]'
    let [pictures, change] = [0, 0]
    const began = performance.now()
    let now = 0
    while (now < seconds) {
      await new Promise((done) => requestAnimationFrame(done))
      now = (performance.now() - began) / 1000
      pictures++
      context.drawImage(stage, 0, 0, columns * fine, rows * fine)
      tiles.forEach((tile, n) => {
        const [left, top] = [(n % columns) * fine, Math.floor(n / columns) * fine]
        const { data } = context.getImageData(left, top, fine, fine)
        let light = 0
        for (let at = 0; at < data.length; at += 4) {
          const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3)
          light += 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
        }
        light /= fine * fine
        if (tile.turn < 0) tile.turn = light
        const away = light - tile.turn
        change = Math.max(change, Math.abs(away))
        if (Math.sign(away) === tile.way) tile.turn = light
        else if (Math.abs(away) >= 0.1) {
          tile.way = Math.sign(away)
          tile.turn = light
          tile.turns.push(now)
        }
      })
      const shown = new Set<string>()
      for (const element of document.querySelectorAll(selector)) {
        const isShown = element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        const isEmpty = element.matches('.headline > *') && element.textContent === ''
        if (isShown && !isEmpty) shown.add(element.getAttribute('class') ?? '')
      }
      for (const part of new Set([...shown, ...there.keys()])) {
        if (shown.has(part) && there.get(part) === false) {
          came.set(part, [...(came.get(part) ?? []), now])
        }
        there.set(part, shown.has(part))
      }
    }
    const within = (moments: readonly number[]) =>
      Math.max(0, ...moments.map((from) => moments.filter((m) => m >= from && m < from + 1).length))
    let [comings, part] = [0, '']
    for (const [name, moments] of came) {
      if (within(moments) > comings) [comings, part] = [within(moments), name]
    }
    // Two turns are a flash.
    const flashes = Math.max(...tiles.map(({ turns }) => Math.floor(within(turns) / 2)))
    return { pictures, seconds: now, change, flashes, comings, part, parts: there.size }
  }, seconds)
}

for (const [theme, width, height] of [
  ['dark', 1440, 900],
  ['light', 390, 844],
] as const) {
  test(
    `[S53] nothing on the page flashes three times within a second: ${theme}`,
    { tag: '@wide' },
    async ({ page }) => {
      await page.setViewportSize({ width, height })
      await openPlayground(page, `theme=${theme}`)
      // At 600 times the run is over within two seconds, and its end is watched as well.
      for (const speed of ['60', '600']) {
        await page.goto(`./#s=flash&t=150&theme=${theme}&speed=${speed}`)
        await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '150')
        await playButton(page).click()
        const seen = await watch(page, 5)
        expect(seen.pictures).toBeGreaterThan(20)
        expect(seen.parts).toBeGreaterThan(8)
        expect(seen.change).toBeGreaterThan(0.02)
        expect(seen.flashes, speed).toBeLessThan(3)
        expect(seen.comings, `${speed}: ${seen.part}`).toBeLessThan(3)
      }
    },
  )
}
