import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { checkHpaSpec } from '#core/policies/hpa-check.ts'
import { hpaControllerDefaults, type HpaSignal, type HpaSpec } from '#core/policies/hpa-spec.ts'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { startSettings } from '#core/schema/schema.ts'
import type { ManifestChoices } from './draft.ts'
import { exportManifest } from './export-manifest.ts'
import { importManifest, type ManifestImport, type ManifestSource } from './import-manifest.ts'

const run = startSettings(parameters)

function exportHpa(hpa: HpaSpec, source: ManifestSource | null = null, name = 'web'): string {
  const settings = source === null ? {} : read(source.text).settings
  const made = exportManifest({ ...run, ...settings, hpa }, source, name)
  if (!made.ok) throw new Error(made.problem)
  return made.value.text
}

const example = readFileSync('public/examples/web-hpa.yaml', 'utf8')
const names = ['http_requests', 'backlog', 'calls']
const signals: Readonly<Record<string, HpaSignal>> = {
  http_requests: 'requests-per-second',
  backlog: 'queue-length',
  calls: 'in-flight',
}
const choices: ManifestChoices = { signals, accepted: 'all' }

function read(text: string): ManifestImport & { readonly hpa: HpaSpec } {
  const seen = importManifest(text, 'x.yaml', choices)
  if (!seen.ok) throw new Error(`${seen.problem}\n${text}`)
  if (seen.value.hpa === null) throw new Error(seen.value.open.join(' '))
  return { ...seen.value, hpa: seen.value.hpa }
}

/** The lines that differ, before → after. */
function differences(before: string, after: string): readonly string[] {
  const news = after.split('\n')
  return before
    .split('\n')
    .flatMap((line, i) => (line === news[i] ? [] : [`${line.trim()} → ${news[i]?.trim() ?? ''}`]))
}

const amount = fc.oneof(
  fc.integer({ min: 1, max: 9_000_000 }),
  fc.integer({ min: 1, max: 900 }).map((n) => n * 1000),
)
const average = fc.record({ type: fc.constant('AverageValue'), averageValue: amount })
const total = fc.oneof(average, fc.record({ type: fc.constant('Value'), value: amount }))
const share = fc.oneof(
  average,
  fc.record({
    type: fc.constant('Utilization'),
    averageUtilization: fc.integer({ min: 1, max: 200 }),
  }),
)
const name = fc.constantFrom(...names)
const metric = fc
  .oneof(
    fc.record({ type: fc.constant('Resource'), name: fc.constant('cpu'), target: share }),
    fc.record({
      type: fc.constant('ContainerResource'),
      name: fc.constant('cpu'),
      container: fc.constant('web'),
      target: share,
    }),
    fc.record({ type: fc.constant('Pods'), name, target: average }),
    fc.record({ type: fc.constantFrom('Object', 'External'), name, target: total }),
  )
  .map((made) =>
    'container' in made || made.name === 'cpu' ? made : { ...made, signal: signals[made.name] },
  )
