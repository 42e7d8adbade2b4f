import { createCanvasPen, type Nib } from '../canvas-pen.ts'
import type { Lettering } from '../pen.ts'
import { paintPicture, pictureSize, type ChartsPicture } from './picture.ts'

/** The charts as a PNG of so many device pixels a CSS pixel; null where the browser makes none. */
export async function pngFile(picture: ChartsPicture, density: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  const { width, height } = pictureSize(picture, measureWith(picture.theme))
  canvas.width = width * density
  canvas.height = height * density
  const context = canvas.getContext('2d')
  if (context === null) return null
  context.scale(density, density)
  paintPicture(picture, createCanvasPen(context, picture.theme))
  return await new Promise((done) => {
    canvas.toBlob(done, 'image/png')
  })
}

/** Measures texts as the page would draw them. */
export function measureWith(nib: Nib): (text: string, lettering: Lettering) => number {
  const context = document.createElement('canvas').getContext('2d')
  const pen = context === null ? null : createCanvasPen(context, nib)
  return (text, lettering) => pen?.measure(text, lettering) ?? 6 * text.length
}
