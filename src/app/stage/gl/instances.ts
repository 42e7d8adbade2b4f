import type { Gl } from './context.ts'

/** Records of one kind that are drawn by one call, each as a copy of the same strip. */
export interface Instances {
  /** The records, one after another; grown by doubling, never made anew. */
  values: Float32Array
  readonly length: number
  count: number
  readonly array: WebGLVertexArrayObject
  readonly buffer: WebGLBuffer
  /** Numbers for which the buffer on the card has room. */
  room: number
}

/** Room for the records of a kind; a record is so many groups of four numbers. */
export function createInstances(gl: Gl, strip: WebGLBuffer, groups: number): Instances {
  const array = gl.createVertexArray()
  const buffer = gl.createBuffer()
  gl.bindVertexArray(array)
  gl.bindBuffer(gl.ARRAY_BUFFER, strip)
  gl.enableVertexAttribArray(0)
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0)
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
  for (let n = 0; n < groups; n++) {
    gl.enableVertexAttribArray(n + 1)
    gl.vertexAttribPointer(n + 1, 4, gl.FLOAT, false, groups * 16, n * 16)
    gl.vertexAttribDivisor(n + 1, 1)
  }
  gl.bindVertexArray(null)
  return {
    values: new Float32Array(64 * groups * 4),
    length: groups * 4,
    count: 0,
    array,
    buffer,
    room: 0,
  }
}

/** Place of the next record, which the caller writes. */
export function nextRecord(instances: Instances): number {
  const start = instances.count * instances.length
  if (start + instances.length > instances.values.length) {
    const wider = new Float32Array(instances.values.length * 2)
    wider.set(instances.values)
    instances.values = wider
  }
  instances.count++
  return start
}

/** Sends the records to the card. */
export function upload(gl: Gl, instances: Instances): void {
  gl.bindBuffer(gl.ARRAY_BUFFER, instances.buffer)
  if (instances.room < instances.values.length) {
    instances.room = instances.values.length
    gl.bufferData(gl.ARRAY_BUFFER, instances.values.byteLength, gl.DYNAMIC_DRAW)
  }
  if (instances.count === 0) return
  gl.bufferSubData(gl.ARRAY_BUFFER, 0, instances.values, 0, instances.count * instances.length)
}

/** Draws all records by one call. */
export function drawInstances(gl: Gl, instances: Instances, corners = 4): void {
  if (instances.count === 0) return
  gl.bindVertexArray(instances.array)
  gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, corners, instances.count)
}
