import { stringify } from 'yaml'
import type { HpaSpec } from '#core/policies/hpa-spec.ts'
import { editManifest } from './edit-manifest.ts'
import { importManifest, type ManifestSource } from './import-manifest.ts'
import { behaviorObject, metricObject } from './hpa-plain.ts'

/**
 * The autoscaler as a manifest. With the source it came from the same text comes back, changed only
 * where the autoscaler was changed; without one a clean manifest for a Deployment called `name`. The
 * flags of the controller are the cluster's and stand in no manifest.
 */
export function exportHpa(
  spec: HpaSpec,
  source: ManifestSource | null = null,
  name = 'web',
): string {
  if (source === null) return cleanManifest(spec, name)
  const { text, fileName, choices } = source
  const before = importManifest(text, fileName, choices, spec.controller)
  // A source that is no longer readable would be a fault of ours; the autoscaler is never lost.
  if (!before.ok || before.value.hpa === null) return cleanManifest(spec, name)
  if (JSON.stringify(before.value.hpa) === JSON.stringify(spec)) return text
  return editManifest(before.value, before.value.hpa, spec)
}

function cleanManifest(spec: HpaSpec, name: string): string {
  return stringify(
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        minReplicas: spec.minReplicas,
        maxReplicas: spec.maxReplicas,
        metrics: spec.metrics.map(metricObject),
        ...(spec.behavior === null ? {} : { behavior: behaviorObject(spec.behavior) }),
      },
    },
    { lineWidth: 0 },
  )
}
