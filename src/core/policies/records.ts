import type { AwsAlarmReading } from './aws-alarm.ts'
import type { AwsGroup, AwsReason } from './aws-group.ts'
import type { AwsSimpleDecision } from './aws-simple.ts'
import type { AwsStepDecision } from './aws-step.ts'
import type { AwsTrackingDecision } from './aws-target-tracking.ts'
import type { AzureDecision } from './azure-rules.ts'
import type { DemandDecision } from './boot-on-demand.ts'
import type { GcpDecision } from './gcp-mig.ts'
import type { HpaDecision } from './hpa.ts'
import type { KedaDecision } from './keda.ts'
import type { KpaDecision } from './kpa-decide.ts'
import type { KpaScalerDecision } from './kpa-scaler.ts'
import type { ManualDecision } from './manual.ts'
import type { PolicyKind, SpecOf } from './policy.ts'
import type { ThresholdDecision } from './threshold.ts'
import type { VerticalDecision } from './vertical.ts'

/** What each policy writes down of a look: every number that led to its decision, as plain JSON. */
export interface PolicyRecords {
  readonly hpa: HpaDecision
  readonly keda: KedaRecord
  readonly kpa: KpaRecord
  readonly 'target-tracking': TrackingRecord
  readonly 'step-scaling': StepRecord
  readonly 'simple-scaling': SimpleRecord
  readonly azure: AzureDecision
  readonly mig: GcpDecision
  readonly threshold: ThresholdDecision
  readonly vertical: VerticalDecision
  readonly 'on-demand': DemandDecision
  readonly manual: ManualDecision
}

/** A record with the policy that wrote it and what that was told at the time. */
export type PolicyRecord = {
  readonly [Kind in PolicyKind]: {
    readonly kind: Kind
    readonly spec: SpecOf<Kind>
    readonly record: PolicyRecords[Kind]
  }
}[PolicyKind]

/** A look of KEDA: a poll of its triggers, a sync of the HPA behind it, or both; null for what was not due. */
export interface KedaRecord {
  readonly triggers: readonly { readonly value: number | null; readonly active: boolean }[]
  readonly poll: KedaDecision | null
  readonly hpa: HpaDecision | null
}

/** A tick of Knative's autoscaler, and what its reconciler made of the wish. */
export interface KpaRecord {
  readonly decision: KpaDecision
  readonly scaler: KpaScalerDecision
  /** What the revision was before and is now. */
  readonly state: 'activating' | 'active' | 'inactive'
  readonly isProxied: boolean
}

export interface TrackingRecord {
  readonly group: AwsGroup
  readonly policies: readonly AwsTrackingDecision[]
  /** Index of the policy that was followed; null when none was. */
  readonly leading: number | null
  readonly reason: AwsReason
}

/** One evaluation of an alarm's policy; what the policy decided, where its alarm rang. */
export interface AlarmedRecord<Decision> {
  /** The newest datapoint that came; null without any. */
  readonly metric: number | null
  readonly alarm: AwsAlarmReading
  readonly decision: Decision | null
}

export interface StepRecord {
  readonly group: AwsGroup
  readonly policies: readonly AlarmedRecord<AwsStepDecision>[]
  readonly leading: number | null
  readonly reason: AwsReason
}

export interface SimpleRecord {
  readonly group: AwsGroup
  readonly policies: readonly AlarmedRecord<AwsSimpleDecision>[]
  readonly leading: number | null
  readonly reason: AwsReason
}

/** The decision of the HPA in a record: of itself, or behind a ScaledObject; null where none was made. */
export function hpaDecisionOf(decision: PolicyRecord): HpaDecision | null {
  if (decision.kind === 'hpa') return decision.record
  return decision.kind === 'keda' ? decision.record.hpa : null
}
