import { stringify } from 'yaml'
import type { ManifestRun, Written } from './written.ts'

/** A manifest that begins from nothing, for a workload called `name`. */
export function cleanManifest(run: ManifestRun, written: Written, name: string): string {
  return (
    objectsFor(run, written, name)
      // Equal labels are written out: an alias is rarely seen in a manifest.
      .map((object) => stringify(object, { lineWidth: 0, aliasDuplicateObjects: false }))
      .join('---\n')
  )
}

function objectsFor(run: ManifestRun, { scaler, settings }: Written, name: string): object[] {
  const target = { apiVersion: 'apps/v1', kind: 'Deployment', name }
  switch (run.policy.kind) {
    case 'hpa':
      return [
        deployment(settings, name, containerOf(run) ?? name),
        {
          apiVersion: 'autoscaling/v2',
          kind: 'HorizontalPodAutoscaler',
          metadata: { name },
          spec: { scaleTargetRef: target, ...specOf(scaler) },
        },
      ]
    default:
      return []
  }
}

function specOf(scaler: object): object {
  return 'spec' in scaler && typeof scaler.spec === 'object' ? (scaler.spec ?? {}) : {}
}

/** The container that a metric of the HPA looks at by its name. */
function containerOf({ hpa }: ManifestRun): string | null {
  const metric = hpa.metrics.find(({ type }) => type === 'ContainerResource')
  return metric?.type === 'ContainerResource' ? metric.container : null
}

/** A Deployment with what a run knows of one; the image and what the probe asks are placeholders. */
function deployment(settings: Written['settings'], name: string, container: string): object {
  const labels = { app: name }
  const { initialReplicas, cpuRequest, cpuLimit, probePeriod, probeDelay, gracePeriod } = settings
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: {
      replicas: initialReplicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          terminationGracePeriodSeconds: gracePeriod,
          containers: [
            {
              name: container,
              image: `registry.example.org/${name}:latest`,
              ports: [{ containerPort: 8080 }],
              resources: {
                requests: { cpu: cpuRequest },
                ...(cpuLimit === undefined ? {} : { limits: { cpu: cpuLimit } }),
              },
              readinessProbe: {
                httpGet: { path: '/ready', port: 8080 },
                initialDelaySeconds: probeDelay,
                periodSeconds: probePeriod,
              },
            },
          ],
        },
      },
    },
  }
}
