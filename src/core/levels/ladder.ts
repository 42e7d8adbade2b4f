import { assert } from '#core/kernel/assert.ts'
import type { Rung } from '#core/organisms/recording.ts'

/** Above this share of the budget requests are too dear, and below that one they are affordable again. */
export const budgetShare = { enter: 0.65, leave: 0.4 } as const

/**
 * The rung after `rung` where simulating every request takes, or would take, `share` of the time there is for it. Between
 * the two borders it stays: a load that swings about one of them switches once.
 *
 * On levels the share is what requests would take, foretold, not what levels do: that is next to nothing, and the ladder would
 * be left at once. A time that was measured is no part of a run, so a switch belongs into the log like a visitor's wish.
 */
export function rungAfter(rung: Rung, share: number): Rung {
  assert(share >= 0, 'a share of the budget is a number and not negative')
  if (share > budgetShare.enter) return 'levels'
  return share < budgetShare.leave ? 'exact' : rung
}
