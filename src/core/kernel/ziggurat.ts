import { exp, ln, power, raise } from './math.ts'
import { followingWord, uniform } from './random.ts'

/**
 * Exponential and normal variates by the ziggurat method with 256 layers (Marsaglia & Tsang, The
 * Ziggurat Method for Generating Random Variables, J. Stat. Software 5(8), 2000). The tables are
 * computed at start with our own ln and exp, hence the same in every engine.
 *
 * Layer i spans [0, widths[i]); all layers have the area v. `inner[i]` is the share of the layer
 * that lies under the curve for certain, in units of the candidate's integer.
 */
interface Layers {
  readonly widths: Float64Array
  readonly inner: Int32Array
  readonly heights: Float64Array
}

const layerCount = 256
const tailExponential = 7.69711747013104972
const areaExponential = 0.0039496598225815571993
const tailNormal = 3.6541528853610088
const areaNormal = 0.00492867323399

export const exponentialLayers = layersOf(tailExponential, areaExponential, {
  bits: 24,
  density: (x) => exp(-x),
  inverse: (y) => -ln(y),
})
const normalLayers = layersOf(tailNormal, areaNormal, {
  bits: 23,
  density: (x) => exp(-0.5 * x * x),
  inverse: (y) => Math.sqrt(-2 * ln(y)),
})

const { widths, inner } = exponentialLayers

/** Exponential with mean 1 from 32 random bits; `key` leads to further bits in 1.1 % of the draws. */
export function exponential(word: number, key: number): number {
  const layer = word & 255
  const x = word >>> 8
  if (x < inner[layer]) return x * widths[layer]
  exponentialEdge(word, key)
  return found[0]
}

/**
 * Fills `count` places with exponentials of mean 1 from the next words of a stream. The same as one by one, in
 * a loop of its own with the steps of the stream written out: two loops cost a nanosecond a draw more.
 */
export function fillExponential(
  states: Int32Array,
  offset: number,
  key: number,
  into: Float64Array,
  from: number,
  count: number,
): void {
  let a = states[offset]
  let b = states[offset + 1]
  let c = states[offset + 2]
  let turn = states[offset + 3]
  for (let i = from; i < from + count; i++) {
    const word = (((a + b) | 0) + turn) | 0
    turn = (turn + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + word) | 0
    into[i] = exponential(word, key)
  }
  states[offset] = a
  states[offset + 1] = b
  states[offset + 2] = c
  states[offset + 3] = turn
}

/** Scratch: a call that is not inlined would put the double it returns on the heap. */
const found = new Float64Array(1)

function exponentialEdge(first: number, key: number): void {
  const { heights } = exponentialLayers
  let word = first
  let base = 0
  for (;;) {
    const layer = word & 255
    const x = (word >>> 8) * widths[layer]
    if (word >>> 8 < inner[layer]) {
      found[0] = base + x
      return
    }
    word = followingWord(word, key)
    if (layer === 0) {
      // Beyond the last layer the exponential starts anew: it has no memory.
      base += tailExponential
      continue
    }
    const y = heights[layer] + uniform(word) * (heights[layer + 1] - heights[layer])
    power[0] = -x
    raise()
    if (y < power[0]) {
      found[0] = base + x
      return
    }
    word = followingWord(word, key)
  }
}

/** Standard normal from 32 random bits: 8 choose the layer, 1 the sign, 23 the place. */
export function normal(word: number, key: number): number {
  let bits = word
  for (;;) {
    const layer = bits & 255
    const sign = (bits & 256) === 0 ? 1 : -1
    const x = (bits >>> 9) * normalLayers.widths[layer]
    if (bits >>> 9 < normalLayers.inner[layer]) return sign * x
    bits = followingWord(bits, key)
    if (layer === 0) return sign * normalTail(bits, key)
    const { heights } = normalLayers
    const y = heights[layer] + uniform(bits) * (heights[layer + 1] - heights[layer])
    if (y < exp(-0.5 * x * x)) return sign * x
    bits = followingWord(bits, key)
  }
}

/** The tail beyond the last layer (Marsaglia 1964): exponential candidates, accepted by 2y > x². */
function normalTail(first: number, key: number): number {
  let word = first
  for (;;) {
    const x = exponential(word, key) / tailNormal
    word = followingWord(word, key)
    const y = exponential(word, key)
    if (2 * y > x * x) return tailNormal + x
    word = followingWord(word, key)
  }
}

interface Curve {
  readonly bits: number
  density(x: number): number
  inverse(y: number): number
}

function layersOf(tail: number, area: number, curve: Curve): Layers {
  const range = curve.bits === 24 ? 16777216 : 8388608
  const edges = new Float64Array(layerCount + 1)
  edges[0] = area / curve.density(tail)
  edges[1] = tail
  for (let i = 2; i < layerCount; i++) {
    edges[i] = curve.inverse(curve.density(edges[i - 1]) + area / edges[i - 1])
  }
  edges[layerCount] = 0
  const layers = {
    widths: new Float64Array(layerCount),
    inner: new Int32Array(layerCount),
    heights: Float64Array.from(edges, (edge) => curve.density(edge)),
  }
  for (let i = 0; i < layerCount; i++) {
    layers.widths[i] = edges[i] / range
    layers.inner[i] = Math.floor((edges[i + 1] / edges[i]) * range)
  }
  return layers
}
