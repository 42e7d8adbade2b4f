import { createGlRenderer } from '#app/stage/gl/gl-renderer.ts'
import { type Camera, cameraFor, fittingScale, holding } from '#app/stage/camera.ts'
import { createPicture, refill } from '#app/stage/picture.ts'
import { paletteOf } from '#app/stage/palette.ts'
import { createScene, readScene, resizeScene, stepScene } from '#app/stage/scene/scene.ts'
import { type Wish, makeFrames } from './frames.ts'
import { type Pixi, loadPeer } from './peers.ts'
import { placesOf } from './places.ts'

const size = { width: 1200, height: 750 }
const warmUp = 8
const measured = 24
/** Few pixels: where a processor plays the card they would take all the time, and none is measured. */
const ratio = 0.2

/**
 * Milliseconds of script that one picture of the card takes: writing the records of all cells,
 * sending them and the calls that draw, as discs. Its cells move from picture to picture.
 */
export async function timeCard(host: HTMLElement, wish: Wish): Promise<readonly number[]> {
  const canvas = document.createElement('canvas')
  const over = document.createElement('canvas').getContext('2d')
  host.replaceChildren(canvas)
  const palette = paletteOf('dark')
  // The benchmark wants the card even where a processor plays it: only the script is measured.
  const renderer = over ? await createGlRenderer(canvas, over, palette, () => 'webgl') : 'missing'
  if (typeof renderer === 'string') throw new Error('This browser has no WebGL 2.')
  renderer.setSize(size.width, size.height, ratio)
  const insets = { top: 0, right: 0, bottom: 0, left: 0 }
  const scene = createScene(insets)
  resizeScene(scene, size.width, size.height, insets)
  const frames = makeFrames(wish, warmUp + measured)
  const picture = createPicture(scene)
  const marks = { selected: 0, hovered: 0, walked: 0 }
  let camera: Camera = cameraFor(size.width, size.height)
  const times = await everyFrame((n) => {
    const frame = frames[n]
    if (frame) readScene(scene, frame, n === 0)
    stepScene(scene, 1 / 60, false, 1)
    const edge = scene.colonies[0]?.edge
    if (n === 0 && edge)
      camera = holding(camera, Math.min(1, fittingScale(camera, edge)), camera, edge)
    refill(picture, scene, true, marks)
    renderer.setBackground(scene.dish)
    const before = performance.now()
    renderer.setCells(picture.cells)
    renderer.setParticles(picture.particles)
    renderer.render(camera, false)
    return performance.now() - before
  })
  renderer.destroy()
  host.replaceChildren()
  return times
}

/** The same number of moving discs as particles of PixiJS: a texture, a place and a colour each. */
export async function timePixi(host: HTMLElement, wish: Wish): Promise<readonly number[]> {
  const pixi = await loadPeer<Pixi>('pixi')
  const app = new pixi.Application()
  await app.init({
    ...size,
    preference: 'webgl',
    resolution: ratio,
    autoStart: false,
    background: '#04070d',
  })
  host.replaceChildren(app.canvas)
  const places = placesOf(wish.cells)
  const texture = pixi.Texture.from(discOf(places.radius))
  const container = new pixi.ParticleContainer({
    dynamicProperties: { position: true, color: true, rotation: false, vertex: false },
  })
  const particles = Array.from({ length: wish.cells }, (_, n) => {
    const particle = new pixi.Particle({ texture, anchorX: 0.5, anchorY: 0.5 })
    particle.x = places.x[n] ?? 0
    particle.y = places.y[n] ?? 0
    container.addParticle(particle)
    return particle
  })
  app.stage.addChild(container)
  const times = await everyFrame((frame) => {
    const before = performance.now()
    particles.forEach((particle, n) => {
      const sway = Math.sin(frame / 20 + n) * 0.4
      particle.x = (places.x[n] ?? 0) + sway
      particle.y = (places.y[n] ?? 0) - sway
      particle.tint = 0x0d7d8c + ((n * 40 + frame) & 255)
    })
    app.renderer.render(app.stage)
    return performance.now() - before
  })
  app.destroy(true)
  host.replaceChildren()
  return times
}

function discOf(radius: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = Math.ceil(radius * 2)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser gives no drawing context for a canvas.')
  context.fillStyle = '#fff'
  context.arc(radius, radius, radius, 0, Math.PI * 2)
  context.fill()
  return canvas
}

/** Calls once for each animation frame and answers the times after the warm-up. */
async function everyFrame(draw: (n: number) => number): Promise<readonly number[]> {
  const times: number[] = []
  for (let n = 0; n < warmUp + measured; n++) {
    await new Promise((next) => requestAnimationFrame(next))
    const ms = draw(n)
    if (n >= warmUp) times.push(ms)
  }
  return times
}
