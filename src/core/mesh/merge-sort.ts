import type { Mesh } from './mesh.ts'

/** Attempts with a time each. */
export interface Timed {
  readonly times: Float64Array
  readonly tasks: Int32Array
}

/** Whether of two attempts at the same time the first belongs behind the second. */
type Tie = (mesh: Mesh, task: number, other: number) => boolean

/**
 * The most that attempts may move one by one, in the mean, until they are merged: more than chance does to a slot that is spread evenly, and less
 * than it costs to merge it. What arrives or leaves at one instant by the hundred moves further.
 */
export const movesMost = 16

/** Puts the first `count` of some attempts into the order of their times, equal ones by `isBehind`; in O(n log n), equals as they stood. */
export function mergeSort(
  mesh: Mesh,
  list: Timed,
  scratch: Timed,
  count: number,
  isBehind: Tie,
): void {
  let [from, to] = [list, scratch]
  for (let width = 1; width < count; width *= 2) {
    for (let first = 0; first < count; first += 2 * width) {
      merge(
        mesh,
        from,
        to,
        { first, middle: first + width, end: first + 2 * width, count },
        isBehind,
      )
    }
    ;[from, to] = [to, from]
  }
  if (from === list) return
  list.times.set(from.times.subarray(0, count))
  list.tasks.set(from.tasks.subarray(0, count))
}

/** Two pieces in a row, both in order; they end at `count` at the latest. */
interface Pieces {
  readonly first: number
  readonly middle: number
  readonly end: number
  readonly count: number
}

function merge(mesh: Mesh, from: Timed, to: Timed, pieces: Pieces, isBehind: Tie): void {
  const { times, tasks } = from
  const middle = Math.min(pieces.middle, pieces.count)
  const end = Math.min(pieces.end, pieces.count)
  let one = pieces.first
  let other = middle
  for (let place = pieces.first; place < end; place++) {
    const isOther =
      other < end &&
      (one === middle ||
        times[other] < times[one] ||
        (times[other] === times[one] && isBehind(mesh, tasks[one], tasks[other])))
    const next = isOther ? other++ : one++
    to.times[place] = times[next]
    to.tasks[place] = tasks[next]
  }
}
