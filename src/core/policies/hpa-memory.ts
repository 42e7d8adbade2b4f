import { isOlder } from './hpa-clock.ts'
import type { HpaConditions } from './hpa-conditions.ts'
import { noConditions } from './hpa-conditions.ts'

/** A raw wish of the metrics, before windows and limits. */
export interface HpaRecommendation {
  readonly replicas: number
  readonly at: number
}

/** Pods that one rescale added (in the list up) or removed (in the list down). */
export interface HpaScaleEvent {
  readonly change: number
  readonly at: number
  /** Older than its direction's longest period at some rescale: its place may be taken. */
  readonly outdated: boolean
}

/** What the controller remembers between syncs: plain data, bounded in size. */
export interface HpaMemory {
  /** Null before the very first sync. */
  readonly recommendations: readonly HpaRecommendation[] | null
  readonly scaleUpEvents: readonly HpaScaleEvent[]
  readonly scaleDownEvents: readonly HpaScaleEvent[]
  /** As the last sync left them. */
  readonly conditions: HpaConditions
}

/** The memory of a controller that has never seen this autoscaler. */
export const emptyMemory: HpaMemory = {
  recommendations: null,
  scaleUpEvents: [],
  scaleDownEvents: [],
  conditions: noConditions,
}

/**
 * The most entries of one list. The longest window the API allows is an hour, so one sync a second
 * fits; beyond that the oldest entry is given up, which the real controller never does.
 */
export const memoryLimit = 4096

/**
 * The list with one more entry. It takes the place of the last entry that may be forgotten, and
 * only where there is none does the list grow: the real controller's rule, odd order and all.
 */
export function remember<Entry extends { readonly at: number }>(
  entries: readonly Entry[],
  entry: Entry,
  mayForget: (entry: Entry) => boolean,
): readonly Entry[] {
  const next = entries.slice()
  let place = entries.length
  for (let i = 0; i < entries.length; i++) if (mayForget(entries[i])) place = i
  if (place >= memoryLimit) place = oldest(entries)
  next[place] = entry
  return next
}

function oldest(entries: readonly { readonly at: number }[]): number {
  let found = 0
  for (let i = 1; i < entries.length; i++) if (entries[i].at < entries[found].at) found = i
  return found
}

/**
 * Stores a rescale in its direction's list (horizontal.go, storeScaleEvent). Whatever is older than
 * the longest period of *this* direction may be overwritten, although the other direction may have
 * a policy that still looks at it: the real controller forgets it all the same.
 */
export function storeScaleEvent(
  events: readonly HpaScaleEvent[],
  change: number,
  policies: readonly { readonly periodSeconds: number }[],
  now: number,
): readonly HpaScaleEvent[] {
  let longest = 0
  for (const policy of policies) longest = Math.max(longest, policy.periodSeconds)
  const marked = events.map((event) =>
    isOlder(event.at, now, longest) ? { ...event, outdated: true } : event,
  )
  return remember(marked, { change, at: now, outdated: false }, (event) => event.outdated)
}
