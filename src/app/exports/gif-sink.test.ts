import { afterEach, expect, it, vi } from 'vitest'
import { createGifSink } from './gif-sink.ts'
import { turn } from './turn.ts'

const size = { width: 4, height: 3 }
const happened = vi.hoisted((): string[] => [])

vi.mock('gifenc', () => ({
  quantize: () => void happened.push('quantize'),
  applyPalette: () => void happened.push('applyPalette'),
  GIFEncoder: () => ({
    writeHeader: () => undefined,
    writeFrame: () => void happened.push('writeFrame'),
    bytes: () => new Uint8Array(5),
    reset: () => undefined,
    finish: () => undefined,
  }),
}))

afterEach(() => void vi.unstubAllGlobals())

it('[U24] [U53] a GIF lets the page answer between the heavy steps of every picture', async () => {
  const context = { drawImage: () => undefined, getImageData: () => ({ data: null }) }
  const canvas = { getContext: () => context }
  vi.stubGlobal('document', { createElement: () => canvas })
  const sink = createGifSink(size, 10)
  let isWriting = true
  const page = (async () => {
    for (; isWriting; await turn()) happened.push('answer')
  })()
  for (const k of [0, 1]) await sink.add(canvas as unknown as HTMLCanvasElement, k)
  isWriting = false
  await page
  const steps = ['quantize', 'applyPalette', 'writeFrame']
  const work = happened.filter((name, k) => name !== 'answer' || happened[k - 1] !== 'answer')
  expect(work.filter((name) => name !== 'answer')).toEqual([...steps, ...steps])
  for (const [k, name] of work.entries()) if (name !== 'answer') expect(work[k - 1]).toBe('answer')
  expect((await sink.finish()).size).toBe(3 * 5)
})
