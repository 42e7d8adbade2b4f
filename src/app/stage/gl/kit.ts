import {
  backdropShader,
  copyShader,
  groundShader,
  wholeVertexShader as whole,
} from './backdrop-shader.ts'
import { bedFragmentShader, bedStrip, bedVertexShader } from './bed-shader.ts'
import { blurShader, brightShader, developShader } from './bloom-shader.ts'
import { cellGroups, planesInRow } from './cell-records.ts'
import { cellFragmentShader, cellVertexShader } from './cell-shader.ts'
import { type Gl, type Target, createTarget, createTexture, drawTo, fitTarget } from './context.ts'
import { discGroups } from './disc-records.ts'
import { discFragmentShader, discVertexShader } from './disc-shader.ts'
import { hullGroups } from './hull-records.ts'
import { hullFragmentShader, hullVertexShader } from './hull-shader.ts'
import { type Instances, createInstances } from './instances.ts'
import { matrixFragmentShader, matrixVertexShader } from './matrix-shader.ts'
import { noiseShader, tileSide } from './noise-shader.ts'
import { particleGroups } from './particle-records.ts'
import { particleFragmentShader, particleVertexShader } from './particle-shader.ts'
import { type Program, compile } from './program.ts'

const sources = {
  noise: { vertex: whole, fragment: noiseShader },
  backdrop: { vertex: whole, fragment: backdropShader },
  ground: { vertex: whole, fragment: groundShader },
  copy: { vertex: whole, fragment: copyShader },
  bright: { vertex: whole, fragment: brightShader },
  blur: { vertex: whole, fragment: blurShader },
  develop: { vertex: whole, fragment: developShader },
  hull: { vertex: hullVertexShader, fragment: hullFragmentShader },
  matrix: { vertex: matrixVertexShader, fragment: matrixFragmentShader },
  bed: { vertex: bedVertexShader, fragment: bedFragmentShader },
  particle: { vertex: particleVertexShader, fragment: particleFragmentShader },
  disc: { vertex: discVertexShader, fragment: discFragmentShader },
  cell: { vertex: cellVertexShader, fragment: cellFragmentShader },
} as const

/** Everything that lives on the card: programs, records, textures and targets. */
export interface Kit {
  readonly gl: Gl
  readonly programs: Record<keyof typeof sources, Program>
  /** A quad over the whole target. */
  readonly whole: WebGLVertexArrayObject
  readonly noise: WebGLTexture
  readonly picture: WebGLTexture
  readonly contacts: WebGLTexture
  contactRows: number
  readonly cells: Instances
  readonly discs: Instances
  readonly bodies: Instances
  readonly hulls: Instances
  readonly beds: Instances
  readonly particles: Instances
  readonly targets: Record<(typeof targets)[number], Target>
}

const targets = ['backdrop', 'scene', 'layer', 'held', 'near', 'nearer', 'wide', 'wider'] as const

/** Makes everything; null when the driver does not take a shader or loses the context meanwhile. */
export async function createKit(gl: Gl): Promise<Kit | null> {
  const programs = await compile(gl, sources)
  if (!programs || gl.isContextLost()) return null
  const strip = gl.createBuffer()
  gl.bindBuffer(gl.ARRAY_BUFFER, strip)
  gl.bufferData(gl.ARRAY_BUFFER, Float32Array.of(-1, -1, 1, -1, -1, 1, 1, 1), gl.STATIC_DRAW)
  const bed = gl.createBuffer()
  gl.bindBuffer(gl.ARRAY_BUFFER, bed)
  gl.bufferData(gl.ARRAY_BUFFER, bedStrip(), gl.STATIC_DRAW)
  const wholeQuad = createInstances(gl, strip, 0).array
  return {
    gl,
    programs,
    whole: wholeQuad,
    noise: bakeNoise(gl, programs.noise, wholeQuad),
    picture: createTexture(gl, gl.LINEAR, gl.CLAMP_TO_EDGE),
    contacts: createTexture(gl, gl.NEAREST, gl.CLAMP_TO_EDGE),
    contactRows: 0,
    cells: createInstances(gl, strip, cellGroups),
    discs: createInstances(gl, strip, discGroups),
    bodies: createInstances(gl, strip, 1),
    hulls: createInstances(gl, strip, hullGroups),
    beds: createInstances(gl, bed, 3),
    particles: createInstances(gl, strip, particleGroups),
    // Every name is given its target.
    targets: Object.fromEntries(targets.map((name) => [name, createTarget(gl)])) as Kit['targets'],
  }
}

/** Draws the whole target with a program that is in use. */
export function drawWhole({ gl, whole: quad }: Kit): void {
  gl.bindVertexArray(quad)
  gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4)
}

/** Sends the planes at which bodies end to their texture. */
export function uploadPlanes(kit: Kit, values: Float32Array, count: number): void {
  const { gl } = kit
  const rows = Math.floor(values.length / 4 / planesInRow)
  gl.bindTexture(gl.TEXTURE_2D, kit.contacts)
  if (kit.contactRows < rows) {
    kit.contactRows = rows
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, planesInRow, rows, 0, gl.RGBA, gl.FLOAT, null)
  }
  const used = Math.ceil(count / planesInRow)
  if (used === 0) return
  gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, planesInRow, used, gl.RGBA, gl.FLOAT, values)
}

function bakeNoise(gl: Gl, program: Program, quad: WebGLVertexArrayObject): WebGLTexture {
  const tile = createTarget(gl)
  fitTarget(gl, tile, tileSide, tileSide)
  gl.disable(gl.BLEND)
  drawTo(gl, tile)
  gl.useProgram(program.handle)
  gl.bindVertexArray(quad)
  gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4)
  gl.bindTexture(gl.TEXTURE_2D, tile.texture)
  gl.generateMipmap(gl.TEXTURE_2D)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.REPEAT)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.REPEAT)
  gl.deleteFramebuffer(tile.buffer)
  return tile.texture
}
