import { describe, expect, it } from 'vitest'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { startSettings } from '#core/schema/schema.ts'
import type { ManifestChoices } from './draft.ts'
import { exportManifest } from './export-manifest.ts'
import { importManifest, type ManifestImport } from './import-manifest.ts'

const autoscaler = (metadata: string, metrics: string): string => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: ${metadata}
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  minReplicas: 1
  maxReplicas: 10
  metrics:
${metrics}`

const share = (name: string): string =>
  `  - type: Resource
    resource: { name: ${name}, target: { type: Utilization, averageUtilization: 50 } }
`

const deployment = (metadata: string, replicas: number, container: string): string =>
  `apiVersion: apps/v1
kind: Deployment
metadata: ${metadata}
spec:
  replicas: ${replicas}
  template:
    spec:
      volumes:
        - name: settings
          configMap: { name: settings, defaultMode: 0644 }
      containers:
        - name: app
${container}`

const requests = '          resources: { requests: { cpu: 250m } }\n'

function read(text: string, choices: ManifestChoices = {}): ManifestImport {
  const seen = importManifest(text, 'x.yaml', choices)
  if (!seen.ok) throw new Error(seen.problem)
  return seen.value
}

function problemOf(text: string): string {
  const seen = importManifest(text, 'x.yaml')
  return seen.ok ? 'accepted' : seen.problem
}

describe('manifests as companies write them', () => {
  it('[I42] of two Deployments of one name that of the same namespace is meant', () => {
    const text = ['prod', 'staging']
      .flatMap((space, i) => [
        deployment(`{ name: web, namespace: ${space} }`, i + 3, requests),
        autoscaler(`{ name: web, namespace: ${space} }`, share('cpu')),
      ])
      .join('---\n')
    expect(read(text, { scaler: 'prod/web' }).settings.initialReplicas).toBe(3)
    expect(read(text, { scaler: 'staging/web' }).settings.initialReplicas).toBe(4)
    const apart = text.replaceAll(
      /Deployment\nmetadata: .*/g,
      'Deployment\nmetadata: { name: web, namespace: a }',
    )
    const alone = read(apart, { scaler: 'prod/web' })
    expect(alone.settings).toEqual({})
    expect(alone.unused).toContain('Deployment “a/web” is not used: “prod/web” does not scale it.')
  })

  it('[I42] a namespace may stand at one of the two objects alone', () => {
    const hpa = autoscaler('{ name: web }', share('cpu'))
    const text = `${deployment('{ name: web, namespace: prod }', 3, requests)}---\n${hpa}`
    expect(read(text).settings.initialReplicas).toBe(3)
  })

  it('[I50] only a share of CPU needs a CPU request, not a share of memory that is left out', () => {
    const target = '{ type: AverageValue, averageValue: 500m }'
    const amount = `  - type: Resource\n    resource: { name: cpu, target: ${target} }\n`
    const bare = `---\n${deployment('{ name: web }', 3, '          image: web\n')}`
    const text = autoscaler('{ name: web }', amount + share('memory')) + bare
    expect(read(text, { accepted: 'all' }).hpa?.metrics).toHaveLength(1)
    expect(problemOf(autoscaler('{ name: web }', share('cpu')) + bare)).toContain('requests no CPU')
  })

  it('[I56] the mode of a file may be octal in silence; of a number that is taken over it is told', () => {
    const text = `${deployment('{ name: web }', 3, requests)}---\n${autoscaler('{ name: web }', share('cpu'))}`
    expect(read(text).settings.initialReplicas).toBe(3)
    expect(read(text).notices).toEqual([])
    const octal = read(text.replace('replicas: 3', 'replicas: 010'))
    expect(octal.settings.initialReplicas).toBe(8)
    expect(octal.notices).toEqual([
      'Line 5, column 13: 010 without quotes is 8, as the tools of Kubernetes read it; they keep to YAML 1.1.',
    ])
  })

  it('[I51] a template is told as such', () => {
    const text = autoscaler('{ name: web }', share('cpu'))
    const filled = text.replace('minReplicas: 1', 'minReplicas: {{ .Values.min }}')
    for (const template of [filled, `{{- if .Values.on }}\n${text}{{- end }}\n`]) {
      expect(problemOf(template)).toMatch(/^Line \d+, column \d+: .* “helm template” /)
    }
  })

  it('[I43] a quantity may begin with its point', () => {
    const target = '{ type: AverageValue, averageValue: ".5" }'
    const metric = `  - type: Resource\n    resource: { name: cpu, target: ${target} }\n`
    const { hpa } = read(autoscaler('{ name: web }', metric))
    expect(hpa?.metrics).toMatchObject([{ target: { averageValue: 500 } }])
    expect(problemOf(autoscaler('{ name: web }', metric.replace('.5', '.')))).toContain('“.”')
  })

  it('[I53] an empty spec is told with its line', () => {
    const text = 'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nspec:\n'
    expect(problemOf(text)).toBe('Line 3, column 1: “spec” is missing.')
  })

  it('[I62] a byte order mark stays', () => {
    const seen = read(`\uFEFF${autoscaler('{ name: web }', share('cpu'))}`)
    if (seen.hpa === null) throw new Error('the manifest is complete')
    const behavior = { scaleUp: null, scaleDown: null }
    const run = { ...startSettings(parameters), hpa: { ...seen.hpa, behavior } }
    const made = exportManifest(run, seen.source)
    expect(made).toMatchObject({
      ok: true,
      value: { text: expect.stringMatching(/^\uFEFFapiVersion/) as unknown },
    })
    expect(made.ok && made.value.text).not.toBe(seen.source.text)
  })
})
