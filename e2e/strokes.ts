import { expect, type Page } from '@playwright/test'

/** What was drawn too small on the canvases: the texts with their sizes, the widths of the lines. */
interface Drawn {
  readonly texts: Map<string, number>
  readonly lines: Map<string, number>
}

declare global {
  // What the page notes for the test.
  var drawn: Drawn
}

/** Notes the size of every text and the width of every line on a canvas, in px of the window. */
export async function watchCanvases(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.drawn = { texts: new Map(), lines: new Map() }
    const proto = CanvasRenderingContext2D.prototype
    const scaleOf = (context: CanvasRenderingContext2D): number => {
      const { canvas } = context
      // A bitmap that is not on the page is scaled again when it is drawn there.
      if (!canvas.isConnected || canvas.width === 0) return 0
      const { a, b } = context.getTransform()
      return (Math.hypot(a, b) * canvas.getBoundingClientRect().width) / canvas.width
    }
    const least = (map: Map<string, number>, name: string, size: number) => {
      if (size > 0) map.set(name, Math.min(size, map.get(name) ?? Infinity))
    }
    const fillText = Reflect.get(proto, 'fillText')
    const stroke = Reflect.get(proto, 'stroke')
    proto.fillText = function (text, ...place) {
      const size = Number.parseFloat(/([\d.]+)px/.exec(this.font)?.[1] ?? '0')
      least(globalThis.drawn.texts, text, size * scaleOf(this))
      Reflect.apply(fillText, this, [text, ...place])
    }
    proto.stroke = function (this: CanvasRenderingContext2D, ...path: readonly Path2D[]) {
      const colour = typeof this.strokeStyle === 'string' ? this.strokeStyle : 'shaded'
      const name = `${this.canvas.className || 'stage'} ${colour}`
      // A line in the colour of the ground is a gap.
      if (this.globalAlpha > 0.05 && colour !== '#ffffff')
        least(globalThis.drawn.lines, name, this.lineWidth * scaleOf(this))
      Reflect.apply(stroke, this, path)
    }
  })
}

/** What was stroked on the canvases of the charts. */
interface ChartStrokes {
  count: number
  readonly colours: Set<string>
}

declare global {
  // What the page notes for the test.
  var chartStrokes: ChartStrokes
}

/** Counts the strokes on the canvases of the charts and notes their colours. */
export async function watchCharts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.chartStrokes = { count: 0, colours: new Set() }
    const proto = CanvasRenderingContext2D.prototype
    const stroke = Reflect.get(proto, 'stroke')
    proto.stroke = function (this: CanvasRenderingContext2D, ...path: readonly Path2D[]) {
      if (this.canvas.closest('figure') !== null) {
        globalThis.chartStrokes.count++
        const { strokeStyle } = this
        if (typeof strokeStyle === 'string') globalThis.chartStrokes.colours.add(strokeStyle)
      }
      Reflect.apply(stroke, this, path)
    }
  })
}

/** How often a chart's pen was set to its canvas so far. */
export function chartStrokes(page: Page): Promise<number> {
  return page.evaluate(() => globalThis.chartStrokes.count)
}

/** The colours in which charts are drawn once something has changed. */
export async function chartColoursAfter(
  page: Page,
  change: () => Promise<void>,
): Promise<readonly string[]> {
  await page.evaluate(() => globalThis.chartStrokes.colours.clear())
  await change()
  const read = () => page.evaluate(() => [...globalThis.chartStrokes.colours])
  await expect.poll(async () => (await read()).length).toBeGreaterThan(3)
  return read()
}

/** Every text on the screen that is smaller than `least` px of the window. */
export function smallTexts(page: Page, least: number): Promise<readonly string[]> {
  return page.evaluate((least) => {
    const found: string[] = []
    let seen = 0
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      const parent = node.parentElement
      if (text === '' || parent === null || !parent.checkVisibility({ visibilityProperty: true }))
        continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const box = range.getBoundingClientRect()
      // What is there for screen readers alone is one px large.
      const isRead = parent.closest('.chart-hidden, .hidden-visually, noscript, option, title')
      if (box.width <= 1 || box.height <= 1 || isRead !== null) continue
      seen++
      const size =
        Number.parseFloat(getComputedStyle(parent).fontSize) * (Number(parent.currentCSSZoom) || 1)
      if (size < least - 0.01) found.push(`${text.slice(0, 40)}: ${size.toFixed(1)} px`)
    }
    for (const [text, size] of globalThis.drawn.texts) {
      seen++
      if (size < least - 0.01) found.push(`${text} (canvas): ${size.toFixed(1)} px`)
    }
    if (seen < 20) throw new Error('there is hardly any text')
    return found
  }, least)
}

/** Every line on the screen that is thinner than `least` px of the window. */
export function smallLines(page: Page, least: number): Promise<readonly string[]> {
  return page.evaluate((least) => {
    const found: string[] = []
    let seen = 0
    for (const element of document.querySelectorAll('body *')) {
      const style = getComputedStyle(element)
      const zoom = Number(element.currentCSSZoom) || 1
      if (!element.checkVisibility({ visibilityProperty: true })) continue
      const name = `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`
      for (const side of ['top', 'right', 'bottom', 'left']) {
        const width = Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) * zoom
        const colour = style.getPropertyValue(`border-${side}-color`)
        if (width === 0 || colour.endsWith(', 0)')) continue
        seen++
        if (width < least - 0.01) found.push(`${name} border ${width}`)
      }
      if (element instanceof SVGGeometryElement && style.stroke !== 'none') {
        const matrix = element.getScreenCTM()
        const width =
          Number.parseFloat(style.strokeWidth) *
          (matrix === null ? 0 : Math.hypot(matrix.a, matrix.b))
        if (width === 0) continue
        seen++
        if (width < least - 0.01) found.push(`${name} stroke ${width.toFixed(2)}`)
      }
    }
    for (const [line, width] of globalThis.drawn.lines) {
      seen++
      if (width < least - 0.01) found.push(`${line} (canvas): ${width.toFixed(2)}`)
    }
    if (seen < 20) throw new Error('there are hardly any lines')
    return [...new Set(found)]
  }, least)
}
