import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importManifest } from './import-manifest.ts'

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

function problemOf(text: string): string {
  const seen = importManifest(text, 'x.yaml')
  return seen.ok ? 'accepted' : seen.problem
}

describe('texts that mean harm', () => {
  it('[I54] alias bombs and large files are refused', () => {
    const bomb = Array.from(
      { length: 9 },
      (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`,
    )
    expect(problemOf(`kind: A\na0: &a0 [x]\n${bomb.join('\n')}\n`)).toContain('aliases')
    expect(problemOf(`kind: A\n${'# x\n'.repeat(80_000)}`)).toContain('0.25 MB are the limit')
    expect(problemOf('kind: A\n---\n'.repeat(300))).toContain('more than 200 objects')
  })

  it('[I55] any text at all gets an answer, and prototypes stay as they are', () => {
    let taken = 0
    const lines = fc.constantFrom(
      ...head.split('\n'),
      ...cpu.split('\n'),
      '---',
      '  minReplicas: 3',
      '__proto__: { a: 1 }',
      '  behavior: *x',
    )
    const texts = fc.oneof(
      fc.array(lines, { maxLength: 14 }).map((list) => `kind: A\n${list.join('\n')}`),
      fc.array(lines, { maxLength: 4 }).map((list) => `${head}${list.join('\n')}`),
      fc.string().map((text) => `kind: ${text}`),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const seen = importManifest(text, 'x')
        if (!seen.ok) return /[.)]$/.test(seen.problem)
        taken++
        return seen.value.scalers.length > 0
      }),
      { numRuns: 1000 },
    )
    expect(taken).toBeGreaterThan(20)
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false)
  })
})
