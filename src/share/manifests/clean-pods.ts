import type { Written } from './written.ts'

/** A Deployment with what a run knows of one; the image and what the probe asks are placeholders. */
export function deployment(settings: Written['settings'], name: string, container: string): object {
  const labels = { app: name }
  const { maxSurge, maxUnavailable, minReadySeconds } = settings
  const isUsual = maxSurge === '25%' && maxUnavailable === '25%'
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: {
      replicas: settings.initialReplicas,
      ...(minReadySeconds === 0 ? {} : { minReadySeconds }),
      ...(isUsual ? {} : { strategy: { rollingUpdate: { maxSurge, maxUnavailable } } }),
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          terminationGracePeriodSeconds: settings.gracePeriod,
          containers: [{ ...podContainer(settings, container) }],
        },
      },
    },
  }
}

/** The one container of a pod. */
export function podContainer(settings: Written['settings'], name: string): object {
  const { cpuRequest, cpuLimit, probePeriod, probeDelay } = settings
  return {
    name,
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
  }
}
