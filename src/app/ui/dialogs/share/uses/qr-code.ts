import { correction, generate } from 'lean-qr/nano'
import { toSvgPath } from 'lean-qr/extras/svg'
import { linkLengths } from '../../link-budget.ts'

/** Light modules around a code, as ISO/IEC 18004 asks for: without them it is not found. */
export const quietZone = 4

/** A QR code as a picture of squares. */
export interface QrCode {
  /** Modules of a side, without the quiet zone. */
  readonly size: number
  readonly isDark: (x: number, y: number) => boolean
  /** The outline of all dark modules, one unit a module. */
  readonly path: string
}

/**
 * The QR code of an address, with the lowest correction, because a screen has no dirt and fewer squares are read from
 * farther away; null for one that is too long to be read off a screen.
 */
export function qrCodeOf(address: string): QrCode | null {
  if (address.length > linkLengths.close) return null
  const code = generate(address, { minCorrectionLevel: correction.L })
  return { size: code.size, isDark: (x, y) => code.get(x, y), path: toSvgPath(code) }
}

/** The code as a file of its own, dark on light whatever lies under it. */
export function qrSvg({ size, path }: Pick<QrCode, 'size' | 'path'>): string {
  const side = size + 2 * quietZone
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-quietZone} ${-quietZone} ${side} ${side}" width="${side * 10}" height="${side * 10}" shape-rendering="crispEdges"><rect x="${-quietZone}" y="${-quietZone}" width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="#000"/></svg>
`
}

/** The code as a picture in which a module is so many px wide: whole ones, or its edges would blur. */
export function drawQr(code: QrCode, canvas: HTMLCanvasElement, scale = 16): void {
  const side = (code.size + 2 * quietZone) * scale
  canvas.width = canvas.height = side
  const context = canvas.getContext('2d')
  if (context === null) return
  context.fillStyle = '#fff'
  context.fillRect(0, 0, side, side)
  context.fillStyle = '#000'
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++)
      if (code.isDark(x, y))
        context.fillRect((x + quietZone) * scale, (y + quietZone) * scale, scale, scale)
}
