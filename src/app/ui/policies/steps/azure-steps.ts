import type { DecisionStep } from '../../decisions/decision-steps.ts'
import { signs } from '../signs.ts'
import { boundsStep, outcome, signalValue, step, type DecisionOf, type Pen } from './step.ts'

/** Azure: every rule with its metric, and the sizes that were tried on the way in. */
export function azureSteps(decision: DecisionOf<'azure'>, pen: Pen): readonly DecisionStep[] {
  const { text } = pen
  const { spec, record } = decision
  const rules = record.rules.flatMap(({ measured, triggered, cooling, capacity }, i) => {
    const rule = spec.rules[i]
    if (rule === undefined) return []
    const { signal, operator, threshold } = rule
    const value = signalValue(measured, signal, pen)
    const formula = `${value} ${signs[operator]} ${signalValue(threshold, signal, pen)}`
    const said = triggered ? text.triggered(capacity) : text.notTriggered
    const note = triggered && cooling ? `${said}, ${text.cooldownRule}` : said
    return [step(text.rule(i + 1, text.signals[signal]), formula, note, record.leading === i)]
  })
  const outward = spec.rules.filter(({ direction }) => direction === 'Increase')
  const tried = record.projections.map(({ instances, projected, flapping }) => {
    const values = projected.map((value, i) => {
      const { signal = 'cpu', threshold = 0 } = outward[i] ?? {}
      return `${value === null ? '∞' : signalValue(value, signal, pen)} / ${signalValue(threshold, signal, pen)}`
    })
    const formula = text.projected(instances, values.join(', '))
    return step(text.steps.after, formula, flapping ? text.flapping : text.safe)
  })
  const why = `${record.reason}: ${text.reasons.azure[record.reason]}`
  return [...rules, ...tried, boundsStep(decision, pen), outcome(decision, why, pen)]
}
