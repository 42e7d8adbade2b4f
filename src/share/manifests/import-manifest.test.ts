import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hpaControllerDefaults } from '#core/policies/hpa-spec.ts'
import { checkSettings } from '#core/schema/validate.ts'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { finishLoad } from '../loads/finish.ts'
import { previewLoad } from '../loads/preview.ts'
import type { ManifestChoices } from './draft.ts'
import { importManifest, type ManifestImport } from './import-manifest.ts'

const example = readFileSync('public/examples/web-hpa.yaml', 'utf8')
const deployment = example.slice(0, example.indexOf('---\n'))

const head = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 10
`
const cpu = `  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } }
`

function read(text: string, choices: ManifestChoices = {}): ManifestImport {
  const seen = importManifest(text, 'x.yaml', choices)
  if (!seen.ok) throw new Error(seen.problem)
  return seen.value
}

function problemOf(text: string, choices: ManifestChoices = {}): string {
  const seen = importManifest(text, 'x.yaml', choices)
  return seen.ok ? 'accepted' : seen.problem
}

describe('the example that ships', () => {
  it('[I40] gives an autoscaler and the settings of its Deployment, with nothing open', () => {
    const seen = read(example)
    expect(seen.open).toEqual([])
    expect(seen.refused).toEqual([])
    expect(seen.hpa).toMatchObject({ minReplicas: 2, maxReplicas: 150 })
    expect(seen.settings).toEqual({
      initialReplicas: 4,
      cpuRequest: 500,
      cpuLimit: 1000,
      probePeriod: 5,
      probeDelay: 2,
      gracePeriod: 30,
      minReadySeconds: 0,
      maxSurge: '25%',
      maxUnavailable: '25%',
    })
    const settings = checkSettings(parameters, { ...seen.settings, hpa: seen.hpa })
    expect(settings.ok ? '' : settings.problem).toBe('')
  })

  it('[I40] every field is listed: taken over or without effect, with its line', () => {
    const { mapped, idle } = read(example)
    expect(mapped.find(({ path }) => path === 'spec.replicas')).toEqual({
      object: 'Deployment web',
      path: 'spec.replicas',
      line: 10,
      column: 3,
      value: '4',
      setting: 'Cells at the start',
      becomes: '4',
    })
    const window = mapped.find(({ path }) => path.endsWith('scaleDown.stabilizationWindowSeconds'))
    expect(window?.becomes).toBe('scaleDown: stabilizationWindowSeconds 300')
    for (const { value, becomes } of mapped) expect([value, becomes]).not.toContain('')
    expect(idle.map(({ path }) => path)).toContain('spec.template.spec.containers[0].image')
    expect(mapped.length).toBeGreaterThan(10)
    for (const { line, path } of [...mapped, ...idle]) {
      const last =
        path
          .replace(/\[\d+\]$/, '')
          .split('.')
          .at(-1) ?? ''
      const text = example.split('\n')[line - 1] ?? ''
      if (line > 0 && !path.endsWith(']')) expect(text, path).toContain(last)
    }
  })

  it('[I40] its load can be read too', () => {
    const seen = previewLoad(readFileSync('public/examples/web-load.csv', 'utf8'), 'web-load.csv')
    expect(seen.ok && finishLoad(seen.value).ok).toBe(true)
    expect(seen).toMatchObject({ value: { unit: 'rate', interval: 60, missing: 0 } })
  })
})

describe('an autoscaler manifest', () => {
  it('[I41] what is left out counts as Kubernetes counts it', () => {
    const seen = read(head)
    expect(seen.hpa).toMatchObject({
      minReplicas: 1,
      behavior: null,
      metrics: [{ name: 'cpu', target: { averageUtilization: 80 } }],
    })
    expect(read(`${head}  behavior: {}\n`).hpa?.behavior).toEqual({
      scaleUp: null,
      scaleDown: null,
    })
    expect(read(`${head}  metrics: []\n`).hpa?.metrics).toEqual(seen.hpa?.metrics)
    expect(read(`${head}  minReplicas: null\n`).hpa?.minReplicas).toBe(1)
  })

  it('[I42] JSON, a List and several documents are read; other objects are named', () => {
    const json = JSON.stringify({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web', namespace: 'shop' },
      spec: { maxReplicas: 10, scaleTargetRef: { kind: 'Deployment', name: 'web' } },
    })
    expect(read(json)).toMatchObject({ chosen: 'shop/web', hpa: { maxReplicas: 10 } })
    const list = `apiVersion: v1\nkind: List\nitems:\n- ${json}\n- { kind: Service, metadata: { name: a } }\n`
    expect(read(list)).toMatchObject({ hpa: { maxReplicas: 10 } })
    expect(read(list).unused).toEqual([
      'Service “a” is not used: it has no effect on the simulation.',
    ])
    const other = deployment.replaceAll('name: web', 'name: api')
    expect(read(`${head}---\n${other}`)).toMatchObject({
      settings: {},
      unused: ['Deployment “api” is not used: “web” does not scale it.'],
    })
  })

  it('[I43] quantities are read exactly and rounded up to thousandths', () => {
    const target = (amount: string) =>
      `${head}  metrics:\n  - type: Resource\n    resource: { name: cpu, target: { type: AverageValue, averageValue: ${amount} } }\n`
    const milli = (amount: string) => {
      const [metric] = read(target(amount)).hpa?.metrics ?? []
      return metric?.type === 'Resource' && metric.target.type === 'AverageValue'
        ? metric.target.averageValue
        : null
    }
    expect(
      ['500m', '2', '0.5', '1k', '1.1', '"0.29"', '1e3', '1Ki', '100u', '1500000n'].map(milli),
    ).toEqual([500, 2000, 500, 1_000_000, 1100, 290, 1_000_000, 1_024_000, 1, 2])
    for (const wrong of ['0', '-1', 'lots', '5x', '""', '1e99']) {
      expect(problemOf(target(wrong)), wrong).toContain('averageValue” must be')
    }
  })

  it('[I44] metrics with names of their own are asked about, with a guess', () => {
    const metrics = `${head}  metrics:
  - type: Pods
    pods: { metric: { name: http_requests }, target: { type: AverageValue, averageValue: 100 } }
  - type: External
    external:
      metric: { name: sqs_messages_visible, selector: { matchLabels: { queue: a } } }
      target: { type: Value, value: 30 }
  - type: Object
    object:
      describedObject: { apiVersion: v1, kind: Service, name: web }
      metric: { name: strange }
      target: { type: AverageValue, averageValue: 2500m }
