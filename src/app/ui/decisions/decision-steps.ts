import type { HpaDecision, HpaProposal } from '#core/policies/hpa.ts'
import { decisionsText } from '#text/en/decisions.ts'
import type { Words } from '#text/words.ts'

/** One line of a decision's arithmetic: what it is called, its numbers, and why. */
export interface DecisionStep {
  readonly name: string
  readonly formula: string
  readonly note: string | null
  /** True for the metric that led, or the step that changed the number. */
  readonly decisive: boolean
}

/** What a decision did, in a few words for a list. */
export function decisionSummary(decision: HpaDecision, words: Words): string {
  const { current, desired } = decision
  const text = words.text(decisionsText)
  if (desired !== current) return text.changed(current, desired)
  return text.stayed(current, reasonToStay(decision, words))
}

/** Why the HPA left the number as it was. */
export function reasonToStay(decision: HpaDecision, words: Words): string {
  const { route, raw, current, stabilised, limited, leading, proposals } = decision
  const { why, outcomes, limits } = words.text(decisionsText)
  if (route === 'disabled') return why.scaledByHand
  if (route === 'failed') return why.metricsMissing
  if (raw === current) {
    const outcome = leading === null ? undefined : proposals[leading]
    return outcome?.error === null && outcome.outcome !== 'scaled'
      ? outcomes[outcome.outcome]
      : why.sameNumber
  }
  if (stabilised?.replicas === current) return why.window
  return limited === null ? why.nothingToDo : limits[limited.reason]
}

/** The whole arithmetic of one decision in the order in which the controller does it. */
export function decisionSteps(decision: HpaDecision, words: Words): readonly DecisionStep[] {
  const steps: DecisionStep[] = []
  const text = words.text(decisionsText)
  const several = decision.proposals.length > 1
  decision.proposals.forEach((proposal, index) => {
    steps.push(...proposalSteps(proposal, several && decision.leading === index, words))
  })
  const bound = boundStep(decision, words)
  if (bound !== null) steps.push(bound)
  if (several && decision.raw !== null) {
    const wishes = decision.proposals.flatMap(({ replicas }) =>
      replicas === null ? [] : [replicas],
    )
    const largest = `max(${wishes.join(', ')}) = ${decision.raw}`
    steps.push(step(text.steps.raw, largest, text.largestLeads))
  }
  if (decision.stabilised !== null) steps.push(stabilisedStep(decision, decision.stabilised, words))
  if (decision.limited !== null) steps.push(...limitedSteps(decision, decision.limited, words))
  const result =
    decision.desired === decision.current
      ? text.noChange(decision.current)
      : `${decision.current} → ${decision.desired}`
  steps.push(step(text.steps.desired, result, null, true))
  return steps
}

function boundStep(decision: HpaDecision, words: Words): DecisionStep | null {
  const { route, current, minReplicas, maxReplicas } = decision
  const text = words.text(decisionsText)
  switch (route) {
    case 'above-max':
      return step(text.steps.maxReplicas, `${current} > ${maxReplicas}`, text.atOnce, true)
    case 'below-min':
      return step(text.steps.minReplicas, `${current} < ${minReplicas}`, text.atOnce, true)
    case 'disabled':
      return step(text.steps.scaling, text.disabledAtZero, text.somebodyScaled, true)
    case 'failed':
      return step(text.steps.raw, text.noRecommendation, text.metricFailed, true)
    default:
      return null
  }
}

function step(
  name: string,
  formula: string,
  note: string | null = null,
  decisive = false,
): DecisionStep {
  return { name, formula, note, decisive }
}

function proposalSteps(
  proposal: HpaProposal,
  leads: boolean,
  words: Words,
): readonly DecisionStep[] {
  const text = words.text(decisionsText)
  const number = (value: number) => written(value, words)
  const name = metricName(proposal, words)
  if (proposal.error !== null) return [step(name, text.noValue, text.errors[proposal.error])]
  const { low, high } = proposal.band
  const ratio = 'measured' in proposal ? proposal.measured.ratio : proposal.ratio
  const measured = step(name, measuredFormula(proposal, words), podsNote(proposal, words), leads)
  if (ratio === null) return [measured]
  const where = ratio >= low && ratio <= high ? text.inside : text.outside
  const steps = [
    measured,
    step(text.steps.tolerance, where(number(ratio), number(low), number(high))),
  ]
  if ('assumption' in proposal && proposal.assumption !== null) {
    const { missing, unready, measured: again, count } = proposal.assumption
    const assumed = text.silent(text.missing[missing], text.unready[unready])
    steps.push(step(text.steps.silent, text.ratioOver(number(again.ratio), count), assumed))
  }
  const outcome = proposal.outcome === 'scaled' ? null : text.outcomes[proposal.outcome]
  steps.push(step(text.steps.raw, rawFormula(proposal, words), outcome))
  return steps
}

