import type { KedaPolicy, KedaTrigger } from '#core/policies/keda-spec.ts'
import { behaviorObject } from './hpa-written.ts'
import { scalerFields } from './keda-triggers.ts'

export const kedaGroup = 'autoscaling.keda.sh/'

/** Annotations that hold a ScaledObject still, by the fields of the policy. */
export const kedaAnnotations = {
  paused: 'paused',
  pausedScaleIn: 'paused-scale-in',
  pausedScaleOut: 'paused-scale-out',
  forceActivation: 'force-activation',
} as const

/** A ScaledObject of a policy: every field, also those at their defaults. */
export function kedaWritten(policy: KedaPolicy): object {
  return {
    metadata: {
      annotations: Object.fromEntries(
        Object.entries(kedaAnnotations).map(([field, name]) => [
          kedaGroup + name,
          policy[field as keyof typeof kedaAnnotations] ? 'true' : undefined,
        ]),
      ),
    },
    spec: {
      pollingInterval: policy.pollingInterval,
      cooldownPeriod: policy.cooldownPeriod,
      initialCooldownPeriod: policy.initialCooldownPeriod,
      idleReplicaCount: policy.idleReplicaCount ?? undefined,
      minReplicaCount: policy.minReplicaCount,
      maxReplicaCount: policy.maxReplicaCount,
      fallback:
        policy.fallbackReplicas === null
          ? undefined
          : { failureThreshold: 3, replicas: policy.fallbackReplicas },
      advanced:
        policy.behavior === null
          ? undefined
          : { horizontalPodAutoscalerConfig: { behavior: behaviorObject(policy.behavior) } },
      triggers: policy.triggers.map(triggerObject),
    },
  }
}

function triggerObject({ type, metricType, threshold, activationThreshold }: KedaTrigger): object {
  const { target, activation, others } = scalerFields(type)
  return {
    type,
    metricType,
    metadata: {
      ...others,
      [target]: String(threshold),
      [activation]: String(activationThreshold),
    },
  }
}
