import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { countsOf } from './report.ts'
import { isVectors, verifyVectors } from './vectors.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = join(import.meta.dirname, 'vectors')

/** What README says of each autoscaler, and by which files. */
const rows = [
  ['Kubernetes HPA v2', 'hpa-'],
  ['Knative KPA', 'kpa-'],
  ['KEDA', 'keda-'],
  ['AWS target tracking, step and simple scaling', 'aws-'],
  ['Azure autoscale', 'azure-'],
  ['ReplicaSet: who goes first', 'k8s-replicaset'],
  ['Deployment rollout', 'k8s-deployment-rollout'],
  ['CrashLoopBackOff', 'k8s-restart-backoff'],
] as const

function counts() {
  const reports = readdirSync(folder).map((name) => {
    const file: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    if (!isVectors(file)) throw new Error(`${name} holds no vectors`)
    return verifyVectors(name, file)
  })
  return countsOf(reports)
}

describe('the table of README', () => {
  it('[U84] says of each autoscaler what the verification counts', () => {
    const families = counts()
    expect(families.length).toBe(15)
    const readme = readFileSync(join(root, 'README.md'), 'utf8')
    for (const [name, start] of rows) {
      const own = families.filter((family) => family.name.startsWith(start))
      const passed = own.reduce((sum, family) => sum + family.passed, 0)
      const all = own.reduce((sum, family) => sum + family.failed, passed)
      expect(passed).toBeGreaterThan(0)
      const cells = new RegExp(`^\\| ${name} +\\| ${passed} of ${all} +\\|`, 'mu')
      expect(readme, `${name}: ${passed} of ${all}`).toMatch(cells)
    }
    const held = rows.flatMap(([, start]) => families.filter(({ name }) => name.startsWith(start)))
    expect(held).toHaveLength(families.length)
  })
})
