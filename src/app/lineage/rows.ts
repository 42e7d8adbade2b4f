import type { Life } from './lives.ts'

/** How long a line takes to give way to a new one, ms. */
const settleMs = 420

/** With more rows than this nobody sees a line give way, and moving them all would take too long. */
const movedMax = 600

/** Where each line stands: whole numbers at rest, between two while lines give way to a new one. */
export interface Rows {
  /** Takes an order; lines that are in it already travel to their new places unless `instantly`. */
  take(order: readonly Life[], instantly: boolean): void
  /** Lets time pass; true while lines are on their way. */
  step(ms: number): boolean
  rowOf(life: Life): number
  /** The row that a cell has in the order. */
  readonly places: ReadonlyMap<number, number>
  /** How many rows there are; between two numbers while one is made room for. */
  count(): number
}

/** Rows without lines. */
export function createRows(): Rows {
  const places = new Map<number, number>()
  let from = new Map<number, number>()
  let [countFrom, count] = [0, 0]
  let share = 1
  const eased = () => share * share * (3 - 2 * share)
  const rowOf = (life: Life): number => {
    const goal = places.get(life.id) ?? 0
    if (share >= 1) return goal
    // A newborn's line comes out of her mother's.
    const start = from.get(life.id) ?? from.get(life.mother) ?? goal
    return start + (goal - start) * eased()
  }
  const countNow = () => (share >= 1 ? count : countFrom + (count - countFrom) * eased())
  return {
    places,
    rowOf,
    count: countNow,
    take(order, instantly) {
      const isStill = instantly || order.length > movedMax || places.size === 0
      if (!isStill) {
        countFrom = countNow()
        // Those on their way go on from where they are.
        from = new Map(
          order.filter(({ id }) => places.has(id)).map((life) => [life.id, rowOf(life)]),
        )
      }
      places.clear()
      order.forEach(({ id }, row) => places.set(id, row))
      count = order.length
      share = isStill ? 1 : 0
    },
    step(ms) {
      share = Math.min(1, share + ms / settleMs)
      return share < 1
    },
  }
}
