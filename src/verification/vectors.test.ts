import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readFileIn, readFolder } from './files.ts'
import { isVectors, verifyVectors } from './vectors.ts'

const folder = fileURLToPath(new URL('vectors', import.meta.url))

/** Cases that must pass, so that a file that lost some of them is noticed. */
const families = {
  'aws-scaling-public.json': { passed: 22, skipped: 0 },
  'azure-autoscale-public.json': { passed: 3, skipped: 0 },
  'hpa-behavior-public.json': { passed: 50, skipped: 0 },
  'hpa-oracle-calc-public.json': { passed: 124, skipped: 0 },
  'hpa-oracle-traces-public.json': { passed: 50, skipped: 0 },
  'hpa-reconcile-public.json': { passed: 53, skipped: 0 },
  'hpa-replica-calculator-public.json': { passed: 53, skipped: 1 },
  'k8s-deployment-rollout-public.json': { passed: 25, skipped: 0 },
  'k8s-replicaset-public.json': { passed: 23, skipped: 0 },
  'k8s-restart-backoff-public.json': { passed: 3, skipped: 0 },
  'keda-scaledobject-public.json': { passed: 10, skipped: 0 },
  'kpa-autoscaler-public.json': { passed: 19, skipped: 0 },
  'kpa-metrics-public.json': { passed: 18, skipped: 0 },
  'kpa-oracle-public.json': { passed: 42, skipped: 0 },
  'kpa-scaler-public.json': { passed: 24, skipped: 0 },
} as const

describe('the vectors of the real controllers', () => {
  it('[V9] the committed files are the ones listed here', () => {
    expect(readFolder(folder)).toEqual(Object.keys(families))
  })

  it.each(Object.entries(families))('[V9] %s', (file, expected) => {
    const content = readFileIn(folder, file)
    const value: unknown = content.ok ? content.value : content.problem
    if (!isVectors(value)) throw new Error(`${file} holds no vectors`)
    const report = verifyVectors(file, value)
    if (report.kind !== 'checked') throw new Error(`${file} is ${report.kind}`)
    const count = (status: string) =>
      report.verdicts.filter((each) => each.status === status).length
    const wrong = report.verdicts.filter(({ status }) => status === 'failed')
    expect(wrong).toEqual([])
    expect({ passed: count('passed'), skipped: count('skipped') }).toEqual(expected)
    expect(report.problem).toBeNull()
  })
})
