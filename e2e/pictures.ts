import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import type * as Mediabunny from 'mediabunny'

/** Size and number of colours of a PNG, as a browser decodes it. */
export async function pngFacts(
  page: Page,
  png: Buffer,
): Promise<{ width: number; height: number; colours: number }> {
  const other = await page.context().newPage()
  try {
    return await other.evaluate(
      async (address) => {
        const image = new Image()
        image.src = address
        await image.decode()
        const { naturalWidth: width, naturalHeight: height } = image
        const context = new OffscreenCanvas(width, height).getContext('2d')
        if (context === null) throw new Error('there is no canvas')
        context.drawImage(image, 0, 0)
        const { data } = context.getImageData(0, 0, width, height)
        const colours = new Set<string>()
        for (let at = 0; at < data.length; at += 4 * 31) colours.add(data.slice(at, at + 3).join())
        return { width, height, colours: colours.size }
      },
      `data:image/png;base64,${png.toString('base64')}`,
    )
  } finally {
    await other.close()
  }
}

/**
 * The largest difference of a channel, 0 to 255, between a canvas of the page and a PNG that is shown as large
 * as that, and how many colours the canvas has.
 */
export function unlike(canvas: Locator, png: Buffer): Promise<{ most: number; colours: number }> {
  return canvas.evaluate(
    async (shown, address) => {
      if (!(shown instanceof HTMLCanvasElement)) throw new Error('this is no canvas')
      const image = new Image()
      image.src = address
      await image.decode()
      const sheet = (width: number, height: number) => {
        const canvas = document.createElement('canvas')
        Object.assign(canvas, { width, height })
        const context = canvas.getContext('2d')
        if (context === null) throw new Error('there is no canvas')
        return { canvas, context }
      }
      // An image is made smaller in another way than a canvas.
      const whole = sheet(image.naturalWidth, image.naturalHeight)
      whole.context.drawImage(image, 0, 0)
      const { canvas: other, context } = sheet(shown.width, shown.height)
      const own = shown.getContext('2d')
      if (own === null) throw new Error('there is no canvas')
      context.imageSmoothingQuality = 'high'
      context.drawImage(whole.canvas, 0, 0, other.width, other.height)
      const { data } = context.getImageData(0, 0, other.width, other.height)
      const here = own.getImageData(0, 0, other.width, other.height).data
      const colours = new Set<number>()
      let most = 0
      for (let k = 0; k < data.length; k++) {
        most = Math.max(most, Math.abs((data[k] ?? 0) - (here[k] ?? 0)))
        if (k % 4 === 0) colours.add(((here[k] ?? 0) << 8) + (here[k + 1] ?? 0))
      }
      return { most, colours: colours.size }
    },
    `data:image/png;base64,${png.toString('base64')}`,
  )
}

/** What a GIF says of itself, read block by block (GIF89a). Delay in hundredths of a second. */
export function gifFacts(gif: Buffer): {
  width: number
  height: number
  frames: number
  delay: number
  repeats: boolean
} {
  if (gif.toString('latin1', 0, 6) !== 'GIF89a') throw new Error('this is no GIF')
  const colourTable = (flags: number) => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1))
  const facts = { width: gif.readUInt16LE(6), height: gif.readUInt16LE(8) }
  let [frames, delay, repeats] = [0, 0, false]
  let at = 13 + colourTable(gif.readUInt8(10))
  const skipBlocks = () => {
    while (gif.readUInt8(at) > 0) at += 1 + gif.readUInt8(at)
    at += 1
  }
  for (;;) {
    const kind = gif.readUInt8(at)
    if (kind === 0x3b) return { ...facts, frames, delay, repeats }
    if (kind === 0x21) {
      const label = gif.readUInt8(at + 1)
      if (label === 0xf9) delay = gif.readUInt16LE(at + 4)
      if (label === 0xff) repeats = true
      at += 2
    } else if (kind === 0x2c) {
      frames += 1
      at += 10 + colourTable(gif.readUInt8(at + 9)) + 1
    } else throw new Error(`a GIF has no block ${kind}`)
    skipBlocks()
  }
}

/** Decodes every picture of a video in a browser: their times, s, their size and whether they are one flat colour. */
export async function decodedFrames(
  page: Page,
  video: Buffer,
): Promise<{ times: number[]; width: number; height: number; isBlank: boolean }> {
  const other = await page.context().newPage()
  try {
    const path = join(
      import.meta.dirname,
      '../node_modules/mediabunny/dist/bundles/mediabunny.min.mjs',
    )
    return await decodeIn(other, new URL(page.url()).origin, path, video)
  } finally {
    await other.close()
  }
}

async function decodeIn(
  page: Page,
  origin: string,
  path: string,
  video: Buffer,
): Promise<{ times: number[]; width: number; height: number; isBlank: boolean }> {
  // An address of its own, because WebCodecs wants a secure one; nothing of it comes from a server.
  await page.route('**/decoder/*', (route) =>
    route.request().url().endsWith('.mjs')
      ? route.fulfill({ path, contentType: 'text/javascript' })
      : route.fulfill({ body: '<!doctype html><title>decoder</title>', contentType: 'text/html' }),
  )
  await page.goto(`${origin}/decoder/page.html`)
  return page.evaluate(async (text) => {
    const address = '/decoder/mediabunny.mjs'
    const { ALL_FORMATS, BlobSource, Input, VideoSampleSink } = (await import(
      address
    )) as typeof Mediabunny
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
    const input = new Input({ source: new BlobSource(new Blob([bytes])), formats: ALL_FORMATS })
    const track = await input.getPrimaryVideoTrack()
    if (track === null) throw new Error('there is no video')
    const times: number[] = []
    const context = new OffscreenCanvas(64, 36).getContext('2d')
    if (context === null) throw new Error('there is no canvas')
    const colours = new Set<string>()
    let [width, height] = [0, 0]
    for await (const sample of new VideoSampleSink(track).samples()) {
      times.push(sample.timestamp)
      width = sample.displayWidth
      height = sample.displayHeight
      sample.draw(context, 0, 0, 64, 36)
      sample.close()
    }
    const { data } = context.getImageData(0, 0, 64, 36)
    for (let at = 0; at < data.length; at += 4) colours.add(data.slice(at, at + 3).join())
    return { times, width, height, isBlank: colours.size < 20 }
  }, video.toString('base64'))
}
