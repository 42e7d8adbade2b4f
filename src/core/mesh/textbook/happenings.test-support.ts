import type { Call, Cell, Job, Visit } from './state.test-support.ts'

/** What can happen in the textbook. */
export type Happening =
  | { readonly kind: 'leaves' | 'quits'; readonly visit: Visit }
  | { readonly kind: 'ends'; readonly cell: Cell; readonly job: Job; readonly planned: number }
  | { readonly kind: 'fresh' | 'clientSends'; readonly edge: number; readonly request: number }
  | { readonly kind: 'arrives' | 'hedges' | 'givesUp'; readonly visit: Visit }
  | { readonly kind: 'hears' | 'hearsError'; readonly visit: Visit }
  | {
      readonly kind: 'sends'
      readonly call: Call
      readonly tries: number
      readonly isSecond: boolean
    }

/** Of what happens at the same time the lower rank comes first, and of one rank the lower mark. */
const ranks = {
  leaves: 0,
  ends: 0,
  quits: 1,
  fresh: 2,
  arrives: 3,
  hears: 4,
  hearsError: 5,
  hedges: 6,
  givesUp: 6,
  sends: 7,
  clientSends: 8,
} as const

/** Something in the list, with its place in the order of planning. */
export interface Entry {
  readonly time: number
  readonly mark: number
  readonly order: number
  readonly what: Happening
}

/** The list of what will happen: a binary heap, the next one first. */
export interface Happenings {
  readonly entries: Entry[]
  planned: number
}

/** Plans something at a time, s. */
export function later(list: Happenings, time: number, mark: number, what: Happening): void {
  const { entries } = list
  entries.push({ time, mark: mark >>> 0, order: list.planned++, what })
  for (let i = entries.length - 1; i > 0;) {
    const up = (i - 1) >> 1
    if (!isBefore(entries[i], entries[up])) break
    ;[entries[i], entries[up]] = [entries[up], entries[i]]
    i = up
  }
}

/** Takes the next one out if it is before `until`; null where there is none. */
export function takeNext({ entries }: Happenings, until: number): Entry | null {
  if (entries.length === 0 || entries[0].time >= until) return null
  const next = entries[0]
  const last = entries.pop()
  if (last === undefined || entries.length === 0) return next
  entries[0] = last
  for (let i = 0; ;) {
    let least = i
    for (const child of [2 * i + 1, 2 * i + 2]) {
      if (child < entries.length && isBefore(entries[child], entries[least])) least = child
    }
    if (least === i) return next
    ;[entries[i], entries[least]] = [entries[least], entries[i]]
    i = least
  }
}

/** Takes out what `isOff` says so of. */
export function dropWhere(list: Happenings, isOff: (entry: Entry) => boolean): void {
  const kept = list.entries.filter((entry) => !isOff(entry))
  list.entries.length = 0
  // In order, so that what was planned first still comes first.
  for (const { time, mark, what } of kept.toSorted((a, b) => a.order - b.order)) {
    later(list, time, mark, what)
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  if (a.time !== b.time) return a.time < b.time
  const [rankA, rankB] = [ranks[a.what.kind], ranks[b.what.kind]]
  if (rankA !== rankB) return rankA < rankB
  return a.mark !== b.mark ? a.mark < b.mark : a.order < b.order
}
