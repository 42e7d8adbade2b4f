import { desk } from './constants'
import { drawAtEdge } from './engine'

/** Keyed draws, as in core/kernel/random.ts and core/kernel/ziggurat.ts; there it is said what they are. */

/** @inline */
export function mix(x: i32): i32 {
  let y = x ^ (x >>> 16)
  y *= 0x21f0aaad
  y ^= y >>> 15
  y *= 0x735a2d97
  return y ^ (y >>> 15)
}

/** The word of thing `id`, a whole number below 2^53, under a key. */
export function keyedWord(key: i32, id: f64): i32 {
  const high = i32(id * 2.3283064365386963e-10)
  return saltedWord(mix(key + high * 0x9e3779b1), i32(i64(id)))
}

/** @inline */
export function saltedWord(salt: i32, id: i32): i32 {
  let y = id ^ salt
  y ^= y >>> 16
  y = y * 0x21f0aaad + salt
  y ^= y >>> 15
  y *= 0x735a2d97
  return y ^ (y >>> 15)
}

/** Exponential with mean 1. @inline */
export function exponential(word: i32, key: i32): f64 {
  const layer = word & 255
  const x = word >>> 8
  if (x < load<i32>(desk.inner + (layer << 2)))
    return f64(x) * load<f64>(desk.widths + (layer << 3))
  drawAtEdge(word, key)
  return load<f64>(desk.drawn)
}

/** A random word as a whole number from 0 to count − 1: what share of core/traffic/route.ts gives for less than 2^21. @inline */
export function share(word: u32, count: u32): i32 {
  return i32((u64(word) * u64(count)) >> 32)
}
