import type { HpaSpec } from '#core/policies/hpa-spec.ts'
import type { PolicySpec } from '#core/policies/policy.ts'
import type { AutoscaledServiceSettings } from '#core/organisms/autoscaled-service/parameters.ts'
import { awsShape, awsWritten } from './aws-written.ts'
import { hpaSpecObject } from './hpa-written.ts'
import { kedaWritten } from './keda-written.ts'
import { knativeWritten } from './knative-written.ts'
import type { SettingName } from './pod-object.ts'
import { quantityOf } from './quantity.ts'

/** What of a run a manifest can hold. */
export type ManifestRun = Pick<AutoscaledServiceSettings, SettingName> & {
  readonly policy: PolicySpec
  readonly hpa: HpaSpec
}

/**
 * What is written for a run, by the roles that objects of a manifest have for it. Import and export
 * speak of its parts by their paths in it, wherever in a file they stand.
 */
export interface Written {
  /** The autoscaler's own object; of AWS what its parts are, by their roles. */
  readonly scaler: object
  /** What holds for all of a cluster. */
  readonly cluster?: object
  /** Settings that pods give, each as its field is written; undefined for a field that says nothing. */
  readonly settings: Readonly<Record<SettingName, unknown>>
}

/** What is written for a run; null for a policy that no manifest knows. */
export function writtenOf(run: ManifestRun): Written | null {
  const { policy } = run
  const settings = writtenSettings(run)
  switch (policy.kind) {
    case 'hpa':
      return { scaler: { spec: hpaSpecObject(run.hpa) }, settings }
    case 'kpa':
      return { ...knativeWritten(policy), settings }
    case 'keda':
      return { scaler: kedaWritten(policy), settings }
    case 'target-tracking':
    case 'step-scaling':
    case 'simple-scaling':
      return { scaler: awsWritten(policy), settings }
    default:
      return null
  }
}

function writtenSettings(run: ManifestRun): Written['settings'] {
  return {
    initialReplicas: run.initialReplicas,
    cpuRequest: quantityOf(run.cpuRequest),
    cpuLimit: run.cpuLimit === 0 ? undefined : quantityOf(run.cpuLimit),
    probePeriod: run.probePeriod,
    probeDelay: run.probeDelay,
    gracePeriod: run.gracePeriod,
    minReadySeconds: run.minReadySeconds,
    maxSurge: run.maxSurge,
    maxUnavailable: run.maxUnavailable,
  }
}

/** Whether one run can be made of another by changing single fields of its manifest. */
export function isSameShape(one: PolicySpec, other: PolicySpec): boolean {
  if (!('policies' in one) || !('policies' in other)) return one.kind === other.kind
  return awsShape(one) === awsShape(other)
}