`
    const seen = read(metrics)
    expect(seen.hpa).toBe(null)
    expect(seen.needs.map(({ name, guess, signal, line }) => [name, guess, signal, line])).toEqual([
      ['http_requests', 'requests-per-second', null, 8],
      ['sqs_messages_visible', 'queue-length', null, 10],
      ['strange', null, null, 14],
    ])
    expect(seen.open).toHaveLength(3)
    const answered = read(metrics, {
      signals: {
        http_requests: 'requests-per-second',
        [seen.needs[1]?.key ?? '']: 'queue-length',
        strange: 'in-flight',
      },
    })
    expect(answered.hpa?.metrics).toEqual([
      {
        type: 'Pods',
        name: 'http_requests',
        signal: 'requests-per-second',
        target: { type: 'AverageValue', averageValue: 100_000 },
      },
      {
        type: 'External',
        name: 'sqs_messages_visible',
        signal: 'queue-length',
        target: { type: 'Value', value: 30_000 },
      },
      {
        type: 'Object',
        name: 'strange',
        signal: 'in-flight',
        target: { type: 'AverageValue', averageValue: 2500 },
      },
    ])
  })

  it('[I45] what is not simulated is refused by name until it is accepted, field by field', () => {
    const text = `${head}${cpu}    - type: Resource
      resource: { name: memory, target: { type: Utilization, averageUtilization: 70 } }
  surprise: 1
