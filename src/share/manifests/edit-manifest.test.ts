import { describe, expect, it } from 'vitest'
import { answered, type Settings } from '../manifest-corpus.test-support.ts'
import { editedManifest } from './export-manifest.ts'
import { importManifest } from './import-manifest.ts'

const head = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 10
`
const deployment = `# the web
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { id: 12345678901234567890, app: "on" } }
spec:
  template:
    spec:
      volumes: [ { name: key, secret: { secretName: key, defaultMode: 0644 } } ]
      containers:
        - name: app
          resources: { requests: { cpu: 500m }, limits: { cpu: 1 } } # sizes
`

/** The text after a change of the run, which is found in it again. */
function edited(text: string, change: (run: Settings) => Partial<Settings>): string {
  const { imported, run } = answered(text, 'x.yaml', 'web')
  const wanted = { ...run, ...change(run) }
  const made = editedManifest(imported.source, wanted) ?? ''
  expect(answered(made, 'x.yaml', 'web').run).toEqual({
    ...wanted,
    initialReplicas: run.initialReplicas,
  })
  return made
}

describe('an edit of a manifest', () => {
  it('[I61] puts new fields that end in one line into their own objects, the innermost first', () => {
    const least = `${head}---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - resources:
            requests:
              cpu: 200m
`
    const made = edited(least, () => ({ gracePeriod: 59, minReadySeconds: 9, cpuLimit: 400 }))
    expect(made).toBe(`${least.trimEnd()}
            limits:
              cpu: 400m
      terminationGracePeriodSeconds: 59
  minReadySeconds: 9
`)
  })

  it('[I61] keeps numbers as they are written in a document that is written anew', () => {
    const made = edited(`${deployment}---\n${head}`, () => ({ cpuLimit: 0 }))
    expect(made).toBe(`${deployment.replace('limits: { cpu: 1 }', 'limits: {}')}---\n${head}`)
  })

  it('[I61] writes out what is repeated, and keeps comments, quotes and brackets', () => {
    const shared = deployment
      .replace('{ cpu: 500m }', '&size { cpu: 500m }')
      .replace('{ cpu: 1 }', '{ <<: *size }')
    const made = edited(`${shared}---\n${head}`, () => ({ cpuLimit: 700 }))
    const plain = deployment.replace('limits: { cpu: 1 }', 'limits: { cpu: 700m }')
    expect(made).toBe(`${plain}---\n${head}`)
  })

  it('[I61] writes the request that was left to the limit before the limit goes', () => {
    const limited = deployment.replace('requests: { cpu: 500m }, ', '')
    const made = edited(`${limited}---\n${head}`, () => ({ cpuLimit: 0 }))
    expect(made).toContain('requests: { "cpu": "1" }')
  })

  it('[I61] keeps three dashes in a line of their own', () => {
    const text = `kind: Service\n---\n---\n${head}  metrics: [] # none\n`
    const made = edited(text, ({ hpa }) => ({
      hpa: {
        ...hpa,
        metrics: [
          {
            type: 'Pods',
            name: 'x',
            signal: 'in-flight',
            target: { type: 'AverageValue', averageValue: 5 },
          },
          ...hpa.metrics,
        ],
      },
    }))
    expect(made).toContain('kind: Service\n---\n---\napiVersion')
    expect(made).toContain('# none')
  })

  it('[I54] thousands of fields cost no square of their number, merges no product', () => {
    const fields = Array.from({ length: 8000 }, (_, i) => `  k${i}: 1`).join('\n')
    // Each is found in the text before so many are refused.
    expect(importManifest(head + fields, 'x.yaml')).toMatchObject({
      ok: false,
      problem: expect.stringContaining('more than 1000 fields') as unknown,
    })
    const wide = Array.from({ length: 3000 }, (_, i) => `k${i}: 1`).join(', ')
    const merges = `  x: [&w { ${wide} }, ${'{ <<: *w }, '.repeat(450)}]\n`
    expect(importManifest(head + merges, 'x.yaml')).toMatchObject({
      ok: false,
      problem: expect.stringContaining('aliases stand for') as unknown,
    })
    expect(importManifest(`${head}  x: [${'a: '.repeat(20_000)}]`, 'x.yaml')).toMatchObject({
      ok: false,
      problem: expect.stringContaining('nested too deeply') as unknown,
    })
  }, 10_000)
})
