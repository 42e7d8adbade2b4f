import type {
  HpaBehavior,
  HpaMetricSpec,
  HpaScalingRules,
  HpaSpec,
} from '#core/policies/hpa-spec.ts'
import { quantityOf } from './quantity.ts'

/** One metric as it stands under `spec.metrics`. */
function metricObject(metric: HpaMetricSpec): object {
  switch (metric.type) {
    case 'Resource':
      return { type: metric.type, resource: { name: metric.name, target: targetObject(metric) } }
    case 'ContainerResource': {
      const { type, name, container } = metric
      return { type, containerResource: { name, container, target: targetObject(metric) } }
    }
    case 'Pods':
      return {
        type: metric.type,
        pods: { metric: { name: metric.name }, target: targetObject(metric) },
      }
    case 'Object': {
      // The simulation knows no object to read from; an Ingress is the usual one.
      const describedObject = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'web' }
      const target = targetObject(metric)
      return {
        type: metric.type,
        object: { describedObject, metric: { name: metric.name }, target },
      }
    }
    case 'External':
      return {
        type: metric.type,
        external: { metric: { name: metric.name }, target: targetObject(metric) },
      }
    case 'Invalid':
      return { type: metric.name }
  }
}

/** The target of a metric, with quantities. */
function targetObject(metric: Exclude<HpaMetricSpec, { type: 'Invalid' }>): object {
  const { target } = metric
  switch (target.type) {
    case 'Utilization':
      return { type: target.type, averageUtilization: target.averageUtilization }
    case 'AverageValue':
      return { type: target.type, averageValue: quantityOf(target.averageValue) }
    case 'Value':
      return { type: target.type, value: quantityOf(target.value) }
  }
}

/** `spec.behavior`, without what was left out. */
export function behaviorObject({ scaleUp, scaleDown }: HpaBehavior): object {
  return {
    ...(scaleUp === null ? {} : { scaleUp: rulesObject(scaleUp) }),
    ...(scaleDown === null ? {} : { scaleDown: rulesObject(scaleDown) }),
  }
}

/** One direction of `spec.behavior`, without what was left out. */
function rulesObject(rules: HpaScalingRules): object {
  const { stabilizationWindowSeconds, selectPolicy, policies, tolerance } = rules
  const fields = {
    stabilizationWindowSeconds,
    selectPolicy,
    policies:
      policies?.map(({ type, value, periodSeconds }) => ({ type, value, periodSeconds })) ?? null,
    tolerance: tolerance === null ? null : String(tolerance),
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
}

/** `spec` of an autoscaler, without what it scales. */
export function hpaSpecObject(spec: HpaSpec): object {
  return {
    minReplicas: spec.minReplicas,
    maxReplicas: spec.maxReplicas,
    metrics: spec.metrics.map(metricObject),
    ...(spec.behavior === null ? {} : { behavior: behaviorObject(spec.behavior) }),
  }
}
