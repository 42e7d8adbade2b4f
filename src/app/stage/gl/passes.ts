import { type Camera, screenX, screenY } from '../camera.ts'
import { bedCorners } from './bed-shader.ts'
import { type Target, drawTo, fitTarget } from './context.ts'
import { type GlEasel, isOther } from './easel.ts'
import { drawInstances } from './instances.ts'
import { type Kit, drawWhole } from './kit.ts'
import { type Program, place, useTexture } from './program.ts'
import { applyStain } from './stain.ts'

/** Distance of the stipple's dots, CSS px, and how far apart the sizes are in which they are laid. */
const stipplePitch = 2.9
const stippleStep = 1.2
/** The matrix and the bloom have no edges and are drawn this much smaller. */
const matrixShrink = 4
const bloomShrink = 2
const wideShrink = 8

/**
 * Draws everything in order: backdrop, requests, cells, bloom. `again` says that cells are new, `whole`
 * that the picture stays: then it blooms however slow the card.
 */
export function drawPicture(easel: GlEasel, camera: Camera, again: boolean, whole: boolean): void {
  const { kit, effort, stain } = easel
  const { gl, targets } = kit
  const hasBloom = (effort.halos || whole) && !stain.onPaper && !stain.isFlat
  const [width, height] = [gl.drawingBufferWidth, gl.drawingBufferHeight]
  drawBackdrop(easel, camera, width, height)
  if (again) drawMatrix(easel, camera, width, height)
  const canvas = hasBloom ? targets.scene : null
  if (canvas) fitTarget(gl, canvas, width, height)
  if (effort.cellsEvery > 1) drawLayer(easel, camera, again, width, height)
  gl.disable(gl.BLEND)
  drawTo(gl, canvas)
  drawGround(easel)
  gl.enable(gl.BLEND)
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
  drawRequests(easel, camera)
  if (effort.cellsEvery > 1) copy(kit, targets.layer)
  else drawCells(easel, camera)
  gl.disable(gl.BLEND)
  if (hasBloom) drawBloom(easel, width, height)
}

function drawBackdrop(easel: GlEasel, camera: Camera, width: number, height: number): void {
  const { kit, dish, stain, ratio } = easel
  const { gl, programs, targets } = kit
  const isNew = fitTarget(gl, targets.backdrop, width, height)
  if (!isOther(easel.backdropFor, camera, dish.radius) && !isNew) return
  gl.disable(gl.BLEND)
  drawTo(gl, targets.backdrop)
  const program = begin(easel, programs.backdrop)
  applyStain(gl, program, stain)
  gl.uniform2f(place(program, 'view'), easel.width, easel.height)
  gl.uniform1f(place(program, 'softPx'), 0.75 / ratio)
  const [x, y] = [screenX(camera, dish.x), screenY(camera, dish.y)]
  gl.uniform3f(place(program, 'dish'), x, y, dish.radius * camera.scale)
  useTexture(gl, program, 'picture', 0, kit.picture)
  useTexture(gl, program, 'noise', 1, kit.noise)
  drawWhole(kit)
}

function drawMatrix(easel: GlEasel, camera: Camera, width: number, height: number): void {
  const { gl, programs, targets, bodies } = easel.kit
  fitTarget(gl, targets.held, width / matrixShrink, height / matrixShrink)
  drawTo(gl, targets.held)
  gl.clearColor(0, 0, 0, 0)
  gl.clear(gl.COLOR_BUFFER_BIT)
  if (!easel.hasMatrix) return
  const program = beginScene(easel, programs.matrix, camera)
  gl.uniform1f(place(program, 'strength'), easel.stain.onPaper ? 0.4 : 0.42)
  gl.enable(gl.BLEND)
  gl.blendEquation(gl.MAX)
  drawInstances(gl, bodies)
  gl.blendEquation(gl.FUNC_ADD)
}

function drawGround(easel: GlEasel): void {
  const { kit, stain } = easel
  const { gl, programs, targets } = kit
  const program = begin(easel, programs.ground)
  applyStain(gl, program, stain)
  useTexture(gl, program, 'picture', 0, targets.backdrop.texture)
  useTexture(gl, program, 'matrixes', 1, targets.held.texture)
  drawWhole(kit)
}

function drawRequests(easel: GlEasel, camera: Camera): void {
  const { kit, stain, ratio } = easel
  const { gl, programs } = kit
  if (kit.hulls.count > 0) {
    const hull = beginScene(easel, programs.hull, camera)
    applyStain(gl, hull, stain)
    gl.uniform1f(place(hull, 'softPx'), 0.75 / ratio)
    drawInstances(gl, kit.hulls)
  }
  if (kit.beds.count > 0) {
    const bed = beginScene(easel, programs.bed, camera)
    applyStain(gl, bed, stain)
    gl.uniform1f(place(bed, 'softPx'), 0.75 / ratio)
    drawInstances(gl, kit.beds, bedCorners)
  }
  if (kit.particles.count === 0) return
  const particle = beginScene(easel, programs.particle, camera)
  applyStain(gl, particle, stain)
  // Requests keep their size on the screen when the camera is far, within reason.
  const size = Math.max(0.8, camera.scale)
  gl.uniform1f(place(particle, 'size'), size)
  gl.uniform1f(place(particle, 'softPx'), 0.75 / ratio / size)
  drawInstances(gl, kit.particles)
}

