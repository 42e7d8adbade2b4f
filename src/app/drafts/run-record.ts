import { tidyName } from '#app/store/kept-name.ts'
import { readBranches, type KeptBranch } from './kept-tree.ts'

/** A run that is kept for this visitor: a draft that saved itself, or one that was saved under a name. */
export interface RunRecord {
  readonly id: string
  readonly kind: 'draft' | 'saved'
  /** Empty for a draft. */
  readonly name: string
  /** When it was kept, ms since 1970. */
  readonly at: number
  /** Simulated time that it opens at, s. */
  readonly time: number
  readonly system: string
  readonly seed: number
  /** Entries of its log. */
  readonly changes: number
  /** The run: the part of a link behind its #, or a file where it is too long for one. */
  readonly form: 'link' | 'file'
  readonly run: string
  /** The tree that the run belongs to, itself among them; empty where it stands alone. */
  readonly branches: readonly KeptBranch[]
}

/** Why a kept text is no record: it is broken, or a newer version of the page has written it. */
export type RecordFault = 'damaged' | 'newer'

/** The version that is written. */
const version = 1

const systems: readonly string[] = ['autoscaled-service', 'microservices']

/** A record as the text that is kept. */
export function writeRecord(record: RunRecord): string {
  // The key says whose it is.
  const { branches } = record
  const tree = branches.length > 0 ? branches : undefined
  return JSON.stringify({ v: version, ...record, id: undefined, branches: tree })
}

/** The record in a kept text, every value checked; the run itself is checked when it is opened. */
export function readRecord(id: string, text: string): RunRecord | RecordFault {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    // A SyntaxError, or a RangeError on absurdly deep nesting.
    return 'damaged'
  }
  if (!isId(id) || !isRecord(data)) return 'damaged'
  const { v, kind, name, at, time, system, seed, changes, form, run } = data
  if (typeof v === 'number' && Number.isInteger(v) && v > version) return 'newer'
  if (v !== version) return 'damaged'
  if (kind !== 'draft' && kind !== 'saved') return 'damaged'
  if (form !== 'link' && form !== 'file') return 'damaged'
  if (typeof name !== 'string' || typeof run !== 'string' || run === '') return 'damaged'
  if (typeof system !== 'string' || !systems.includes(system)) return 'damaged'
  if (!isWithin(at, 8.64e15) || !isWithin(time, Number.MAX_VALUE)) return 'damaged'
  if (!isCount(seed, 0xffff_ffff) || !isCount(changes, 1e6)) return 'damaged'
  const branches = readBranches(data.branches)
  return { id, kind, name: tidyName(name), at, time, system, seed, changes, form, run, branches }
}

/** Whether a text is an id as records have them. */
export function isId(text: string): boolean {
  return /^[a-z0-9]{8,20}$/.test(text)
}

/** An id that no other tab draws. */
export function drawId(): string {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2))
  return `${high.toString(36)}${low.toString(36)}`.padStart(8, '0').slice(0, 20)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isWithin(value: unknown, most: number): value is number {
  return typeof value === 'number' && value >= 0 && value <= most
}

function isCount(value: unknown, most: number): value is number {
  return isWithin(value, most) && Number.isInteger(value)
}
