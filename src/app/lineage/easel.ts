import { element } from '#app/charts/element.ts'
import { contextOf } from '#app/stage/canvas2d/canvas.ts'
import { createContrast, type Contrast } from '#app/stage/contrast.ts'
import type { LineageTexts } from '#text/en/lineage.ts'
import type { Frame } from '#worker/frame.ts'
import type { Life } from './lives.ts'
import { createCellPainter, type Place } from './paint-cells.ts'
import { paintLines } from './paint-lines.ts'
import { paintAxis, paintNames, paintRings } from './paint-words.ts'
import type { Picture } from './picture.ts'

/** The themes that the stage has colours for. */
export type EaselTheme = Parameters<Contrast['paletteFor']>[0]

/** The canvas that the tree is painted on, with its colours. */
export interface Easel {
  readonly canvas: HTMLCanvasElement
  setSize(width: number, height: number): void
  setTheme(theme: EaselTheme): void
  look(frame: Frame): void
  /** `share` is how much of the lines is there while cells travel to their ends, 0 to 1. */
  paint(picture: Picture, placeOf: (life: Life) => Place, share: number, text: LineageTexts): void
  destroy(): void
}

/** A canvas without size in the colours of a theme. */
export function createEasel(host: HTMLElement, first: EaselTheme): Easel {
  const canvas = element('canvas', { class: 'lineage-canvas', role: 'img', tabindex: 0 })
  const context = contextOf(canvas)
  let theme = first
  let [width, height, ratio] = [0, 0, 1]
  const contrast = createContrast(host, () => prepare())
  let cells = createCellPainter(contrast.paletteFor(theme), ratio)
  let last: Frame | null = null
  const prepare = () => {
    cells = createCellPainter(contrast.paletteFor(theme), ratio)
    if (last !== null) cells.read(last)
  }
  return {
    canvas,
    setSize(wide, high) {
      ;[width, height] = [wide, high]
      const density = Math.min(
        2,
        Math.max(1, (devicePixelRatio || 1) * (Number(host.currentCSSZoom) || 1)),
      )
      canvas.width = Math.max(1, Math.round(wide * density))
      canvas.height = Math.max(1, Math.round(high * density))
      if (density === ratio) return
      ratio = density
      prepare()
    },
    setTheme(next) {
      theme = next
      prepare()
    },
    look(frame) {
      last = cells.read(frame)
    },
    paint(picture, placeOf, share, text) {
      if (width < 1 || height < 1) return
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      context.clearRect(0, 0, width, height)
      paintAxis(context, picture, share)
      context.save()
      clipToPlot(context, picture)
      paintLines(context, picture, share)
      cells.paint(context, picture, placeOf)
      paintRings(context, picture, placeOf)
      context.globalAlpha = share
      paintNames(context, picture, placeOf, text)
      context.restore()
    },
    destroy() {
      contrast.destroy()
      canvas.remove()
    },
  }
}

// Rows that are scrolled away end softly above the times, and never lie on them.
function clipToPlot(context: CanvasRenderingContext2D, { view }: Picture): void {
  const top = view.insets.top - 24
  context.beginPath()
  context.rect(0, top, view.width, view.height - view.insets.bottom + 6 - top)
  context.clip()
}
