import type { PolicyKind } from '#core/policies/policy.ts'

const written: readonly PolicyKind[] = [
  'hpa',
  'keda',
  'kpa',
  'target-tracking',
  'step-scaling',
  'simple-scaling',
]

/** Whether a policy of a kind can be written as a manifest. */
export function hasManifest(kind: PolicyKind): boolean {
  return written.includes(kind)
}
