/** The drawing context of WebGL 2. */
export type Gl = WebGL2RenderingContext

/** The WebGL 2 context of a canvas, or null where there is none; a browser that throws has none. */
export function contextFor(canvas: HTMLCanvasElement): Gl | null {
  try {
    return canvas.getContext('webgl2', {
      alpha: false,
      antialias: false,
      depth: false,
      stencil: false,
      powerPreference: 'low-power',
    })
  } catch {
    return null
  }
}

/** What draws behind a context, in the words of its driver; an empty text when it is hidden. */
export function rendererName(gl: Gl): string {
  const info = gl.getExtension('WEBGL_debug_renderer_info')
  const name: unknown = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER)
  return typeof name === 'string' ? name : ''
}

/** A texture that repeats or ends at its edges, smooth or exact. */
export function createTexture(gl: Gl, filter: GLenum, wrap: GLenum): WebGLTexture {
  const texture = gl.createTexture()
  gl.bindTexture(gl.TEXTURE_2D, texture)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, filter)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, filter)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, wrap)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, wrap)
  return texture
}

/** A picture that is drawn to and then read from. */
export interface Target {
  readonly texture: WebGLTexture
  readonly buffer: WebGLFramebuffer
  width: number
  height: number
}

/** A target without a size yet. */
export function createTarget(gl: Gl): Target {
  const texture = createTexture(gl, gl.LINEAR, gl.CLAMP_TO_EDGE)
  const buffer = gl.createFramebuffer()
  gl.bindFramebuffer(gl.FRAMEBUFFER, buffer)
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0)
  return { texture, buffer, width: 0, height: 0 }
}

/** Gives a target its size; answers whether it had another one, and so has lost its picture. */
export function fitTarget(gl: Gl, target: Target, width: number, height: number): boolean {
  const w = Math.max(1, Math.round(width))
  const h = Math.max(1, Math.round(height))
  if (target.width === w && target.height === h) return false
  target.width = w
  target.height = h
  gl.bindTexture(gl.TEXTURE_2D, target.texture)
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, w, h, 0, gl.RGBA, gl.UNSIGNED_BYTE, null)
  return true
}

/** Makes everything that follows be drawn to a target, or to the canvas. */
export function drawTo(gl: Gl, target: Target | null): void {
  gl.bindFramebuffer(gl.FRAMEBUFFER, target ? target.buffer : null)
  gl.viewport(
    0,
    0,
    target ? target.width : gl.drawingBufferWidth,
    target ? target.height : gl.drawingBufferHeight,
  )
}
