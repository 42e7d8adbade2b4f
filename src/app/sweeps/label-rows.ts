/**
 * Middles of labels one above the other, each as near to where it wishes to stand as the others let it, within top
 * and bottom; in the order of the wishes, px. Where there is no room for all, those that wish to stand lowest have none.
 */
export function labelRows(
  wishes: readonly number[],
  height: number,
  top: number,
  bottom: number,
): readonly (number | undefined)[] {
  const order = wishes.map((_, index) => index)
  order.sort((a, b) => (wishes[a] ?? 0) - (wishes[b] ?? 0) || b - a)
  const room = Math.max(0, Math.floor((bottom - top) / height))
  const shown = order.slice(0, room)
  const rows: (number | undefined)[] = wishes.map(() => undefined)
  let above = top
  shown.forEach((index, rank) => {
    const last = bottom - (shown.length - rank) * height
    const row = Math.min(last, Math.max(above, (wishes[index] ?? top) - height / 2))
    rows[index] = row + height / 2
    above = row + height
  })
  return rows
}
