import { cellColumns } from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import { frameLength, memorySeconds } from './frame.ts'
import type { CellLoads } from './messages.ts'

/**
 * The loads of all cells at equal steps of simulated time, for the line of a cell after a time was gone to. What is
 * not here any more is found again by replaying.
 */
export interface LoadMemory {
  /** Between two moments, s: so that a number of steps is exact. */
  readonly step: number
  /** By the number of steps from time 0. */
  readonly moments: Map<number, CellLoads>
  /** How many moments share a list of cells' numbers. */
  readonly sharers: Map<Float32Array, number>
  readonly bytesMax: number
  bytes: number
  /** The columns of a frame, to read from. */
  scratch: Float32Array
}

const limits = { step: 4, moments: 4096, bytes: 8 * 1024 * 1024 } as const
/** What an object takes beside its numbers. */
const overhead = 200
const [idColumn, loadColumn] = [cellColumns.indexOf('id'), cellColumns.indexOf('load')]

/** A memory without a moment, for a run of so many seconds. */
export function createLoadMemory(duration: number, bytesMax: number = limits.bytes): LoadMemory {
  let step: number = limits.step
  while (duration / step > limits.moments) step *= 2
  const scratch = new Float32Array()
  return { step, moments: new Map(), sharers: new Map(), bytesMax, bytes: 0, scratch }
}

/** The next moment after a time that is to be noted, s. */
export function nextNote({ step }: LoadMemory, time: number): number {
  return (Math.floor(time / step) + 1) * step
}

/** Notes the loads where the run stands, if that is a moment to be noted. */
export function noteLoads(memory: LoadMemory, run: Run): void {
  const number = run.now() / memory.step
  if (!Number.isInteger(number) || memory.moments.has(number)) return
  const moment = loadsNow(memory, run)
  // While no cell comes or goes their numbers are one list.
  const { ids } = memory.moments.get(number - 1) ?? moment
  add(memory, number, { ...moment, ids: isEqual(ids, moment.ids) ? ids : moment.ids })
  // Those that are furthest from where the run stands are missed least.
  while (memory.bytes > memory.bytesMax && memory.moments.size > 1)
    drop(memory, furthest(memory, number))
}

/** The last two minutes up to where the run stands, that moment included. */
export function loadsUntil(memory: LoadMemory, run: Run): readonly CellLoads[] {
  const now = run.now()
  const found: CellLoads[] = []
  for (const number of numbers(memory, now - memorySeconds, now)) {
    const moment = memory.moments.get(number)
    if (moment !== undefined) found.push(moment)
  }
  return found.at(-1)?.time === now ? found : [...found, loadsNow(memory, run)]
}

/** Takes in what another worker had noted of the same run. */
export function takeLoads(memory: LoadMemory, moments: readonly CellLoads[]): void {
  for (const moment of moments) {
    const number = moment.time / memory.step
    if (!Number.isInteger(number) || memory.moments.has(number)) continue
    add(memory, number, moment)
  }
}

/** Whether every moment of a span is known. */
export function knowsLoads(memory: LoadMemory, from: number, until: number): boolean {
  return numbers(memory, from, until).every((number) => memory.moments.has(number))
}

/** From a time on the run is another one. */
export function forgetLoads(memory: LoadMemory, from: number): void {
  for (const [number, { time }] of memory.moments) if (time >= from) drop(memory, number)
}

function loadsNow(memory: LoadMemory, run: Run): CellLoads {
  const { cells, services } = run.frameSize()
  const length = frameLength(cells, services, 0)
  if (memory.scratch.length < length) memory.scratch = new Float32Array(2 * length)
  run.fillFrame(memory.scratch, cells, services, 0)
  const column = (index: number) => memory.scratch.slice(index * cells, (index + 1) * cells)
  return { time: run.now(), ids: column(idColumn), loads: column(loadColumn) }
}

function numbers({ step }: LoadMemory, from: number, until: number): readonly number[] {
  const first = Math.max(0, Math.ceil(from / step))
  const count = Math.max(0, Math.floor(until / step) - first + 1)
  return Array.from({ length: count }, (_, i) => first + i)
}

function furthest({ moments }: LoadMemory, from: number): number {
  let found = from
  for (const number of moments.keys()) {
    if (Math.abs(number - from) > Math.abs(found - from)) found = number
  }
  return found
}

function add(memory: LoadMemory, number: number, moment: CellLoads): void {
  const { moments, sharers } = memory
  const { ids, loads } = moment
  const before = sharers.get(ids) ?? 0
  moments.set(number, moment)
  sharers.set(ids, before + 1)
  memory.bytes += loads.byteLength + overhead + (before === 0 ? ids.byteLength : 0)
}

function drop(memory: LoadMemory, number: number): void {
  const { moments, sharers } = memory
  const moment = moments.get(number)
  if (moment === undefined) return
  const { ids, loads } = moment
  const left = (sharers.get(ids) ?? 0) - 1
  moments.delete(number)
  if (left > 0) sharers.set(ids, left)
  else sharers.delete(ids)
  memory.bytes -= loads.byteLength + overhead + (left > 0 ? 0 : ids.byteLength)
}

function isEqual(one: Float32Array, other: Float32Array): boolean {
  return one.length === other.length && one.every((value, i) => value === other[i])
}
