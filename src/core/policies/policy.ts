import type { Result } from '#core/schema/schema.ts'
import {
  checkSimple,
  checkStepping,
  checkTracking,
  type SimpleSpec,
  type StepSpec,
  type TrackingSpec,
} from './aws-spec.ts'
import { checkAzure, type AzureSpec } from './azure-spec.ts'
import { checkMig, type MigSpec } from './gcp-spec.ts'
import { checkKeda, type KedaPolicy } from './keda-spec.ts'
import { checkKpa, type KpaSpec } from './kpa-spec.ts'
import { checkManual, type ManualSpec } from './manual.ts'
import { checkOnDemand, type OnDemandSpec } from './on-demand.ts'
import { oneOf, record, variant, type Check } from './record-check.ts'
import { checkThreshold, type ThresholdSpec } from './threshold.ts'
import { checkVertical, type VerticalSpec } from './vertical.ts'

/** An autoscaler of Kubernetes; what it is told stands in a document of its own, which KEDA uses as well. */
export interface HpaPolicy {
  readonly kind: 'hpa'
}

/** Which autoscaler decides, and what it is told. */
export type PolicySpec =
  | HpaPolicy
  | KedaPolicy
  | KpaSpec
  | TrackingSpec
  | StepSpec
  | SimpleSpec
  | AzureSpec
  | MigSpec
  | ThresholdSpec
  | VerticalSpec
  | OnDemandSpec
  | ManualSpec

export type PolicyKind = PolicySpec['kind']
export type SpecOf<Kind extends PolicyKind> = Extract<PolicySpec, { readonly kind: Kind }>

const checks: { readonly [Kind in PolicyKind]: Check<PolicySpec> } = {
  hpa: record<HpaPolicy>({ kind: oneOf(['hpa']) }),
  keda: checkKeda,
  kpa: checkKpa,
  'target-tracking': checkTracking,
  'step-scaling': checkStepping,
  'simple-scaling': checkSimple,
  azure: checkAzure,
  mig: checkMig,
  threshold: checkThreshold,
  vertical: checkVertical,
  'on-demand': checkOnDemand,
  manual: checkManual,
}

/** All kinds, in the order in which a visitor finds them. */
export const policyKinds = Object.keys(checks) as readonly PolicyKind[]

const policy = variant<PolicySpec>('kind', checks)

/** A policy from anything: a link, a file, a message, a manifest. */
export function checkPolicy(value: unknown): Result<PolicySpec> {
  return policy(value, 'policy')
}