type Evaluated = Exclude<HpaProposal, { readonly error: string }>

function measuredFormula(proposal: Evaluated, words: Words): string {
  const text = words.text(decisionsText)
  const isCpu = proposal.name === 'cpu'
  const ratioOf = (ratio: number | null) =>
    ratio === null ? text.notDefined : written(ratio, words)
  const percent = (value: number) => words.numbers.share(value / 100)
  const of = (milli: number) => amount(milli, isCpu, words)
  switch (proposal.formula) {
    case 'utilization': {
      const { utilization, ratio } = proposal.measured
      return text.measured(percent(utilization ?? 0), percent(proposal.target), ratioOf(ratio))
    }
    case 'average': {
      const { average, ratio } = proposal.measured
      return text.measured(of(average), of(proposal.target), ratioOf(ratio))
    }
    case 'value':
      return text.measured(of(proposal.usage), of(proposal.target), ratioOf(proposal.ratio))
    case 'average-value':
      return text.average(of(proposal.usage), of(proposal.target), ratioOf(proposal.ratio))
  }
}

function rawFormula(proposal: Evaluated, words: Words): string {
  if (proposal.outcome !== 'scaled') return String(proposal.replicas)
  if (!('measured' in proposal)) {
    if (proposal.formula === 'value')
      return `⌈${written(proposal.ratio ?? 0, words)} × ${proposal.count}⌉ = ${proposal.replicas}`
    return `⌈${amount(proposal.usage, false, words)} ÷ ${amount(proposal.target, false, words)}⌉ = ${proposal.replicas}`
  }
  const { assumption, measured } = proposal
  const ratio = assumption === null ? measured.ratio : assumption.measured.ratio
  return `⌈${written(ratio, words)} × ${proposal.count}⌉ = ${proposal.replicas}`
}

function podsNote(proposal: Evaluated, words: Words): string | null {
  if (!('measured' in proposal)) return null
  const { ready, unready, missing, ignored } = proposal
  return words.text(decisionsText).pods(ready, unready, missing, ignored)
}

function stabilisedStep(
  decision: HpaDecision,
  stabilised: NonNullable<HpaDecision['stabilised']>,
  words: Words,
): DecisionStep {
  const text = words.text(decisionsText)
  const { replicas, up, down } = stabilised
  const held = stabilised.reason === 'ScaleUpStabilized' && up !== null ? up : down
  const changed = replicas !== decision.raw
  const ago = held.by === null ? null : decision.time - held.by.at
  const note = changed ? text.holds(held.window, replicas, ago) : text.nothingHolds
  return step(text.steps.stabilised, `${decision.raw ?? 0} → ${replicas}`, note, changed)
}

function limitedSteps(
  decision: HpaDecision,
  limited: NonNullable<HpaDecision['limited']>,
  words: Words,
): readonly DecisionStep[] {
  const text = words.text(decisionsText)
  const steps: DecisionStep[] = []
  const { rate } = limited
  if (rate !== null && limited.rule === 'without-behavior') {
    const most = text.atMost(decision.current, rate.replicas)
    steps.push(step(text.steps.rate, most, text.withoutBehavior))
  }
  rate?.policies.forEach(({ policy, start, allows }, index) => {
    const size = policy.type === 'Pods' ? text.podsPer : text.percentPer
    const formula = size(policy.value, policy.periodSeconds, start, allows)
    const note = rate.chosen === index ? text.taken(rate.select ?? 'Max') : null
    steps.push(step(text.steps.rate, formula, note))
  })
  const before = decision.stabilised?.replicas ?? decision.raw ?? decision.current
  const { minReplicas, maxReplicas } = decision
  const range = text.inRange(before, limited.replicas, minReplicas, maxReplicas)
  const isMoved = before !== limited.replicas
  steps.push(step(text.steps.limited, range, text.limits[limited.reason], isMoved))
  return steps
}

/** A metric as the manifest names it. */
function metricName(
  metric: { readonly type: string; readonly name: string },
  words: Words,
): string {
  const text = words.text(decisionsText)
  const name = metric.name === 'cpu' ? text.cpu : metric.name
  if (metric.type === 'Resource') return name
  return metric.type === 'ContainerResource' ? text.ofContainer(name) : metric.name
}

/** Milli-units as people write them: 250m CPU, 12.5. */
function amount(milli: number, isCpu: boolean, words: Words): string {
  return isCpu ? `${milli}m` : written(milli / 1000, words)
}

function written(value: number, { numbers }: Words): string {
  return numbers.plain(Number(value.toFixed(3)))
}