---
${deployment.replace('          readinessProbe:', '          startupProbe: {}\n          readinessProbe:').replace('cpu: 500m', 'memory: 1Gi\n              cpu: 500m')}`
    const seen = read(text)
    expect(seen.refused.map(({ path, line }) => [path, line])).toEqual([
      ['spec.metrics[1]', 10],
      ['spec.surprise', 12],
      ['spec.template.spec.containers[0].resources.requests.memory', 40],
      ['spec.template.spec.containers[0].startupProbe', 44],
    ])
    expect(seen.open[0]).toContain('“spec.metrics[1]” is not simulated (“memory” is not simulated')
    expect(seen.hpa).toBe(null)
    const [first, ...rest] = seen.refused.map(({ key }) => key)
    expect(read(text, { accepted: rest }).open).toHaveLength(1)
    const accepted = read(text, { accepted: [first ?? '', ...rest] })
    expect(accepted.hpa?.metrics).toHaveLength(1)
    expect(read(text, { accepted: 'all' }).hpa).toEqual(accepted.hpa)
  })

  it('[I45] with no metric left nothing is taken over', () => {
    const text = `${head}${cpu}`.replace('name: cpu', 'name: memory')
    expect(read(text, { accepted: 'all' })).toMatchObject({
      hpa: null,
      open: ['All metrics of “web” are left out, so that nothing would scale; add one for cpu.'],
    })
  })

  it('[I46] of several autoscalers one must be chosen', () => {
    const two = `${head}${cpu}---\n${head.replace('name: web }\nspec', 'name: api }\nspec')}`
    expect(read(two)).toMatchObject({
      scalers: [
        { key: 'web', kind: 'HorizontalPodAutoscaler', name: 'web', policy: 'hpa' },
        { key: 'api' },
      ],
      chosen: null,
      hpa: null,
    })
    expect(read(two).open[0]).toContain('2 autoscalers (web, api): choose one')
    expect(read(two, { scaler: 'api' }).hpa?.metrics[0]).toMatchObject({
      target: { averageUtilization: 80 },
    })
  })

  it('[I47] the flags of the controller stay those of the running autoscaler', () => {
    const controller = { ...hpaControllerDefaults, tolerance: 0.2 }
    const seen = importManifest(head, 'x.yaml', {}, controller)
    expect(seen.ok && seen.value.hpa?.controller.tolerance).toBe(0.2)
    expect(read(head).hpa?.controller).toEqual(hpaControllerDefaults)
  })
})

describe('a Deployment beside it', () => {
  const file = (spec: string) =>
    read(
      `${head}${cpu}---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: ${spec}\n`,
      {
        accepted: 'all',
      },
    )

  it('[I48] what it leaves out counts as Kubernetes counts it', () => {
    const seen = file(
      '{ template: { spec: { containers: [{ name: a, resources: { limits: { cpu: 2 } } }] } } }',
    )
    expect(seen.settings).toEqual({
      initialReplicas: 1,
      cpuRequest: 2000,
      cpuLimit: 2000,
      probePeriod: 1,
      probeDelay: 0,
      gracePeriod: 30,
      minReadySeconds: 0,
      maxSurge: '25%',
      maxUnavailable: '25%',
    })
    expect(seen.mapped.filter(({ line }) => line === 0).length).toBeGreaterThan(3)
  })

  it('[I49] the container of a ContainerResource metric is the cell; others are refused', () => {
    const text = `${head}  metrics:
  - type: ContainerResource
    containerResource: { name: cpu, container: app, target: { type: Utilization, averageUtilization: 50 } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
      - { name: proxy, resources: { requests: { cpu: 100m } } }
      - { name: app, resources: { requests: { cpu: 300m } } }
`
    expect(read(text, { accepted: 'all' }).settings.cpuRequest).toBe(300)
    expect(read(text).refused[0]).toMatchObject({
      path: 'spec.template.spec.containers[0]',
      line: 18,
    })
    expect(problemOf(text.replaceAll('name: app,', 'name: else,'))).toContain(
      'has no container “app”',
    )
  })

  it('[I50] a CPU share needs a CPU request, and a request stays below its limit', () => {
    const bare = (resources: string) =>
      `${head}${cpu}---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { template: { spec: { containers: [{ name: a, resources: ${resources} }] } } }\n`
    expect(problemOf(bare('{}'))).toContain('“web” requests no CPU')
    expect(problemOf(bare('{}').replace(/\[\{ name: a.*\}\]/u, '[]'))).toContain(
      'containers” must name at least one container',
    )
    expect(problemOf(bare('{ requests: { cpu: 2 }, limits: { cpu: 1 } }'))).toContain(
      'more CPU than its limit',
    )
    expect(problemOf(bare('{ requests: { cpu: 900 } }'))).toContain('must lie between 1 and 256000')
    expect(problemOf(bare('{ requests: { cpu: much } }'))).toContain(
      '“CPU request” must be a number',
    )
  })
})

describe('what is no autoscaler', () => {
  it('[I51] broken YAML is told with line and column', () => {
    expect(problemOf('kind: A\nspec:\n  a: [1, 2\n  b: 3\n')).toMatch(
      /^Line 4, column \d+: this is no valid YAML/,
    )
    expect(problemOf('{"kind": "A" "b": 1}')).toContain('Line 1, column')
    expect(problemOf('kind: A\nkind: B\n')).toBe(
      'Line 2, column 1: this is no valid YAML (The key “kind” stands there twice). Mend it there and try again.',
    )
    expect(problemOf(`kind: ${'['.repeat(10_000)}`)).toContain('are nested in one another')
    expect(problemOf('kind: !strange x\n')).toContain('no valid YAML')
  })

  it('[I52] another kind or an older version is told by its name', () => {
    expect(problemOf(deployment)).toContain(
      'Line 3, column 1: this file holds Deployment, but no autoscaler',
    )
    expect(problemOf('kind: CronJob\n---\nkind: Service\n')).toContain(
      'holds CronJob, Service, but',
    )
    expect(problemOf(head.replace('/v2', '/v2beta2'))).toContain(
      'has autoscaling/v2beta2; only autoscaling/v2',
    )
    expect(problemOf(head.replace('/v2', '/v1'))).toContain('kubectl get hpa -o yaml')
    const vertical = 'kind: VerticalPodAutoscaler\nmetadata: { name: up }\n'
    expect(problemOf(vertical)).toMatch(
      /^Line 1, column 1: VerticalPodAutoscaler “up” is not simulated/u,
    )
    const beside = read(`${head}${cpu}---\n${vertical}`)
    expect(beside.refused).toMatchObject([
      { object: 'VerticalPodAutoscaler up', path: 'kind', line: 11 },
    ])
    expect(problemOf('just: text\n')).toContain('nothing in it says “kind:”')
    expect(problemOf(`${head}---\n- kind: x\n`)).toContain('no Kubernetes object')
    expect(problemOf('')).toBe('This file is empty.')
  })

  it('[I53] a wrong value is told with its line, its path and what is allowed', () => {
    expect(problemOf(`${head}${cpu.replace('50', '0')}`)).toBe(
      'Line 9, column 79: “spec.metrics[0].resource.target.averageUtilization” must be a whole number from 1 to 1000000, not 0.',
    )
    expect(problemOf(`${head}  minReplicas: 20\n`)).toBe(
      'Line 7, column 16: “spec.minReplicas” is 20, above “spec.maxReplicas” (10); the minimum cannot exceed the maximum.',
    )
    expect(problemOf(`${head}  minReplicas: 0\n`)).toContain('HPAScaleToZero')
    expect(problemOf(head.replace('  maxReplicas: 10\n', ''))).toContain(
      '“spec.maxReplicas” is missing',
    )
    expect(problemOf(head.replace('10', 'ten'))).toContain('not “ten”')
    expect(problemOf(`${head}  metrics: 5\n`)).toContain('must be a list')
    expect(problemOf(`${head}  metrics: [{ type: Cpu }]\n`)).toContain('must be one of Resource')
    expect(problemOf(`${head}  metrics: [{ type: Pods }]\n`)).toContain(
      '“spec.metrics[0].pods” is missing',
    )
    expect(problemOf(`${head}  behavior: { scaleUp: { selectPolicy: Most } }\n`)).toBe(
      'Line 7, column 40: “spec.behavior.scaleUp.selectPolicy” must be Max or Min or Disabled, not “Most”.',
    )
    expect(problemOf(`${head}  behavior: { scaleUp: { policies: [] } }\n`)).toContain(
      'scaleUp.policies”',
    )
    expect(
      problemOf(`${head}${cpu.replace('type: Util', 'averageValue: 5, type: Util')}`),
    ).toContain('one amount')
  })
})
