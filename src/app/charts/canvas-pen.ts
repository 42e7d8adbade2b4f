import type { ChartTheme } from './chart-theme.ts'
import type { Path, PathWalker } from './path.ts'
import { walkPath } from './path.ts'
import { haloWidth, type Lettering, type Pen } from './pen.ts'

/** What a pen needs of the theme: the font, and the least size of a text and width of a line. */
export type Nib = Pick<ChartTheme, 'font' | 'least' | 'lineLeast'>

/** A pen that draws on a canvas, in CSS pixels. */
export function createCanvasPen(context: CanvasRenderingContext2D, nib: Nib): Pen {
  const walker: PathWalker = {
    moveTo: (x, y) => context.moveTo(x, y),
    lineTo: (x, y) => context.lineTo(x, y),
    closePath: () => context.closePath(),
    circle(x, y, radius) {
      context.moveTo(x + radius, y)
      context.arc(x, y, radius, 0, 2 * Math.PI)
    },
  }
  const trace = (path: Path): void => {
    context.beginPath()
    walkPath(path, walker)
  }
  const letter = ({ size, weight }: Lettering): void => {
    context.font = `${weight} ${Math.max(size, nib.least)}px ${nib.font}`
  }
  context.lineJoin = 'round'
  return {
    stroke(path, { color, width, dash = [], opacity = 1, round = false }) {
      context.strokeStyle = color
      context.lineWidth = Math.max(width, nib.lineLeast)
      context.lineCap = round ? 'round' : 'butt'
      context.globalAlpha = opacity
      context.setLineDash([...dash])
      trace(path)
      context.stroke()
    },
    fill(path, { color, opacity = 1 }) {
      context.fillStyle = color
      context.globalAlpha = opacity
      trace(path)
      context.fill()
    },
    text(text, style) {
      letter(style)
      context.textAlign = style.align ?? 'left'
      context.textBaseline = style.middle === true ? 'middle' : 'alphabetic'
      context.globalAlpha = style.opacity ?? 1
      if (style.halo !== undefined) {
        context.strokeStyle = style.halo
        context.lineWidth = haloWidth
        context.setLineDash([])
        context.strokeText(text, style.x, style.y)
      }
      context.fillStyle = style.color
      context.fillText(text, style.x, style.y)
    },
    measure(text, lettering) {
      letter(lettering)
      return context.measureText(text).width
    },
    clip(path, draw) {
      context.save()
      trace(path)
      context.clip()
      draw()
      context.restore()
    },
  }
}
