import type { Gl } from './context.ts'

/** A linked pair of shaders and where its uniforms are. */
export interface Program {
  /** The colours that it has. */
  stain: object | null
  readonly handle: WebGLProgram
  readonly at: ReadonlyMap<string, WebGLUniformLocation>
}

/** Vertex and fragment shader of one program. */
export interface Shaders {
  readonly vertex: string
  readonly fragment: string
}

/** Waits this long for a driver to compile, ms. */
const patienceMs = 20_000
const pauseMs = 16

/**
 * Compiles several programs side by side without holding up the page where the driver allows it.
 * Answers null when one of them does not compile, or the context is lost meanwhile.
 */
export async function compile<Name extends string>(
  gl: Gl,
  sources: Readonly<Record<Name, Shaders>>,
): Promise<Record<Name, Program> | null> {
  const parallel = gl.getExtension('KHR_parallel_shader_compile')
  // Object.entries forgets that the keys are names.
  const begun = (Object.entries(sources) as [Name, Shaders][]).map(
    ([name, shaders]) => [name, begin(gl, shaders)] as const,
  )
  if (parallel) {
    const isDone = () =>
      gl.isContextLost() ||
      begun.every(([, handle]) => gl.getProgramParameter(handle, parallel.COMPLETION_STATUS_KHR))
    for (let waited = 0; waited < patienceMs && !isDone(); waited += pauseMs) await pause()
  }
  const programs: Partial<Record<Name, Program>> = {}
  for (const [name, handle] of begun) {
    if (!gl.getProgramParameter(handle, gl.LINK_STATUS)) return null
    programs[name] = { stain: null, handle, at: uniformsOf(gl, handle) }
  }
  // Every name has just been given its program.
  return programs as Record<Name, Program>
}

function begin(gl: Gl, { vertex, fragment }: Shaders): WebGLProgram {
  const handle = gl.createProgram()
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(kind)
    if (!shader) continue
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(handle, shader)
    gl.deleteShader(shader)
  }
  gl.linkProgram(handle)
  return handle
}

function uniformsOf(gl: Gl, handle: WebGLProgram): ReadonlyMap<string, WebGLUniformLocation> {
  const at = new Map<string, WebGLUniformLocation>()
  const count: unknown = gl.getProgramParameter(handle, gl.ACTIVE_UNIFORMS)
  for (let n = 0; n < Number(count); n++) {
    const name = gl.getActiveUniform(handle, n)?.name
    const place = name === undefined ? null : gl.getUniformLocation(handle, name)
    if (name !== undefined && place) at.set(name.replace('[0]', ''), place)
  }
  return at
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, pauseMs)
  })
}

/** Place of a uniform; null, which WebGL ignores, when the shader does not use it. */
export function place(program: Program, name: string): WebGLUniformLocation | null {
  return program.at.get(name) ?? null
}

/** Lets a shader read a texture under a name. */
export function useTexture(
  gl: Gl,
  program: Program,
  name: string,
  unit: number,
  texture: WebGLTexture,
): void {
  gl.activeTexture(gl.TEXTURE0 + unit)
  gl.bindTexture(gl.TEXTURE_2D, texture)
  gl.uniform1i(place(program, name), unit)
}