const rules = fc.option(
  fc.record({
    stabilizationWindowSeconds: fc.option(fc.integer({ min: 0, max: 3600 })),
    selectPolicy: fc.option(fc.constantFrom('Max', 'Min', 'Disabled')),
    policies: fc.option(
      fc.array(
        fc.record({
          type: fc.constantFrom('Pods', 'Percent'),
          value: fc.integer({ min: 1, max: 300 }),
          periodSeconds: fc.integer({ min: 1, max: 1800 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    ),
    tolerance: fc.option(fc.constantFrom(0, 0.05, 0.1, 0.125)),
  }),
)
const specs = fc
  .record({
    minReplicas: fc.integer({ min: 1, max: 9 }),
    maxReplicas: fc.integer({ min: 9, max: 999 }),
    metrics: fc.array(metric, { minLength: 1, maxLength: 4 }),
    behavior: fc.option(fc.record({ scaleUp: rules, scaleDown: rules })),
    controller: fc.constant(hpaControllerDefaults),
  })
  .map((value) => {
    const checked = checkHpaSpec(value)
    if (!checked.ok) throw new Error(checked.problem)
    return checked.value
  })

describe('an autoscaler as a manifest', () => {
  it('[I60] unchanged, the text comes back byte for byte', () => {
    const { hpa, source } = read(example)
    expect(exportHpa(hpa, source)).toBe(example)
    const crlf = example.replaceAll('\n', '\r\n')
    expect(exportHpa(hpa, { ...source, text: crlf })).toBe(crlf)
  })

  it('[I61] where only single values change, every other byte stays', () => {
    const { hpa, source } = read(example)
    const [first] = hpa.metrics
    const changed: HpaSpec = {
      ...hpa,
      maxReplicas: 90,
      metrics:
        first?.type === 'Resource'
          ? [{ ...first, target: { type: 'Utilization', averageUtilization: 75 } }]
          : [],
    }
    const text = exportHpa(changed, source)
    expect(differences(example, text)).toEqual([
      'maxReplicas: 150 → maxReplicas: 90',
      'averageUtilization: 60 → averageUtilization: 75',
    ])
    expect(read(text).hpa).toEqual(changed)
  })

  it('[I61] quantities keep their form: quoted, bare or with a suffix', () => {
    const source = `{"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": "a"},
      "spec": {"maxReplicas": 9, "metrics": [{"type": "Resource", "resource": {"name": "cpu", "target": {"type": "AverageValue", "averageValue": 2}}},
      {"type": "Pods", "pods": {"metric": {"name": "calls"}, "target": {"type": "AverageValue", "averageValue": "500m"}}}]}}`
    const seen = read(source)
    const changed = {
      ...seen.hpa,
      metrics: seen.hpa.metrics.map((one) =>
        one.type === 'Resource' || one.type === 'Pods'
          ? { ...one, target: { type: 'AverageValue' as const, averageValue: 1500 } }
          : one,
      ),
    }
    const text = exportHpa(changed, seen.source)
    expect(text).toContain('"averageValue": "1500m"}}},\n')
    expect(read(text).hpa).toEqual(changed)
    expect(() => JSON.parse(text) as unknown).not.toThrow()
  })

  it('[I62] where more changes, comments, other objects and refused fields stay', () => {
    const source = example.replace(
      '  metrics:\n',
      '  metrics: # what counts\n    - type: Resource\n      resource: { name: memory, target: { type: Utilization, averageUtilization: 70 } }\n',
    )
    const seen = read(source)
    const text = exportHpa(
      {
        ...seen.hpa,
        behavior: null,
        metrics: [
          {
            type: 'Pods',
            name: 'calls',
            signal: 'in-flight',
            target: { type: 'AverageValue', averageValue: 3500 },
          },
          ...seen.hpa.metrics,
        ],
      },
      seen.source,
    )
    expect(text.slice(0, text.indexOf('---\n'))).toBe(example.slice(0, example.indexOf('---\n')))
    expect(text).toContain('# what counts')
    expect(text).toContain('name: memory')
    expect(text).not.toContain('behavior')
    expect(read(text).hpa.metrics.map(({ type }) => type)).toEqual(['Pods', 'Resource'])
    expect(text).toContain('averageValue: 3500m')
  })

  it('[I62] aliases are written out where their document must change', () => {
    const source = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: a }
spec:
  maxReplicas: 9
  behavior:
    scaleUp: &rules { policies: [{ type: Pods, value: 2, periodSeconds: 15 }] }
    scaleDown: *rules
`
    const seen = read(source)
    const { behavior } = seen.hpa
    const changed: HpaSpec = {
      ...seen.hpa,
      behavior: {
        scaleUp: behavior?.scaleUp ?? null,
        scaleDown: {
          stabilizationWindowSeconds: 60,
          selectPolicy: null,
          policies: null,
          tolerance: null,
        },
      },
    }
    expect(read(exportHpa(changed, seen.source)).hpa).toEqual(changed)
    // Without a text of its own it is one for a Deployment of the name that is given.
    expect(exportHpa(changed, null, 'checkout').match(/name: checkout$/gmu)).toHaveLength(4)
    expect(read(exportHpa(changed, null, 'checkout')).hpa).toEqual(changed)
    const anchored: HpaSpec = {
      ...seen.hpa,
      behavior: {
        scaleUp: {
          stabilizationWindowSeconds: null,
          selectPolicy: null,
          policies: [{ type: 'Pods', value: 3, periodSeconds: 15 }],
          tolerance: null,
        },
        scaleDown: behavior?.scaleDown ?? null,
      },
    }
    expect(read(exportHpa(anchored, seen.source)).hpa).toEqual(anchored)
    const one: HpaSpec = {
      ...seen.hpa,
      behavior: {
        scaleUp: behavior?.scaleUp ?? null,
        scaleDown: {
          stabilizationWindowSeconds: null,
          selectPolicy: null,
          policies: [{ type: 'Pods', value: 3, periodSeconds: 15 }],
          tolerance: null,
        },
      },
    }
    expect(read(exportHpa(one, seen.source)).hpa).toEqual(one)
  })

  it('[I63] what is exported is imported as the same autoscaler', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const text = exportHpa(spec)
        const seen = read(text)
        expect(seen.hpa).toEqual(spec)
        expect(exportHpa(seen.hpa, seen.source)).toBe(text)
      }),
      { numRuns: 100 },
    )
  })

  it('[I63] and so is every change of one, in YAML and in JSON', () => {
    let spliced = 0
    fc.assert(
      fc.property(
        specs,
        specs,
        fc.constantFrom('yaml', 'json', 'behind'),
        fc.boolean(),
        (before, after, form, keeps) => {
          // Half of the changes keep the shape, so that single values are replaced too.
          const changed = keeps
            ? { ...before, minReplicas: after.minReplicas, maxReplicas: after.maxReplicas }
            : after
          const clean = exportHpa(before)
          const seen = read(
            form === 'yaml'
              ? `# a comment\n${clean}`
              : form === 'behind'
                ? `${example.slice(0, example.indexOf('---\n'))}---\n${clean}`
                : parseAllDocuments(clean)
                    .map((one) => JSON.stringify(one))
                    .join('\n---\n'),
          )
          const text = exportHpa(changed, seen.source)
          expect(read(text).hpa).toEqual(changed)
          if (form === 'yaml') expect(text).toContain('# a comment\n')
          if (text.length === seen.source.text.length) spliced++
        },
      ),
      { numRuns: 120 },
    )
    expect(spliced).toBeGreaterThan(8)
  })
})