// Cells that are not drawn on every frame are kept on a layer of their own.
function drawLayer(
  easel: GlEasel,
  camera: Camera,
  again: boolean,
  width: number,
  height: number,
): void {
  const { gl, targets } = easel.kit
  if (!fitTarget(gl, targets.layer, width, height) && !again) return
  drawTo(gl, targets.layer)
  gl.clearColor(0, 0, 0, 0)
  gl.clear(gl.COLOR_BUFFER_BIT)
  gl.enable(gl.BLEND)
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
  drawCells(easel, camera)
}

/** Draws the cells alone, as discs or whole; the benchmark measures it beside its peers. */
export function drawCells(easel: GlEasel, camera: Camera): void {
  const { kit, cells, stain, ratio } = easel
  const { gl, programs } = kit
  if (!cells) return
  const { scale } = camera
  if (easel.areDiscs) {
    const disc = beginScene(easel, programs.disc, camera)
    applyStain(gl, disc, stain)
    gl.uniform1f(place(disc, 'onePixel'), 1 / scale)
    gl.uniform1f(place(disc, 'soft'), 0.75 / (ratio * scale))
    drawInstances(gl, kit.discs)
  }
  if (kit.cells.count === 0) return
  const cell = beginScene(easel, programs.cell, camera)
  applyStain(gl, cell, stain)
  gl.uniform1f(place(cell, 'onePixel'), 1 / scale)
  gl.uniform1f(place(cell, 'soft'), 0.75 / (ratio * scale))
  gl.uniform1f(place(cell, 'ratio'), ratio)
  gl.uniform1f(place(cell, 'time'), cells.time)
  gl.uniform1f(place(cell, 'shineReach'), stain.onPaper ? 0 : 1)
  // The dots grow with the cell within a step of size, so that they never swim while one looks.
  const size = stippleStep ** Math.round(Math.log(scale) / Math.log(stippleStep))
  gl.uniform1f(place(cell, 'stipplePitch'), stipplePitch / size)
  useTexture(gl, cell, 'contacts', 0, kit.contacts)
  useTexture(gl, cell, 'noise', 1, kit.noise)
  drawInstances(gl, kit.cells)
}

function drawBloom(easel: GlEasel, width: number, height: number): void {
  const { kit } = easel
  const { gl, programs, targets } = kit
  const { scene, near, nearer, wide, wider } = targets
  fitTarget(gl, near, Math.round(width / bloomShrink), Math.round(height / bloomShrink))
  fitTarget(gl, nearer, near.width, near.height)
  fitTarget(gl, wide, Math.round(width / wideShrink), Math.round(height / wideShrink))
  fitTarget(gl, wider, wide.width, wide.height)
  const bright = begin(easel, programs.bright)
  drawTo(gl, near)
  useTexture(gl, bright, 'picture', 0, scene.texture)
  drawWhole(kit)
  begin(easel, programs.blur)
  blur(kit, near, nearer, 1, 0)
  blur(kit, nearer, near, 0, 1)
  blur(kit, near, wide, 1, 0)
  blur(kit, wide, wider, 0, 1)
  blur(kit, wider, wide, 2, 0)
  blur(kit, wide, wider, 0, 2)
  const develop = begin(easel, programs.develop)
  drawTo(gl, null)
  gl.uniform1f(place(develop, 'exposure'), easel.exposure)
  useTexture(gl, develop, 'picture', 0, scene.texture)
  useTexture(gl, develop, 'near', 1, near.texture)
  useTexture(gl, develop, 'wide', 2, wider.texture)
  drawWhole(kit)
}

function blur(kit: Kit, from: Target, to: Target, x: number, y: number): void {
  const { gl, programs } = kit
  drawTo(gl, to)
  gl.uniform2f(place(programs.blur, 'stride'), x / to.width, y / to.height)
  useTexture(gl, programs.blur, 'picture', 0, from.texture)
  drawWhole(kit)
}

function copy(kit: Kit, from: Target): void {
  const { gl, programs } = kit
  gl.useProgram(programs.copy.handle)
  useTexture(gl, programs.copy, 'picture', 0, from.texture)
  drawWhole(kit)
}

function begin({ kit }: GlEasel, program: Program): Program {
  kit.gl.useProgram(program.handle)
  return program
}

function beginScene(easel: GlEasel, program: Program, camera: Camera): Program {
  const { gl } = easel.kit
  gl.useProgram(program.handle)
  gl.uniform2f(place(program, 'view'), easel.width, easel.height)
  gl.uniform3f(place(program, 'camera'), screenX(camera, 0), screenY(camera, 0), camera.scale)
  return program
}
