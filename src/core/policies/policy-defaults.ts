import { simpleDefaults, stepDefaults, trackingDefaults } from './aws-spec.ts'
import { azureDefaults } from './azure-spec.ts'
import { migDefaults } from './gcp-spec.ts'
import { kedaPolicyDefaults } from './keda-spec.ts'
import { kpaDefaults } from './kpa-spec.ts'
import { manualDefaults } from './manual.ts'
import { onDemandDefaults } from './on-demand.ts'
import type { PolicyKind, SpecOf } from './policy.ts'
import { thresholdDefaults } from './threshold.ts'
import { verticalDefaults } from './vertical.ts'

/** What each policy is told where nothing is said; a check fills it in field by field. */
export const policyDefaults: { readonly [Kind in PolicyKind]: SpecOf<Kind> } = {
  hpa: { kind: 'hpa' },
  keda: kedaPolicyDefaults,
  kpa: kpaDefaults,
  'target-tracking': trackingDefaults,
  'step-scaling': stepDefaults,
  'simple-scaling': simpleDefaults,
  azure: azureDefaults,
  mig: migDefaults,
  threshold: thresholdDefaults,
  vertical: verticalDefaults,
  'on-demand': onDemandDefaults,
  manual: manualDefaults,
}
