import type { Column, Layout, Views } from './memory.ts'

/**
 * The compact form of a state: only what is alive in its columns, one after another. Most of a state is room that
 * nothing uses now, so this is a small part of the buffer, and the form of it that equal states share: what
 * is not alive may hold anything.
 */

/** Which numbers of a column are alive; a column that says nothing is alive as a whole. */
export type Live =
  /** So many from its start. */
  | { readonly first: () => number }
  /** Pieces of it, as pairs of [start, count]. */
  | { readonly spans: () => Int32Array }

/**
 * What is alive, in the tree of a layout. `first` may read columns that are alive as a whole, `spans` may read those
 * and the ones with `first`: in this order they are written and read back.
 */
export type Life<L extends Layout> = {
  readonly [Name in keyof L]?: L[Name] extends Column
    ? Live
    : L[Name] extends Layout
      ? Life<L[Name]>
      : never
}

type Numbers = Float64Array | Int32Array | Uint32Array | Uint8Array

/** A column and what of it is alive. */
export interface LivePart {
  readonly numbers: Numbers
  readonly live: Live | null
}

/** The columns of a state in the order in which they are written. */
export function livePartsOf<L extends Layout>(views: Views<L>, life: Life<L>): readonly LivePart[] {
  const parts = flatten(views, life)
  const rank = ({ live }: LivePart): number => (live === null ? 0 : 'first' in live ? 1 : 2)
  return parts.toSorted((one, other) => rank(one) - rank(other))
}

// Inside, both trees are walked by name: their types have been held against each other above.
function flatten(views: object, life: object): readonly LivePart[] {
  const lives: Readonly<Record<string, object | undefined>> = { ...life }
  return Object.entries(views).flatMap(([name, entry]: [string, object]) =>
    isNumbers(entry)
      ? [{ numbers: entry, live: (lives[name] as Live | undefined) ?? null }]
      : flatten(entry, lives[name] ?? {}),
  )
}

function isNumbers(entry: object): entry is Numbers {
  return ArrayBuffer.isView(entry)
}

/** What is alive now, as bytes of its own. */
export function compact(parts: readonly LivePart[]): ArrayBuffer {
  const plans = parts.map(({ numbers, live }) => planOf(numbers, live))
  const length = plans.reduce(
    (sum, { count }, index) => sum + paddedBytes(parts[index].numbers, count),
    0,
  )
  const bytes = new ArrayBuffer(length)
  let offset = 0
  plans.forEach(({ spans, count }, index) => {
    const { numbers } = parts[index]
    const room = viewOf(numbers, bytes, offset, count)
    if (spans === null) room.set(numbers.subarray(0, count))
    else gather(numbers, spans, room)
    offset += paddedBytes(numbers, count)
  })
  return bytes
}

/** Puts a compact form back into columns of the same layout; what is not alive keeps what it holds. */
export function expand(parts: readonly LivePart[], bytes: ArrayBuffer): void {
  let offset = 0
  for (const { numbers, live } of parts) {
    // Said by what was read back before.
    const { spans, count } = planOf(numbers, live)
    const room = viewOf(numbers, bytes, offset, count)
    if (spans === null) numbers.set(room)
    else scatter(numbers, spans, room)
    offset += paddedBytes(numbers, count)
  }
}

interface Plan {
  readonly spans: Int32Array | null
  readonly count: number
}

function planOf({ length }: Numbers, live: Live | null): Plan {
  if (live === null) return { spans: null, count: length }
  if ('first' in live) return { spans: null, count: live.first() }
  const spans = live.spans()
  let count = 0
  for (let at = 1; at < spans.length; at += 2) count += spans[at]
  return { spans, count }
}

function gather(numbers: Numbers, spans: Int32Array, into: Numbers): void {
  const units = unitsOf(numbers)
  const [source, target] = [inUnits(numbers), inUnits(into)]
  let to = 0
  for (let at = 0; at < spans.length; at += 2) {
    const end = units * (spans[at] + spans[at + 1])
    for (let from = units * spans[at]; from < end; from++) target[to++] = source[from]
  }
}

function scatter(numbers: Numbers, spans: Int32Array, from: Numbers): void {
  const units = unitsOf(numbers)
  const [source, target] = [inUnits(from), inUnits(numbers)]
  let next = 0
  for (let at = 0; at < spans.length; at += 2) {
    const end = units * (spans[at] + spans[at + 1])
    for (let to = units * spans[at]; to < end; to++) target[to] = source[next++]
  }
}

/** Parts in which a number is copied. */
function unitsOf(numbers: Numbers): number {
  return numbers instanceof Float64Array ? 2 : 1
}

/**
 * What a column is copied as. Words may lie on the bytes of doubles, as in the records of attempts; where they make no number, JavaScript
 * leaves open which bits are read, and engines other than V8 give those of one NaN for all.
 */
function inUnits(numbers: Numbers): Exclude<Numbers, Float64Array> {
  if (!(numbers instanceof Float64Array)) return numbers
  return new Uint32Array(numbers.buffer, numbers.byteOffset, 2 * numbers.length)
}

// Every column begins at a multiple of 8, as it does in the state.
function paddedBytes(numbers: Numbers, count: number): number {
  return Math.ceil((count * numbers.BYTES_PER_ELEMENT) / 8) * 8
}

function viewOf(numbers: Numbers, bytes: ArrayBuffer, offset: number, count: number): Numbers {
  if (numbers instanceof Float64Array) return new Float64Array(bytes, offset, count)
  if (numbers instanceof Int32Array) return new Int32Array(bytes, offset, count)
  if (numbers instanceof Uint32Array) return new Uint32Array(bytes, offset, count)
  return new Uint8Array(bytes, offset, count)
}

/** The pieces of rows of so many numbers each. */
export function spansOfRows(rows: Int32Array, stride = 1): Int32Array {
  const spans = new Int32Array(2 * rows.length)
  for (let i = 0; i < rows.length; i++) {
    spans[2 * i] = rows[i] * stride
    spans[2 * i + 1] = stride
  }
  return spans
}

/** The pieces of regions of `room` numbers, each alive from its start on for its count. */
export function spansOfCounts(counts: Int32Array, room: number): Int32Array {
  const spans = new Int32Array(2 * counts.length)
  for (let i = 0; i < counts.length; i++) {
    spans[2 * i] = i * room
    spans[2 * i + 1] = counts[i]
  }
  return spans
}

/** The pieces of regions of `room` numbers, of which windows [head, count] of some are alive. */
export function spansOfWindows(regions: Int32Array, windows: Int32Array, room: number): Int32Array {
  const spans = new Int32Array(2 * regions.length)
  for (let i = 0; i < regions.length; i++) {
    const region = regions[i]
    spans[2 * i] = region * room + windows[2 * region]
    spans[2 * i + 1] = windows[2 * region + 1]
  }
  return spans
}
