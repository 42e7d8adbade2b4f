import { describe, expect, it } from 'vitest'
import { cameraFor } from '../camera.ts'
import type { Label } from '../canvas2d/labels.ts'
import { paletteOf } from '../palette.ts'
import { createWords, writeWords } from './words.ts'

const palette = paletteOf('dark')
const camera = cameraFor(400, 300)

/** A canvas that remembers what is written on it, and how opaque. */
function sheet() {
  const written: string[] = []
  const context = {
    canvas: { width: 400, height: 300 },
    globalAlpha: 1,
    setTransform() {},
    clearRect() {},
    strokeText() {},
    measureText: (text: string) => ({ width: 6 * text.length }),
    fillText(text: string) {
      written.push(`${text} ${context.globalAlpha}`)
    },
  }
  // The few methods that words need stand for a whole drawing context.
  return { written, words: createWords(context as unknown as CanvasRenderingContext2D) }
}

function label(text: string, opacity = 1): Label {
  return { x: 200, y: 40, text, kind: 'count', align: 'center', opacity }
}

function write(words: ReturnType<typeof createWords>, labels: readonly Label[]) {
  const rest = { particles: null, veil: null, veilOpacity: 0, palette, camera }
  writeWords(words, { labels, ...rest }, false)
}

describe('words over the card', () => {
  it('[S40] are written anew when a label that is refilled says something else', () => {
    const { words, written } = sheet()
    const labels = [{ ...label('1 waiting') }]
    write(words, labels)
    write(words, labels)
    expect(written).toEqual(['1 waiting 1'])
    labels.splice(0, 1, Object.assign(labels[0] ?? label(''), { text: '2 waiting' }))
    write(words, labels)
    expect(written).toEqual(['1 waiting 1', '2 waiting 1'])
  })

  it('[S40] follow a label that comes, goes or changes its meaning', () => {
    const { words, written } = sheet()
    write(words, [label('1 waiting', 0.25)])
    write(words, [label('1 waiting', 0.5)])
    write(words, [{ ...label('1 waiting', 0.5), kind: 'alarm' }])
    expect(written).toEqual(['1 waiting 0.25', '1 waiting 0.5', '1 waiting 0.5'])
    write(words, [])
    write(words, [label('1 waiting', 0.5)])
    expect(written).toHaveLength(4)
  })
})
