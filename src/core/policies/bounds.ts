import type { HpaSpec } from './hpa-spec.ts'
import type { PolicySpec } from './policy.ts'

/** The least and the most cells that a policy wants; 0 stands for no most. */
export function boundsOf(
  policy: PolicySpec,
  hpa: HpaSpec,
): { readonly min: number; readonly max: number } {
  switch (policy.kind) {
    case 'hpa':
      return { min: hpa.minReplicas, max: hpa.maxReplicas }
    case 'keda':
      return {
        min: policy.idleReplicaCount ?? policy.minReplicaCount,
        max: policy.maxReplicaCount,
      }
    case 'kpa':
      return { min: policy.minScale, max: policy.maxScale }
    case 'target-tracking':
    case 'step-scaling':
    case 'simple-scaling':
      return { min: policy.minSize, max: policy.maxSize }
    case 'azure':
      return { min: policy.minimum, max: policy.maximum }
    case 'mig':
      return { min: policy.minNumReplicas, max: policy.maxNumReplicas }
    case 'threshold':
      return { min: policy.min, max: policy.max }
    case 'vertical':
      return { min: 1, max: 1 }
    case 'on-demand':
      return { min: 0, max: policy.max }
    case 'manual':
      return { min: policy.replicas, max: policy.replicas }
  }
}
