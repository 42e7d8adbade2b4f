import { describe, expect, it } from 'vitest'
import { comparablePolicy } from '#core/control/comparable.ts'
import { boundsOf } from '#core/policies/bounds.ts'
import { checkPolicy, policyKinds, type PolicyKind } from '#core/policies/policy.ts'
import { autoscaledService } from '#core/organisms/autoscaled-service/model.ts'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import type { ServiceDecision } from '#core/organisms/observation.ts'
import { startSettings, type Plain } from '#core/schema/schema.ts'
import { german } from '#text/de/german.ts'
import { policyPanelText } from '#text/en/policy-panel.ts'
import { english, type Words } from '#text/words.ts'
import { policyForm } from './policy-form.ts'
import { valueAt, withValueAt } from './policy-path.ts'
import { policyReason, policySteps } from './steps/policy-steps.ts'

const settings = startSettings(parameters)
const of = (kind: PolicyKind) => comparablePolicy(kind, settings, 3)

/** The decisions of a surge by a policy of that kind. */
function decisionsOf(kind: PolicyKind): readonly ServiceDecision[] {
  const queue: Record<string, Plain> = kind === 'on-demand' ? { waiting: 'shared' } : {}
  const begun = autoscaledService.begin({ ...queue, policy: of(kind) as unknown as Plain }, 4)
  if (!begun.ok) throw new Error(begun.problem)
  // Boot on demand decides at every request: a minute of it is more than the others' quarter of an hour.
  begun.value.advanceTo(kind === 'on-demand' ? 60 : 900, Infinity)
  return begun.value.decisions().entries
}

describe('autoscalers beside the HPA, on the page', () => {
  it.each(policyKinds)(
    '[U80] %s begins with the bounds of the one before it, and is allowed',
    (kind) => {
      const policy = of(kind)
      expect(checkPolicy(policy)).toEqual({ ok: true, value: policy })
      const { min, max } = boundsOf(policy, settings.hpa)
      const least = kind === 'on-demand' ? 0 : 2
      const exact = { manual: [3, 3], vertical: [1, 1] } as Partial<Record<PolicyKind, number[]>>
      expect([min, max]).toEqual(exact[kind] ?? [least, 40])
      // And back again.
      const again = comparablePolicy(kind, { ...settings, policy: of('threshold') }, 3)
      expect(again).toEqual(policy)
    },
  )

  it.each(policyKinds)('[U81] every field of %s shows a value, and takes another one', (kind) => {
    const policy = of(kind)
    const fields = policyForm(policy, policyPanelText.english).flatMap((group) => group.fields)
    expect(fields.length).toBeGreaterThan(kind === 'hpa' ? -1 : 0)
    for (const field of fields) {
      const value = valueAt(policy, field.path)
      if (field.kind === 'number' && value === null) expect(field.otherwise).toBeTypeOf('number')
      else expect(value).toBeTypeOf(types[field.kind])
      const other = otherValue(field, value)
      const next = withValueAt(policy, field.path, other)
      expect(valueAt(next as typeof policy, field.path)).toBe(other)
      expect(withValueAt(next as typeof policy, field.path, value as Plain)).toEqual(policy)
    }
  })

  it.each(policyKinds.filter((kind) => kind !== 'manual'))(
    '[U82] a decision of %s is told with its numbers, and why it did nothing',
    (kind) => {
      const decisions = decisionsOf(kind)
      expect(decisions.length).toBeGreaterThan(10)
      const reasons = new Set<string>()
      // A policy may decide at every request.
      for (const decision of decisions.slice(0, 300)) {
        const steps = policySteps(decision, english)
        expect(steps.length).toBeGreaterThan(1)
        for (const { name, formula } of steps) {
          expect(name).not.toBe('')
          expect(formula).not.toMatch(/NaN|undefined|Infinity|\[object/u)
        }
        const last = steps.at(-1)?.formula
        const [current, desired, unit] =
          decision.kind === 'vertical'
            ? [decision.record.slots, decision.record.wanted, ' slots']
            : [decision.current, decision.desired, null]
        expect(last).toBe(
          unit !== null
            ? current === desired
              ? `${current}${unit}`
              : `${current} → ${desired}${unit}`
            : current === desired
              ? `${current} (no change)`
              : `${current} → ${desired}`,
        )
        if (kind !== 'hpa') reasons.add(policyReason(decision, english))
      }
      if (kind !== 'hpa') expect(reasons.size).toBeGreaterThan(1)
      const inGerman: Words = {
        ...english,
        text: (area) => Reflect.get(german, area.name) as never,
      }
      const [first] = decisions
      if (first === undefined) throw new Error('there is a decision')
      expect(policySteps(first, inGerman)).toHaveLength(policySteps(first, english).length)
      expect(policySteps(first, inGerman)).not.toEqual(policySteps(first, english))
    },
  )

  it('[U82] Knative divides what is inside by what a cell is to be given', () => {
    const decision = decisionsOf('kpa').find(({ current, desired }) => desired > current)
    if (decision?.kind !== 'kpa') throw new Error('it grows')
    const { stable } = decision.record.decision
    const [first] = policySteps(decision, english)
    expect(first?.name).toBe('Stable window')
    expect(first?.formula).toMatch(new RegExp(`^⌈[\\d.]+ ÷ 2.4⌉ = ${stable.wanted}$`, 'u'))
  })
})

const types = { number: 'number', flag: 'boolean', choice: 'string' } as const

type Field = ReturnType<typeof policyForm>[number]['fields'][number]

function otherValue(field: Field, value: unknown): Plain {
  if (field.kind === 'flag') return value !== true
  if (field.kind === 'choice')
    return Object.keys(field.options).find((name) => name !== value) ?? ''
  return field.bounds.min === value ? field.bounds.max : field.bounds.min
}
