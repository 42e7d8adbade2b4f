import { createHash } from 'node:crypto'
import type { BrowserContext, Frame, Page } from '@playwright/test'

/** What the page has told its worker and the last picture that came back, kept beside the page. */
interface Wire {
  sent: number
  /** How many messages of each type. */
  types: Record<string, number>
  frame: { time: number; counts: number[]; values: number[] } | null
}

declare global {
  interface Window {
    wire: Wire
  }
}

/**
 * Listens to the messages between the page and its worker from outside, so that the product needs
 * no handle for tests. It must be called before the page is opened.
 */
export async function watchWire(target: Page | BrowserContext): Promise<void> {
  await target.addInitScript(() => {
    const wire: Wire = { sent: 0, types: {}, frame: null }
    window.wire = wire
    window.Worker = class extends Worker {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options)
        this.addEventListener('message', ({ data }: MessageEvent<Record<string, unknown>>) => {
          if (data.type !== 'frame' || !(data.values instanceof Float32Array)) return
          const counts = [data.cellCount, data.cellCapacity, data.serviceCount].map(Number)
          // The buffer goes back to the worker after use, so its numbers are copied here.
          wire.frame = { time: Number(data.time), counts, values: [...data.values] }
        })
      }
      override postMessage(message: { readonly type: string }, transfer?: unknown): void {
        wire.sent += 1
        wire.types[message.type] = (wire.types[message.type] ?? 0) + 1
        super.postMessage(message, transfer as Transferable[])
      }
    }
  })
}

/** How many messages the page has sent to its worker so far. */
export function messagesSent(page: Page | Frame): Promise<number> {
  return page.evaluate(() => window.wire.sent)
}

/** How many messages of a type the page has sent to its worker so far. */
export function messagesOf(page: Page, type: string): Promise<number> {
  return page.evaluate((type) => window.wire.types[type] ?? 0, type)
}

/** Time and hash over all columns of the last picture that the worker has sent. */
export async function lastFrame(page: Page): Promise<{ time: number; hash: string }> {
  const frame = await page.evaluate(() => window.wire.frame)
  if (frame === null) throw new Error('the worker has sent no picture yet')
  const columns = Float64Array.of(frame.time, ...frame.counts, ...frame.values)
  return { time: frame.time, hash: createHash('sha256').update(columns).digest('hex') }
}
