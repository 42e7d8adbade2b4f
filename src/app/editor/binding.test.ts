import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kedaPolicyDefaults } from '#core/policies/keda-spec.ts'
import type { HpaSpec } from '#core/policies/hpa-spec.ts'
import { plainCopy } from '#share/plain.ts'
import { isSame } from '#app/store/settings.ts'
import { newBond } from './binding.ts'
import { commented, withoutReplicas, comments, plain, setUp } from './binding.test-support.ts'

function targeted(averageUtilization: number): Partial<HpaSpec> {
  const target = { type: 'Utilization', averageUtilization } as const
  return { metrics: [{ type: 'Resource', name: 'cpu', target }] }
}

const withTarget = (text: string, target: number): string =>
  text.replace(/(averageUtilization: )\d+/u, `$1${target}`)

describe('a text and the panel', () => {
  it('[U90] a slider moves its number in the text, and nothing else', () => {
    const { slide, text, asked } = setUp()
    slide(targeted(72))
    expect(text()).toBe(withTarget(commented, 72))
    slide({ minReplicas: 5 })
    expect(text()).toBe(withTarget(commented, 72).replace('minReplicas: 2 ', 'minReplicas: 5 '))
    expect(asked).toEqual([])
  })

  it('[U91] what is typed is one change of the run, after a pause', () => {
    const { type, wait, hpa, asked, text } = setUp()
    type(withTarget(commented, 75))
    expect(asked).toHaveLength(0)
    wait()
    expect(hpa().metrics).toEqual(targeted(75).metrics)
    expect(asked.map((values) => Object.keys(values))).toEqual([['hpa']])
    expect(text()).toBe(withTarget(commented, 75))
  })

  it('[U91] what follows from a number that is typed waits for the next run, where this one would end by it', () => {
    const { type, wait, asked, text, settings, goOn, slide } = setUp(withoutReplicas)
    type(withoutReplicas)
    wait()
    expect(settings().initialReplicas).toBe(2)
    asked.splice(0)
    goOn(true)
    type(withoutReplicas.replace('minReplicas: 2', 'minReplicas: 3'))
    wait()
    expect(asked.map((values) => Object.keys(values))).toEqual([['hpa']])
    expect(settings()).toMatchObject({ hpa: { minReplicas: 3 }, initialReplicas: 2 })
    slide({ minReplicas: 4 })
    const four = withoutReplicas.replace('minReplicas: 2', 'minReplicas: 4')
    expect(text()).toBe(four)
    type(four.replace('minReplicas: 4', 'minReplicas: 5'))
    wait()
    expect(asked.slice(1).map((values) => Object.keys(values))).toEqual([['hpa']])
    // What somebody writes is what they ask for, and a default that ends no run comes at once.
    type(withoutReplicas.replace('spec:\n  template', 'spec:\n  replicas: 7\n  template'))
    wait()
    expect(asked.at(-1)).toMatchObject({ initialReplicas: 7 })
    type(withoutReplicas.replace('      terminationGracePeriodSeconds: 60\n', ''))
    wait()
    expect(asked.at(-1)).toEqual({ gracePeriod: 30 })
    expect(settings()).toMatchObject({ hpa: { minReplicas: 2 }, initialReplicas: 7 })
    goOn(false)
    type(withoutReplicas)
    wait()
    expect(asked.at(-1)).toEqual({ gracePeriod: 60, initialReplicas: 2 })
  })

  it('[U91] what is no valid manifest changes nothing, and both go on from where they were', () => {
    const { type, wait, hpa, state, slide, text } = setUp()
    type(commented.replace('maxReplicas: 40', 'maxReplicas: many'))
    wait()
    expect(state().reading?.problem).toMatch(/^Line 8, column 16:/u)
    slide(targeted(50))
    expect(hpa().maxReplicas).toBe(40)
    expect(text()).toContain('averageUtilization: 60')
    type(commented.replace('maxReplicas: 40', 'maxReplicas: 30'))
    wait()
    expect(hpa()).toMatchObject({ maxReplicas: 30, ...targeted(50) })
    expect(text()).toContain('averageUtilization: 50 # agreed on in May')
  })

  it('[U91] a field that is not simulated waits for its yes, alone', () => {
    const { type, wait, hpa, state, binding } = setUp()
    const memory = `    - type: Resource
      resource:
        name: memory
        target:
          type: Utilization
          averageUtilization: 70
`
    type(withTarget(commented, 45) + memory)
    wait()
    const [field, ...others] = state().reading?.refused ?? []
    expect(others).toEqual([])
    expect(field?.line).toBe(16)
    expect(hpa()).toMatchObject(targeted(60))
    binding.answer({ accepted: [field?.key ?? ''] })
    expect(hpa()).toMatchObject(targeted(45))
  })

  it('[U91] what a panel and a text have changed, and does not go together, is as the text says', () => {
    const { type, slide, hpa, wait, text } = setUp()
    type(commented.replace('minReplicas: 2', 'minReplicas: 20'))
    slide({ maxReplicas: 10 })
    expect(hpa()).toMatchObject({ minReplicas: 20, maxReplicas: 40 })
    wait()
    expect(text()).toContain('maxReplicas: 40 # what the budget allows')
  })

  it('[U90] what a metric counts is not asked where the run has it', () => {
    const { slide, text, state, hpa, set } = setUp()
    const target = { type: 'AverageValue', averageValue: 25_000 } as const
    const signal = 'in-flight' as const
    slide({ metrics: [{ type: 'Pods', name: 'load', signal, target }] })
    expect(text()).toContain('name: load')
    expect(text()).toContain('# what the budget allows')
    expect(state().reading?.needs).toMatchObject([{ name: 'load', signal }])
    expect(state().reading?.values).not.toBeNull()
    expect(hpa().metrics).toMatchObject([{ signal }])
    // Nor in a new text, such as that of another autoscaler.
    const trigger = { ...kedaPolicyDefaults.triggers[0], signal: 'queue-length' }
    set({ policy: plainCopy({ ...kedaPolicyDefaults, triggers: [trigger] }) })
    expect(text()).toContain('kind: ScaledObject')
    expect(state().reading?.needs).toMatchObject([{ signal: 'queue-length' }])
    expect(state().reading?.values?.policy).toMatchObject({ triggers: [trigger] })
  })

  it('[U90] what pods are given is bound as well, where the text speaks of it', () => {
    const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  template:
    spec:
      terminationGracePeriodSeconds: 30 # drains slowly
      containers:
        - name: web
          resources:
            requests:
              cpu: 500m # half
---
`
    const hpa = commented.replace(
      'spec:\n',
      `spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
`,
    )
    const { set, text, type, wait, settings } = setUp(deployment + hpa)
    set({ gracePeriod: 45 })
    expect(text()).toContain('terminationGracePeriodSeconds: 45 # drains slowly')
    set({ cpuRequest: 250 })
    // The run is right at the start: a whole CPU had to stand in quotes.
    expect(text()).toContain('cpu: "250m" # half')
    type(text().replace('250m', '300m'))
    wait()
    expect(settings()).toMatchObject({ gracePeriod: 45, cpuRequest: 300 })
    // What the text says nothing of stays the panel's alone.
    const before = text()
    set({ serviceMean: 0.5 })
    expect(text()).toBe(before)
  })

  it('[U90] [I30] what moves and is typed while a long text is read or edited is lost on no side', () => {
    const { answer, slide, type, wait, text, hpa, asked } = setUp(commented, newBond, true)
    answer()
    // A slider moves, and before its number is written somebody types.
    slide(targeted(72))
    type(text().replace('maxReplicas: 40', 'maxReplicas: 50'))
    wait()
    // It moves once more while that is read.
    slide(targeted(74))
    while (answer());
    expect(text()).toBe(withTarget(commented, 74).replace('maxReplicas: 40', 'maxReplicas: 50'))
    expect(hpa()).toMatchObject({ maxReplicas: 50, ...targeted(74) })
    expect(asked).toHaveLength(1)
  })

  it('[U92] at the start the run is right, and an unfinished text goes on where it was left', () => {
    const first = setUp(withTarget(commented, 33))
    expect(first.text()).toBe(commented)
    const broken = withTarget(commented, 44).replace('kind:', 'kind')
    first.type(broken)
    first.wait()
    const next = setUp(broken, first.binding.bond())
    next.type(withTarget(commented, 44))
    next.wait()
    expect(next.hpa()).toMatchObject(targeted(44))
  })

  it('[U92] another autoscaler has a text of its own, or none, and the one before comes back', () => {
    const { set, text, state, type, wait, hpa } = setUp()
    type(withTarget(commented, 66))
    wait()
    set({ policy: { kind: 'manual', replicas: 3 } })
    expect(text()).toBe('')
    expect(state().hasNone).toBe(true)
    set({ policy: { kind: 'hpa' } })
    expect(text()).toBe(withTarget(commented, 66))
    set({ policy: { kind: 'manual', replicas: 3 } })
    type(withTarget(commented, 21))
    wait()
    expect(hpa()).toMatchObject(targeted(21))
    expect(state().hasNone).toBe(false)
  })
})

type Step =
  | {
      readonly act: 'slide' | 'type'
      readonly what: 'target' | 'min' | 'max'
      readonly value: number
    }
  | { readonly act: 'break' | 'mend' | 'wait' }

const places = ['target', 'min', 'max'] as const
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc
      .tuple(
        fc.constantFrom('slide', 'type'),
        fc.constantFrom(...places),
        fc.integer({ min: 1, max: 90 }),
      )
      .map(([act, what, value]) => ({ act, what, value })),
    fc.constantFrom('break', 'mend', 'wait').map((act) => ({ act })),
  ),
  { maxLength: 14 },
)

const patterns = {
  target: /(averageUtilization: )\d+/u,
  min: /(minReplicas: )\d+/u,
  max: /(maxReplicas: )\d+/u,
} as const
const fault = '\t}'

function act(on: ReturnType<typeof setUp>, step: Step): void {
  const { text, type, slide, wait, hpa } = on
  if (step.act === 'wait') return wait()
  if (step.act === 'break') return type(text() + fault)
  if (step.act === 'mend') return type(text().replaceAll(fault, ''))
  if (!('what' in step)) return
  const { what, value } = step
  if (step.act === 'type') return type(text().replace(patterns[what], `$1${value}`))
  const { minReplicas, maxReplicas } = hpa()
  // A slider asks for nothing that the autoscaler refuses.
  if (what === 'target') slide(targeted(value))
  else if (what === 'min') slide({ minReplicas: Math.min(value, maxReplicas) })
  else slide({ maxReplicas: Math.max(value, minReplicas) })
}

describe('whatever is slid and typed', () => {
  it('[U90] [U91] ends with text and run agreed, no comment lost, and nothing handed to and fro', () => {
    let agreed = 0
    fc.assert(
      fc.property(steps, (series) => {
        const on = setUp()
        for (const step of series) act(on, step)
        on.type(on.text().replaceAll(fault, ''))
        on.wait()
        // A minimum above the maximum was typed and stands there: it is told, and the run has what was valid.
        const { reading, refusal } = on.state()
        for (const comment of comments) expect(on.text()).toContain(comment)
        if (refusal !== null || (reading?.problem ?? null) !== null) return
        agreed += 1
        expect(isSame(reading?.values?.hpa, plain(on.hpa()))).toBe(true)
        const [text, count] = [on.text(), on.asked.length]
        on.binding.moved()
        on.type(text)
        on.wait()
        expect(on.text()).toBe(text)
        expect(on.asked).toHaveLength(count)
      }),
      { numRuns: 60 },
    )
    expect(agreed).toBeGreaterThan(30)
  })
})
