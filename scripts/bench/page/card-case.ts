import { contextFor } from '#app/stage/gl/context.ts'
import { writeDiscs } from '#app/stage/gl/disc-records.ts'
import { createEasel } from '#app/stage/gl/easel.ts'
import { upload } from '#app/stage/gl/instances.ts'
import { createKit } from '#app/stage/gl/kit.ts'
import { drawCells } from '#app/stage/gl/passes.ts'
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
/** A picture is drawn so often in a row: the clock of a page knows tenths of milliseconds alone. */
const repeats = 10
/** Few pixels: where a processor plays the card they would take all the time, and none is measured. */
const ratio = 0.2

/**
 * Milliseconds of script that the cells of one picture take on the card: writing the record of each
 * disc, sending them and the call that draws. They move from picture to picture.
 */
export async function timeCard(host: HTMLElement, wish: Wish): Promise<readonly number[]> {
  const canvas = document.createElement('canvas')
  canvas.width = size.width * ratio
  canvas.height = size.height * ratio
  host.replaceChildren(canvas)
  const gl = contextFor(canvas)
  const kit = gl ? await createKit(gl) : null
  if (!gl || !kit) throw new Error('This browser has no WebGL 2.')
  const easel = createEasel(kit, paletteOf('dark'))
  Object.assign(easel, size, { ratio, areDiscs: true })
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
    if (n === 0 && edge) {
      camera = holding(camera, Math.min(1, fittingScale(camera, edge)), camera, edge)
    }
    refill(picture, scene, true, marks)
    const { cells } = picture
    easel.cells = cells
    const before = performance.now()
    for (let again = 0; again < repeats; again++) {
      gl.clear(gl.COLOR_BUFFER_BIT)
      writeDiscs(kit.discs, cells, camera)
      upload(gl, kit.discs)
      drawCells(easel, camera)
    }
    if (kit.discs.count < wish.cells) throw new Error('Not every cell is in the picture.')
    return (performance.now() - before) / repeats
  })
  gl.getExtension('WEBGL_lose_context')?.loseContext()
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
    for (let again = 0; again < repeats; again++) {
      particles.forEach((particle, n) => {
        const sway = Math.sin(frame / 20 + n) * 0.4
        particle.x = (places.x[n] ?? 0) + sway
        particle.y = (places.y[n] ?? 0) - sway
        particle.tint = 0x0d7d8c + ((n * 40 + frame) & 255)
      })
      app.renderer.render(app.stage)
    }
    return (performance.now() - before) / repeats
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
