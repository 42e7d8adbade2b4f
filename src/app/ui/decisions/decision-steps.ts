import type { HpaDecision, HpaProposal } from '#core/policies/hpa.ts'

/** One line of a decision's arithmetic: what it is called, its numbers, and why. */
export interface DecisionStep {
  readonly name: string
  readonly formula: string
  readonly note: string | null
  /** True for the metric that led, or the step that changed the number. */
  readonly decisive: boolean
}

/** What a decision did, in a few words for a list. */
export function decisionSummary(decision: HpaDecision): string {
  const { current, desired } = decision
  if (desired !== current) return `${current} → ${desired} replicas`
  return `stayed at ${current}: ${reasonToStay(decision)}`
}

function reasonToStay(decision: HpaDecision): string {
  const { route, raw, current, stabilised, limited, leading, proposals } = decision
  if (route === 'disabled') return 'scaled to zero by hand'
  if (route === 'failed') return 'metrics missing'
  if (raw === current) {
    const outcome = leading === null ? undefined : proposals[leading]
    return outcome?.error === null && outcome.outcome !== 'scaled'
      ? outcomeWords[outcome.outcome]
      : 'the formula asks for no other number'
  }
  if (stabilised?.replicas === current) return 'stabilization window'
  return limited === null ? 'nothing to do' : limitWords[limited.reason]
}

const outcomeWords = {
  'within-tolerance': 'within tolerance',
  'within-tolerance-after-assumptions': 'within tolerance once silent pods are counted',
  'direction-flipped': 'silent pods would turn the direction around',
  'count-against-direction': 'the count would move against the ratio',
  scaled: 'outside tolerance',
} as const

const limitWords = {
  DesiredWithinRange: 'within range',
  ScaleUpLimit: 'the rate of scaling up is limited',
  ScaleDownLimit: 'the rate of scaling down is limited',
  TooFewReplicas: 'min replicas',
  TooManyReplicas: 'max replicas',
} as const

/** The whole arithmetic of one decision in the order in which the controller does it. */
export function decisionSteps(decision: HpaDecision): readonly DecisionStep[] {
  const steps: DecisionStep[] = []
  const several = decision.proposals.length > 1
  decision.proposals.forEach((proposal, index) => {
    steps.push(...proposalSteps(proposal, several && decision.leading === index))
  })
  const bound = boundStep(decision)
  if (bound !== null) steps.push(bound)
  if (several && decision.raw !== null) {
    const wishes = decision.proposals.flatMap(({ replicas }) =>
      replicas === null ? [] : [replicas],
    )
    steps.push(
      step('Raw', `max(${wishes.join(', ')}) = ${decision.raw}`, 'the largest metric leads'),
    )
  }
  if (decision.stabilised !== null) steps.push(stabilisedStep(decision, decision.stabilised))
  if (decision.limited !== null) steps.push(...limitedSteps(decision, decision.limited))
  const result =
    decision.desired === decision.current
      ? `${decision.current} (no change)`
      : `${decision.current} → ${decision.desired}`
  steps.push({ name: 'Desired replicas', formula: result, note: null, decisive: true })
  return steps
}

function boundStep(decision: HpaDecision): DecisionStep | null {
  const { route, current, minReplicas, maxReplicas } = decision
  if (route === 'above-max') {
    return step(
      'Max replicas',
      `${current} > ${maxReplicas}`,
      'corrected at once, without metrics, windows or rates',
      true,
    )
  }
  if (route === 'below-min') {
    return step(
      'Min replicas',
      `${current} < ${minReplicas}`,
      'corrected at once, without metrics, windows or rates',
      true,
    )
  }
  if (route === 'disabled')
    return step('Scaling', 'disabled at 0 replicas', 'somebody scaled to zero by hand', true)
  if (route === 'failed')
    return step(
      'Raw',
      'no recommendation',
      'a metric failed, so nothing is scaled down or up',
      true,
    )
  return null
}

function step(
  name: string,
  formula: string,
  note: string | null = null,
  decisive = false,
): DecisionStep {
  return { name, formula, note, decisive }
}

function proposalSteps(proposal: HpaProposal, leads: boolean): readonly DecisionStep[] {
  const name = metricName(proposal)
  if (proposal.error !== null) return [step(name, 'no value', errorWords[proposal.error])]
  const { low, high } = proposal.band
  const ratio = 'measured' in proposal ? proposal.measured.ratio : proposal.ratio
  const measured = step(name, measuredFormula(proposal), podsNote(proposal), leads)
  if (ratio === null) return [measured]
  const inside = ratio >= low && ratio <= high
  const sign = inside ? 'inside' : 'outside'
  const steps = [
    measured,
    step('Tolerance', `${number(ratio)} ${sign} ${number(low)} … ${number(high)}`),
  ]
  if ('assumption' in proposal && proposal.assumption !== null) {
    const { missing, unready, measured: again, count } = proposal.assumption
    steps.push(
      step(
        'Silent pods',
        `ratio ${number(again.ratio)} over ${count} pods`,
        `missing: ${missingWords[missing]}; not ready: ${unreadyWords[unready]}`,
      ),
    )
  }
  steps.push(
    step(
      'Raw',
      rawFormula(proposal),
      proposal.outcome === 'scaled' ? null : outcomeWords[proposal.outcome],
    ),
  )
  return steps
}

