import { createSheet } from '#app/stage/canvas2d/canvas.ts'
import { applyPalette, GIFEncoder, quantize } from 'gifenc'
import type { PictureSize } from './clip-plan.ts'
import type { Sink } from './film.ts'
import { turn } from './turn.ts'

/** Writes pictures into a GIF that repeats for ever; each has the 256 colours that suit it. */
export function createGifSink({ width, height }: PictureSize, fps: number): Sink {
  const encoder = GIFEncoder({ auto: false })
  // What is written leaves the encoder at once, so that the browser may keep it on disk.
  const parts: Blob[] = []
  const drain = () => {
    parts.push(new Blob([encoder.bytes()]))
    encoder.reset()
  }
  // A canvas that is drawn by the card is slow to read: each picture goes through one that is not.
  const { context } = createSheet(width, height, { willReadFrequently: true })
  encoder.writeHeader()
  return {
    async add(picture, k) {
      // A picture is a tenth of a second of work: the page must be able to answer in between.
      await turn()
      context.drawImage(picture, 0, 0)
      const { data } = context.getImageData(0, 0, width, height)
      const palette = quantize(data, 256)
      const delay = Math.round(100 / fps) * 10
      await turn()
      const index = applyPalette(data, palette)
      await turn()
      encoder.writeFrame(index, width, height, { palette, delay, first: k === 0, repeat: 0 })
      drain()
      await turn()
    },
    finish() {
      encoder.finish()
      drain()
      return Promise.resolve(new Blob(parts, { type: 'image/gif' }))
    },
    cancel() {
      parts.length = 0
    },
  }
}
