import { useState } from 'react'

interface Named {
  readonly id: string
}

/** The same items in the order in which they came; those that come at once keep theirs. */
export function useArrivals<Item extends Named>(items: readonly Item[]): readonly Item[] {
  const [order, setOrder] = useState<readonly string[]>([])
  const next = inOrder(order, items)
  const ids = next.map(({ id }) => id)
  if (ids.length !== order.length || ids.some((id, index) => id !== order[index])) setOrder(ids)
  return next
}

/** Items that were there before in their order, then the new ones. */
export function inOrder<Item extends Named>(
  before: readonly string[],
  items: readonly Item[],
): readonly Item[] {
  const known = before.flatMap((id) => items.filter((item) => item.id === id))
  return [...known, ...items.filter((item) => !before.includes(item.id))]
}
