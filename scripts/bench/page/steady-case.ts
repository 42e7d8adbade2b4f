import type { Frame } from '#worker/frame.ts'
import { type Show, createShow, render, resize, update } from '#app/stage/show.ts'
import { type Wish, makeFrames } from './frames.ts'
import { plainOptions } from './stage-case.ts'

const frameCount = 120
/** Pictures for each frame of the screen: what they allocate is the same, and it is shown less often. */
const perFrame = 10
/** A processor that plays the card paints few pixels; the records are the same. */
const cardRatio = 0.05

/** A stage that draws as many pictures as it is told to, as if one came for each sixtieth of a second. */
export interface Steady {
  /** Draws so many pictures and answers how many of them were drawn. */
  pictures(count: number): Promise<number>
  /** The renderer that drew last. */
  kind(): string
  stop(): void
}

/**
 * A stage in its steady state: the same frames over and over, cells that divide and loads that rise
 * and fall among them. What the measurement itself allocates is told apart by the file it is in.
 */
export function holdSteady(host: HTMLElement, wish: Wish, renderer: 'gl' | '2d'): Steady {
  const frames = makeFrames(wish, frameCount)
  let kind = ''
  const show = createShow(host, {
    ...plainOptions(),
    renderer,
    ...(renderer === 'gl' ? { picture: { ratio: cardRatio, captions: true } } : {}),
    onRenderer: (next) => {
      kind = next
    },
  })
  resize(show)
  let n = 0
  return {
    async pictures(count) {
      let drawn = 0
      for (let left = count; left > 0; left--) {
        if (left % perFrame === 0) await new Promise(requestAnimationFrame)
        if (drawNext(show, frames, n++)) drawn++
      }
      return drawn
    },
    kind: () => kind,
    stop: () => {
      show.isDestroyed = true
      show.contrast.destroy()
      show.renderer.destroy()
      host.replaceChildren()
    },
  }
}

function drawNext(show: Show, frames: readonly Frame[], n: number): boolean {
  const frame = frames[n % frameCount]
  if (!frame) throw new Error('A case has frames.')
  update(show, { ...frame, time: n / 60 }, { running: true, speed: 1, run: 1 })
  return render(show, (n * 1000) / 60)
}
