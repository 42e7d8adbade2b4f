import { blend, css } from '#app/stage/colour.ts'
import { paletteOf } from '#app/stage/palette.ts'
import type { PictureSize } from './clip-plan.ts'
import type { PictureTheme } from './film-stage.ts'

/** A sentence in pieces, strong ones with the number that matters, and a line of figures. */
export interface Title {
  readonly sentence: readonly { readonly text: string; readonly strong: boolean }[]
  readonly detail: string
}

const reading = 'Newsreader, Georgia, serif'
const interfaceFace = '"Instrument Sans", system-ui, sans-serif'

/** The typefaces of a picture; it waits until they are there, or it would be drawn in others. */
export async function pictureFonts(): Promise<void> {
  const faces = [`400 21px ${reading}`, `600 21px ${reading}`, `400 13px ${interfaceFace}`]
  try {
    await Promise.all(faces.map((face) => document.fonts.load(face)))
  } catch {
    // A typeface that cannot be fetched has its stand-in; the picture is drawn all the same.
  }
}

/** How large the sentence is: 25 px on a slide, less where there is little room. */
function sizeOf({ width }: PictureSize): number {
  return width >= 900 ? 25 : width >= 600 ? 21 : 18
}

/** Room that the title takes at the top of a picture, CSS px. */
export function titleHeight(size: PictureSize): number {
  return Math.round(2 * 1.25 * sizeOf(size) + 44)
}

/** Writes the title at the top left, over ground of its own as on the stage: no cell cuts it, nor does the rim of the dish. */
export function paintTitle(
  context: CanvasRenderingContext2D,
  title: Title,
  size: PictureSize,
  ratio: number,
  theme: PictureTheme,
): void {
  const palette = paletteOf(theme)
  const px = sizeOf(size)
  const left = 22
  context.save()
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.textBaseline = 'alphabetic'
  context.textAlign = 'left'
  context.lineJoin = 'round'
  const write = (text: string, x: number, y: number, colour: string) => {
    context.lineWidth = 4
    context.strokeStyle = css(palette.ground, 0.85)
    context.strokeText(text, x, y)
    context.fillStyle = colour
    context.fillText(text, x, y)
  }
  const widest = Math.min(26 * px, size.width - 2 * left)
  const lines = brokenLines(context, title, px, widest)
  const detailFont = `400 ${px >= 25 ? 14 : 12.5}px ${interfaceFace}`
  const step = Math.round(1.25 * px)
  context.font = detailFont
  const ends = [...lines.map(widthOf), context.measureText(title.detail).width]
  paintGround(context, { ends: ends.map((end) => left + end), top: 18, step, ratio, palette })
  let y = 18 + px
  for (const line of lines) {
    let x = left
    for (const { text, font, width } of line) {
      context.font = font
      write(text, x, y, css(palette.text))
      x += width
    }
    y += step
  }
  context.font = detailFont
  write(title.detail, left, y, css(palette.textSoft))
  context.restore()
}

function widthOf(line: readonly Piece[]): number {
  return line.reduce((sum, { width }) => sum + width, 0)
}

interface Lines {
  /** Where each line ends, CSS px, from the uppermost to the lowest. */
  readonly ends: readonly number[]
  /** Where the first one begins, and from each to the next, CSS px. */
  readonly top: number
  readonly step: number
  readonly ratio: number
  readonly palette: ReturnType<typeof paletteOf>
}

// Only the soft shadow of the shape is seen: the shape itself lies far outside of the picture. It goes on
// beyond the corner, so the rim of the dish ends before the words and comes from under the last of them.
function paintGround(
  context: CanvasRenderingContext2D,
  { ends, top, step, ratio, palette }: Lines,
): void {
  const aside = 10_000
  context.save()
  context.shadowColor = css(blend(palette.ground, palette.groundLit, 0.3))
  context.shadowBlur = 44 * ratio
  context.shadowOffsetX = aside * ratio
  context.fillStyle = '#000'
  context.beginPath()
  ends.forEach((end, place) => {
    if (end > 0) context.rect(-aside - 90, -90, end + 114, top + 90 + (place + 1) * step + 12)
  })
  // What lies on itself is filled once, and twice is as dark as it gets.
  context.fill()
  context.fill()
  context.restore()
}

interface Piece {
  readonly text: string
  readonly font: string
  /** CSS px. */
  readonly width: number
}

// Words are kept whole; a line ends when it is full and where the text begins a new one.
function brokenLines(
  context: CanvasRenderingContext2D,
  { sentence }: Title,
  px: number,
  widest: number,
): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]]
  let room = widest
  for (const { text, strong } of sentence) {
    const font = `${strong ? 600 : 400} ${px}px ${reading}`
    context.font = font
    for (const word of text.match(/\s*\S+\s*$|\s*\S+/g) ?? []) {
      const isFull = word.startsWith('\n') || context.measureText(word.trimEnd()).width > room
      const shown = isFull ? word.trimStart() : word
      if (isFull) {
        lines.push([])
        room = widest
      }
      const { width } = context.measureText(shown)
      room -= width
      lines.at(-1)?.push({ text: shown, font, width })
    }
  }
  return lines
}
