import { assert } from '#core/kernel/assert.ts'

/**
 * Gives every cell a level, so that `counts[k]` of them have level k. A cell that showed less than another gets
 * no more than it; of those that showed the same the earlier one. In linear time, by counting. What is shown between two
 * frames, and what cells hold when requests are simulated again, are both found this way, so nothing jumps on the screen.
 */
export function assignLevels(
  counts: Int32Array,
  shown: ArrayLike<number>,
  insides: Int32Array,
): void {
  const ranks = new Int32Array(counts.length + 1)
  for (let cell = 0; cell < shown.length; cell++) ranks[placeOf(shown[cell], counts.length)]++
  // From now on the rank of the next cell that shows so much.
  let before = 0
  for (let level = 0; level < ranks.length; level++) {
    const here = ranks[level]
    ranks[level] = before
    before += here
  }
  const levelOfRank = new Int32Array(shown.length)
  let rank = 0
  for (let level = 0; level < counts.length; level++) {
    const end = rank + counts[level]
    assert(end <= shown.length, 'there is a cell for every count')
    levelOfRank.fill(level, rank, end)
    rank = end
  }
  assert(rank === shown.length, 'there is a level for every cell')
  for (let cell = 0; cell < shown.length; cell++) {
    insides[cell] = levelOfRank[ranks[placeOf(shown[cell], counts.length)]++]
  }
}

/** What showed more than there are levels comes last. */
function placeOf(shown: number, levels: number): number {
  return shown < levels ? shown : levels
}
