/** Where a label would like to stand and how tall it is, in pixels. */
export interface LabelWish {
  readonly y: number
  readonly height: number
}

/**
 * Middles of labels moved as little as needed so that none covers another, in the order of their
 * wishes, inside [top, bottom] as long as all fit.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  top: number,
  bottom: number,
): readonly number[] {
  const order = wishes.map((_, index) => index).sort((a, b) => wishY(a) - wishY(b) || a - b)
  const placed = wishes.map((wish) => wish.y)
  let floor = top
  for (const index of order) {
    const half = wishHeight(index) / 2
    placed[index] = Math.max(wishY(index), floor + half)
    floor = (placed[index] ?? 0) + half
  }
  let ceiling = bottom
  for (const index of order.toReversed()) {
    const half = wishHeight(index) / 2
    placed[index] = Math.min(placed[index] ?? 0, ceiling - half)
    ceiling = (placed[index] ?? 0) - half
  }
  return placed

  function wishY(index: number): number {
    return wishes[index]?.y ?? 0
  }
  function wishHeight(index: number): number {
    return wishes[index]?.height ?? 0
  }
}
