/**
 * Chance in two forms, both exact in every engine (32-bit integers only).
 * A *stream* is a sequence for one purpose: sfc32, four words of state (Doty-Humphrey, PractRand).
 * A *keyed draw* belongs to a thing, such as a request: the same thing gets the same number in every
 * run with that seed, whatever happened before (common random numbers).
 */

/** Words of state that one stream takes in its column. */
export const streamWords = 4

/** Starts the stream at `offset` of the column from the seed of the run and the stream's name. */
export function seedStream(states: Int32Array, offset: number, seed: number, name: string): void {
  let state = keyOf(seed, name)
  for (let i = 0; i < 3; i++) {
    state = (state + 0x9e3779b9) | 0
    states[offset + i] = mix(state)
  }
  states[offset + 3] = 1
  for (let i = 0; i < 12; i++) nextWord(states, offset)
}

/** The next 32 random bits of a stream, as a signed integer: V8 keeps those out of the heap. */
export function nextWord(states: Int32Array, offset: number): number {
  const a = states[offset]
  const b = states[offset + 1]
  const c = states[offset + 2]
  const count = states[offset + 3]
  const word = (((a + b) | 0) + count) | 0
  states[offset + 3] = (count + 1) | 0
  states[offset] = b ^ (b >>> 9)
  states[offset + 1] = (c + (c << 3)) | 0
  states[offset + 2] = (((c << 21) | (c >>> 11)) + word) | 0
  return word
}

/** Fills `count` places with the next words of a stream: the same words, at a third of the cost. */
export function fillWords(
  states: Int32Array,
  offset: number,
  into: Int32Array,
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
    into[i] = word
  }
  states[offset] = a
  states[offset + 1] = b
  states[offset + 2] = c
  states[offset + 3] = turn
}

/** Uniform on [0, 1) with 32 bits. */
export function uniform(word: number): number {
  return (word >>> 0) * 2.3283064365386963e-10
}

/** A key for draws of one purpose: 32 bits from the seed of the run and the purpose's name. */
export function keyOf(seed: number, name: string): number {
  let hash = 0x811c9dc5 ^ seed
  for (let i = 0; i < name.length; i++) {
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  }
  return mix(mix(hash) ^ seed)
}

/**
 * 32 bits for thing `id` (a whole number below 2^53) under a key. Neither neighbouring ids nor ids 2^32 apart
 * nor neighbouring keys resemble each other.
 */
export function keyedWord(key: number, id: number): number {
  return saltedWord(saltOf(key, id), id)
}

/** What a key and the high bits of an id add to a word: the same for 2^32 ids in a row. */
export function saltOf(key: number, id: number): number {
  const high = (id * 2.3283064365386963e-10) | 0
  return mix((key + Math.imul(high, 0x9e3779b1)) | 0)
}

/** The word of `keyedWord` where the salt is known: the steps of `mix`, salted before each product. */
export function saltedWord(salt: number, id: number): number {
  let y = id ^ salt
  y ^= y >>> 16
  y = (Math.imul(y, 0x21f0aaad) + salt) | 0
  y ^= y >>> 15
  y = Math.imul(y, 0x735a2d97)
  return (y ^ (y >>> 15)) | 0
}

/** The draw after `word` where one thing needs several. */
export function followingWord(word: number, key: number): number {
  return mix(((word + 0x9e3779b9) | 0) ^ key)
}

/** A bijection on 32 bits without visible structure (C. Wellons, "lowbias32", 2018). */
export function mix(x: number): number {
  let y = x ^ (x >>> 16)
  y = Math.imul(y, 0x21f0aaad)
  y ^= y >>> 15
  y = Math.imul(y, 0x735a2d97)
  return (y ^ (y >>> 15)) | 0
}
