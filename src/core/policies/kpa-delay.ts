/** The largest of the wishes of each tick over a time (aggregation/max/window.go): a scale-down waits until all of them are smaller. */
export interface KpaDelay {
  /** How long a wish is remembered, and the length of a tick, s. */
  readonly seconds: number
  readonly granularity: number
  /** Wishes that may still be the largest one, by the number of their tick, the oldest and largest first. */
  readonly wishes: readonly { readonly tick: number; readonly replicas: number }[]
}

/** A delay that remembers nothing. */
export function noDelay(seconds: number, granularity: number): KpaDelay {
  return { seconds, granularity, wishes: [] }
}

/** Remembers a wish, and forgets those that can never again be the largest. Of one tick the largest counts. */
export function remember(delay: KpaDelay, at: number, replicas: number): KpaDelay {
  const { seconds, granularity } = delay
  const tick = Math.floor(at / granularity)
  const ticks = Math.ceil(seconds / granularity)
  const larger = delay.wishes.filter((wish) => wish.replicas > replicas)
  const recent = larger.filter((wish) => tick - wish.tick < ticks)
  // A larger wish of the same tick stands for this one too.
  const isTaken = recent.at(-1)?.tick === tick
  return { ...delay, wishes: isTaken ? recent : [...recent, { tick, replicas }] }
}

/** The largest wish that is remembered; 0 where there is none. */
export function largest({ wishes }: KpaDelay): number {
  return wishes[0]?.replicas ?? 0
}
