import type { ServiceDecision } from '#core/organisms/observation.ts'
import type { HpaDecision } from '#core/policies/hpa.ts'
import { hpaDecisionOf } from '#core/policies/records.ts'

/** Why a decision wanted no more cells than it did, as its own record says. */
export interface Why {
  readonly reason: WhyReason
  /** What was measured over its target, where the record has such a number. */
  readonly ratio: number | null
}

export type WhyReason =
  | 'maximum' // as many as the policy may have
  | 'rate' // a limit of the rate at which it may grow
  | 'window' // a lower wish of the stabilization window held it back
  | 'tolerance' // more was measured than the target, by less than the tolerance
  | 'no-metrics' // it could read nothing
  | 'assumed' // cells that say nothing yet were counted as idle
  | 'more' // it wanted more, as many as its metrics asked for
  | 'enough' // its metrics asked for no more

/** Reads the record of a decision; of policies without these rules only their numbers speak. */
export function whyOf(decision: ServiceDecision): Why {
  const hpa = hpaDecisionOf(decision)
  const known = hpa === null ? null : whyOfHpa(hpa)
  if (known !== null) return known
  const { current, desired, maxReplicas } = decision
  if (maxReplicas > 0 && desired >= maxReplicas) return { reason: 'maximum', ratio: null }
  return { reason: desired > current ? 'more' : 'enough', ratio: null }
}

function whyOfHpa(record: HpaDecision): Why | null {
  const { route, proposals, leading, limited, stabilised, current, desired } = record
  const proposal = leading === null ? undefined : proposals[leading]
  const ratio = ratioOf(proposal)
  if (route === 'failed') return { reason: 'no-metrics', ratio }
  if (limited?.reason === 'TooManyReplicas') return { reason: 'maximum', ratio }
  if (limited?.reason === 'ScaleUpLimit') return { reason: 'rate', ratio }
  if (stabilised?.reason === 'ScaleUpStabilized') return { reason: 'window', ratio }
  if (desired >= record.maxReplicas) return { reason: 'maximum', ratio }
  if (desired > current) return { reason: 'more', ratio }
  if (proposal === undefined || proposal.error !== null) return null
  if (proposal.outcome === 'within-tolerance' && (ratio ?? 1) > 1) {
    return { reason: 'tolerance', ratio }
  }
  const isAssumed =
    proposal.outcome === 'within-tolerance-after-assumptions' ||
    proposal.outcome === 'direction-flipped' ||
    proposal.outcome === 'count-against-direction'
  return { reason: isAssumed ? 'assumed' : 'enough', ratio }
}

function ratioOf(proposal: HpaDecision['proposals'][number] | undefined): number | null {
  if (proposal === undefined || proposal.error !== null) return null
  return 'measured' in proposal ? proposal.measured.ratio : proposal.ratio
}
