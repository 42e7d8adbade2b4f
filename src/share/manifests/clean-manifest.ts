import { stringify } from 'yaml'
import { kpaDefaults } from '#core/policies/kpa-spec.ts'
import { cleanTemplate } from './clean-template.ts'
import { deployment, podContainer } from './clean-pods.ts'
import { isRecord } from '../plain.ts'
import { knativeWritten } from './knative-written.ts'
import type { ManifestRun, Written } from './written.ts'

/** A manifest that begins from nothing, for a workload called `name`. */
export function cleanManifest(run: ManifestRun, written: Written, name: string): string {
  return objectsFor(run, written, name)
    .map((object) => stringify(object, { lineWidth: 0, aliasDuplicateObjects: false }))
    .join('---\n')
}

function objectsFor(run: ManifestRun, written: Written, name: string): readonly object[] {
  const { policy } = run
  const { scaler, settings } = written
  const target = { apiVersion: 'apps/v1', kind: 'Deployment', name }
  switch (policy.kind) {
    case 'hpa':
      return [
        deployment(settings, name, containerOf(run) ?? name),
        {
          apiVersion: 'autoscaling/v2',
          kind: 'HorizontalPodAutoscaler',
          metadata: { name },
          spec: { scaleTargetRef: target, ...partOf(scaler, 'spec') },
        },
      ]
    case 'keda': {
      const annotations = without(partOf(partOf(scaler, 'metadata'), 'annotations'), {})
      return [
        deployment(settings, name, name),
        {
          apiVersion: 'keda.sh/v1alpha1',
          kind: 'ScaledObject',
          metadata: { name, ...(Object.keys(annotations).length === 0 ? {} : { annotations }) },
          spec: { scaleTargetRef: { name }, ...without(partOf(scaler, 'spec'), {}) },
        },
      ]
    }
    case 'kpa':
      return knativeObjects(written, name)
    case 'target-tracking':
    case 'step-scaling':
    case 'simple-scaling':
      return [cleanTemplate(policy, settings)]
    default:
      return []
  }
}

/** The container that a metric of the HPA looks at by its name. */
function containerOf({ hpa }: ManifestRun): string | null {
  const metric = hpa.metrics.find(({ type }) => type === 'ContainerResource')
  return metric?.type === 'ContainerResource' ? metric.container : null
}

function knativeObjects({ scaler, cluster, settings }: Written, name: string): readonly object[] {
  const usual = knativeWritten(kpaDefaults)
  const template = partOf(partOf(scaler, 'spec'), 'template')
  const usualTemplate = partOf(partOf(usual.scaler, 'spec'), 'template')
  const annotations = without(
    partOf(partOf(template, 'metadata'), 'annotations'),
    partOf(partOf(usualTemplate, 'metadata'), 'annotations'),
  )
  const service = {
    apiVersion: 'serving.knative.dev/v1',
    kind: 'Service',
    metadata: { name },
    spec: {
      template: {
        ...(Object.keys(annotations).length === 0 ? {} : { metadata: { annotations } }),
        spec: {
          ...partOf(template, 'spec'),
          timeoutSeconds: settings.gracePeriod,
          containers: [podContainer(settings, name)],
        },
      },
    },
  }
  const config = clusterConfig(cluster)
  return config === null ? [service] : [service, config]
}

/** The ConfigMap of a cluster where something in it is not as it usually is; else null. */
function clusterConfig(cluster: Written['cluster']): object | null {
  const usual = knativeWritten(kpaDefaults)
  const data = without(partOf(cluster, 'data'), partOf(usual.cluster, 'data'))
  if (Object.keys(data).length === 0) return null
  const metadata = { name: 'config-autoscaler', namespace: 'knative-serving' }
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata, data }
}

/** A text with a document more for the cluster, where that is needed and the text is no JSON, which holds one only. */
export function withClusterConfig(text: string, { cluster }: Written): string {
  const config = clusterConfig(cluster)
  if (config === null || /^\uFEFF?\s*[{[]/u.test(text)) return text
  const added = `${text.endsWith('\n') ? '' : '\n'}---\n${stringify(config, { lineWidth: 0 })}`
  return text + (text.includes('\r\n') ? added.replaceAll('\n', '\r\n') : added)
}

function partOf(tree: unknown, name: string): Readonly<Record<string, unknown>> {
  const part = isRecord(tree) ? tree[name] : undefined
  return isRecord(part) ? part : {}
}

/** What an object says besides what counts anyway. */
function without(
  tree: Readonly<Record<string, unknown>>,
  usual: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(tree).filter(([name, value]) => value !== undefined && value !== usual[name]),
  )
}
