import { createStage } from '#app/stage/stage.ts'
import { createScene, readScene, resizeScene, stepScene } from '#app/stage/scene/scene.ts'
import { step } from '#app/stage/scene/settling.ts'
import { fixedWords } from '#text/words.ts'
import { type Wish, makeFrames } from './frames.ts'

/** Frames of a case that repeat: two seconds of them. */
const frameCount = 120

/** A stage that draws by itself, as on the page: at most once per animation frame, while seen. */
export interface Running {
  /** Pictures drawn so far. */
  drawn(): number
  /** Milliseconds of script for each of the last pictures. */
  scriptMs(): readonly number[]
  stop(): void
}

/** Starts a stage on frames of the worker's format and keeps it drawing. */
export function runStage(host: HTMLElement, wish: Wish): Running {
  const frames = makeFrames(wish, frameCount)
  const stage = createStage(host, {
    theme: 'dark',
    reducedMotion: false,
    plainWheelScrolls: true,
    words: fixedWords(),
    key: false,
  })
  const script: number[] = []
  let drawn = 0
  let n = 0
  let request = 0
  let isSeen = true
  const draw = (nowMs: number) => {
    const frame = frames[n++ % frameCount]
    if (!frame) throw new Error('A case has frames.')
    const before = performance.now()
    // A new run each time round would lay the cells anew; time that stands still moves nothing.
    stage.update({ ...frame, time: n / 60 }, { running: true, speed: 1, run: 1 })
    if (stage.render(nowMs)) drawn++
    script.push(performance.now() - before)
    if (script.length > 240) script.shift()
    request = isSeen ? requestAnimationFrame(draw) : 0
  }
  const sight = new IntersectionObserver((entries) => {
    isSeen = entries.at(-1)?.isIntersecting ?? true
    if (isSeen && request === 0) request = requestAnimationFrame(draw)
  })
  sight.observe(host)
  return {
    drawn: () => drawn,
    scriptMs: () => script,
    stop: () => {
      sight.disconnect()
      isSeen = false
      cancelAnimationFrame(request)
      stage.destroy()
      host.replaceChildren()
    },
  }
}

/** Milliseconds of the layout alone for each of some steps in which cells move. */
export function timeLayout(wish: Wish): readonly number[] {
  const frames = makeFrames(wish, frameCount)
  const insets = { top: 0, right: 0, bottom: 0, left: 0 }
  const scene = createScene(insets)
  resizeScene(scene, 1200, 750, insets)
  return frames.map((frame, n) => {
    readScene(scene, frame, n === 0)
    stepScene(scene, 1 / 60, true, 1)
    scene.layout.isAwake = true
    const before = performance.now()
    step(scene.layout, scene.culture, 1 / 60)
    return performance.now() - before
  })
}
