import { checkUnavailable, isNoPod } from '#core/policies/rollout-fenceposts.ts'
import fc from 'fast-check'
import { hpaControllerDefaults } from '#core/policies/hpa.ts'
import { policyDefaults } from '#core/policies/policy-defaults.ts'
import type { Field } from '#core/schema/schema.ts'

/** Values of every setting, drawn from the schema; of a document from what its check accepts. */

// Positive zero only: JSON, and so every link, knows no other.
export const double = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true }).map((value) => value + 0)

const hpaTarget = fc.record({
  type: fc.constant('Utilization'),
  averageUtilization: fc.integer({ min: 1, max: 300 }),
})
const policy = fc.record({
  type: fc.constantFrom('Pods', 'Percent'),
  value: fc.integer({ min: 1, max: 500 }),
  periodSeconds: fc.integer({ min: 1, max: 1800 }),
})
const rules = fc.record({
  stabilizationWindowSeconds: fc.option(fc.integer({ min: 0, max: 3600 })),
  selectPolicy: fc.option(fc.constantFrom('Max', 'Min', 'Disabled')),
  policies: fc.option(fc.array(policy, { minLength: 1, maxLength: 3 })),
  tolerance: fc.option(double(0, 1)),
})
const metric = fc.oneof(
  fc.record({ type: fc.constant('Resource'), name: fc.constant('cpu'), target: hpaTarget }),
  fc.record({
    type: fc.constant('Pods'),
    name: fc.constantFrom('http_requests', 'Größe'),
    signal: fc.constantFrom('requests-per-second', 'in-flight', 'queue-length'),
    target: fc.record({
      type: fc.constant('AverageValue'),
      averageValue: fc.integer({ min: 1, max: 1e9 }),
    }),
  }),
)

const pods = fc.oneof(
  fc.nat(100_000),
  fc.nat(999).map((percent) => `${percent}%`),
)

const documents = new Map<string, fc.Arbitrary<unknown>>([
  [
    'load',
    fc.oneof(
      fc
        .array(fc.tuple(double(0, 1000), double(0, 5000)), { minLength: 1, maxLength: 12 })
        .map((points) => {
          const sorted = [...points].sort((a, b) => a[0] - b[0])
          return { form: 'linear', points: [[0, 60], ...sorted, [1001, 0]] }
        }),
      fc
        .tuple(fc.constantFrom(1, 60, 300, 0.5), fc.array(fc.integer({ min: 0, max: 90_000 })))
        .map(([every, counts]) => {
          return { form: 'steps', every, rates: [1, 2, ...counts.map((count) => count / every)] }
        }),
      fc
        .tuple(double(1, 60), fc.array(double(0, 1e6)))
        .map(([every, rates]) => ({ form: 'steps', every, rates: [0.1, ...rates] })),
    ),
  ],
  [
    'policy',
    fc.constantFrom<unknown>(
      // Boot on demand is for runs with one queue alone.
      ...Object.values(policyDefaults).filter(({ kind }) => kind !== 'hpa' && kind !== 'on-demand'),
      {
        ...policyDefaults.kpa,
        target: 12,
        cluster: { ...policyDefaults.kpa.cluster, stableWindow: 30 },
      },
      { kind: 'manual', replicas: 7 },
    ),
  ],
  [
    'hpa',
    fc.record({
      minReplicas: fc.integer({ min: 1, max: 5 }),
      maxReplicas: fc.integer({ min: 5, max: 5000 }),
      metrics: fc.array(metric, { minLength: 1, maxLength: 3 }),
      behavior: fc.option(fc.record({ scaleUp: fc.option(rules), scaleDown: fc.option(rules) })),
      controller: fc.constantFrom(hpaControllerDefaults, {
        ...hpaControllerDefaults,
        tolerance: 0.05,
        scaleToZero: true,
      }),
    }),
  ],
  // Both cannot be 0.
  ['maxSurge', pods.filter((value) => !isNoPod(value))],
  ['maxUnavailable', pods.filter((value) => checkUnavailable(value).ok)],
  [
    'serviceQuantiles',
    fc
      .array(double(0.001, 10), { minLength: 2, maxLength: 40 })
      .map((values) => values.sort((a, b) => a - b)),
  ],
])

/** Values that a field accepts. */
export function valuesOf(name: string, field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'number':
      return field.integer === true
        ? fc.integer({ min: field.min, max: field.max })
        : fc.oneof(double(field.min, field.max), fc.constant(field.start))
    case 'flag':
      return fc.boolean()
    case 'choice':
      return fc.constantFrom(...Object.keys(field.options))
    case 'document': {
      const values = documents.get(name)
      if (values === undefined) throw new Error(`there is no generator for ${name}`)
      return values
    }
  }
}
