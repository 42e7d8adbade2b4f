import { cometStates } from '#app/stage/scene/comets.ts'
import { type Show, createShow, render, resize, update } from '#app/stage/show.ts'
import { createScene, readScene, resizeScene, stepScene } from '#app/stage/scene/scene.ts'
import type { StageOptions } from '#app/stage/stage-options.ts'
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
  /** Requests that the renderer was given for each of them. */
  particles(): readonly number[]
  stop(): void
}

/** A stage as on the page in the dark, without its key. */
export function plainOptions(): StageOptions {
  return {
    theme: 'dark',
    reducedMotion: false,
    plainWheelScrolls: true,
    words: fixedWords(),
    key: false,
  }
}

/** Starts a stage on frames of the worker's format and keeps it drawing. */
export function runStage(host: HTMLElement, wish: Wish): Running {
  const frames = makeFrames(wish, frameCount)
  const show = createShow(host, plainOptions())
  resize(show)
  const script: number[] = []
  const particles: number[] = []
  let drawn = 0
  let n = 0
  let request = 0
  let isSeen = true
  const draw = (nowMs: number) => {
    const frame = frames[n++ % frameCount]
    if (!frame) throw new Error('A case has frames.')
    const before = performance.now()
    // A new run each time round would lay the cells anew; time that stands still moves nothing.
    update(show, { ...frame, time: n / 60 }, { running: true, speed: 1, run: 1 })
    if (render(show, nowMs)) drawn++
    keep(script, performance.now() - before)
    keep(particles, particlesOf(show))
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
    particles: () => particles,
    stop: () => {
      sight.disconnect()
      isSeen = false
      cancelAnimationFrame(request)
      show.isDestroyed = true
      show.contrast.destroy()
      show.renderer.destroy()
      host.replaceChildren()
    },
  }
}

/** Keeps a figure of the last four seconds. */
function keep(figures: number[], figure: number): void {
  figures.push(figure)
  if (figures.length > 240) figures.shift()
}

/** Requests that the renderer was given for the last picture: both renderers draw each of them. */
function particlesOf({ picture }: Show): number {
  const { flow, crowds, still } = picture.particles
  const waiting = crowds.reduce((sum, crowd) => sum + crowd.count, 0)
  let moving = 0
  for (const state of flow.state) if (state !== cometStates.free) moving++
  return still ? waiting : waiting + moving
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