type Evaluated = Exclude<HpaProposal, { readonly error: string }>

function measuredFormula(proposal: Evaluated): string {
  const isCpu = proposal.name === 'cpu'
  switch (proposal.formula) {
    case 'utilization':
      return `measured ${proposal.measured.utilization ?? 0} % ÷ target ${proposal.target} % = ${number(proposal.measured.ratio)}`
    case 'average':
      return `measured ${amount(proposal.measured.average, isCpu)} ÷ target ${amount(proposal.target, isCpu)} = ${number(proposal.measured.ratio)}`
    case 'value':
      return `measured ${amount(proposal.usage, false)} ÷ target ${amount(proposal.target, false)} = ${proposal.ratio === null ? 'undefined' : number(proposal.ratio)}`
    case 'average-value':
      return `${amount(proposal.usage, false)} ÷ (${amount(proposal.target, false)} × replicas) = ${proposal.ratio === null ? 'undefined' : number(proposal.ratio)}`
  }
}

function rawFormula(proposal: Evaluated): string {
  if (proposal.outcome !== 'scaled') return String(proposal.replicas)
  if (!('measured' in proposal)) {
    if (proposal.formula === 'value')
      return `⌈${number(proposal.ratio ?? 0)} × ${proposal.count}⌉ = ${proposal.replicas}`
    return `⌈${amount(proposal.usage, false)} ÷ ${amount(proposal.target, false)}⌉ = ${proposal.replicas}`
  }
  const { assumption, measured } = proposal
  const ratio = assumption === null ? measured.ratio : assumption.measured.ratio
  return `⌈${number(ratio)} × ${proposal.count}⌉ = ${proposal.replicas}`
}

function podsNote(proposal: Evaluated): string | null {
  if (!('measured' in proposal)) return null
  const parts = [`${proposal.ready} ready`]
  if (proposal.unready > 0) parts.push(`${proposal.unready} not ready`)
  if (proposal.missing > 0) parts.push(`${proposal.missing} without a sample`)
  if (proposal.ignored > 0) parts.push(`${proposal.ignored} leaving`)
  return parts.join(', ')
}

const missingWords = {
  request: 'count as their full request',
  target: 'count as the target',
  zero: 'count as 0',
  'left-out': 'none',
} as const
const unreadyWords = { zero: 'count as 0', 'left-out': 'left out' } as const
const errorWords = {
  'no-metrics': 'the metrics API returned nothing',
  'no-pods': 'there are no pods',
  'no-ready-pod-metrics': 'every sample is of a pod that is not ready or leaving',
  'missing-request': 'a pod has no request for this resource',
  'no-matching-metrics': 'no sample belongs to a pod that exists',
  'invalid-type': 'the controller does not know this kind of metric',
} as const

function stabilisedStep(
  decision: HpaDecision,
  stabilised: NonNullable<HpaDecision['stabilised']>,
): DecisionStep {
  const { replicas, up, down } = stabilised
  const held = stabilised.reason === 'ScaleUpStabilized' && up !== null ? up : down
  const changed = replicas !== decision.raw
  const since = held.by === null ? '' : `, recommended ${seconds(decision.time - held.by.at)} ago`
  return step(
    'Stabilised',
    `${decision.raw ?? 0} → ${replicas}`,
    changed
      ? `the window of ${seconds(held.window)} holds ${replicas}${since}`
      : 'no window holds it back',
    changed,
  )
}

function limitedSteps(
  decision: HpaDecision,
  limited: NonNullable<HpaDecision['limited']>,
): readonly DecisionStep[] {
  const steps: DecisionStep[] = []
  const { rate } = limited
  if (rate !== null && limited.rule === 'without-behavior') {
    steps.push(
      step('Rate', `${decision.current} may become at most ${rate.replicas}`, 'without behavior'),
    )
  }
  rate?.policies.forEach(({ policy, start, allows }, index) => {
    const size = policy.type === 'Pods' ? `${policy.value} pods` : `${policy.value} %`
    steps.push(
      step(
        'Rate',
        `${size} per ${policy.periodSeconds} s from ${start}: ${allows}`,
        rate.chosen === index ? `selectPolicy ${rate.select ?? 'Max'} takes it` : null,
      ),
    )
  })
  const before = decision.stabilised?.replicas ?? decision.raw ?? decision.current
  const range = `${decision.minReplicas} … ${decision.maxReplicas}`
  steps.push(
    step(
      'Limited',
      `${before} → ${limited.replicas} in ${range}`,
      limitWords[limited.reason],
      before !== limited.replicas,
    ),
  )
  return steps
}

/** A metric as the manifest names it. */
export function metricName(metric: { readonly type: string; readonly name: string }): string {
  if (metric.type === 'Resource') return metric.name === 'cpu' ? 'CPU' : metric.name
  if (metric.type === 'ContainerResource')
    return `${metric.name === 'cpu' ? 'CPU' : metric.name} of the container`
  return metric.name
}

/** Milli-units as people write them: 250m CPU, 12.5. */
export function amount(milli: number, isCpu: boolean): string {
  return isCpu ? `${milli}m` : number(milli / 1000)
}

function number(value: number): string {
  return String(Number(value.toFixed(3)))
}

function seconds(value: number): string {
  return `${Math.round(value)} s`
}
