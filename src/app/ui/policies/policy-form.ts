import type { PolicyKind, PolicySpec } from '#core/policies/policy.ts'
import { simpleForm, steppingForm, trackingForm } from './forms/aws.ts'
import { azureForm, migForm } from './forms/clouds.ts'
import type { FieldGroup, Form, Texts } from './forms/field.ts'
import { kedaForm } from './forms/keda.ts'
import { kpaForm } from './forms/kpa.ts'
import { manualForm, onDemandForm, thresholdForm, verticalForm } from './forms/teaching.ts'

/** The form of a policy; the HPA has a panel of its own. */
export function policyForm(spec: PolicySpec, text: Texts): readonly FieldGroup[] {
  // Each maker gets the spec of its own kind.
  return (forms[spec.kind] as (spec: PolicySpec, text: Texts) => readonly FieldGroup[])(spec, text)
}

const forms: { readonly [Kind in PolicyKind]: Form<Kind> } = {
  hpa: () => [],
  keda: kedaForm,
  kpa: kpaForm,
  'target-tracking': trackingForm,
  'step-scaling': steppingForm,
  'simple-scaling': simpleForm,
  azure: azureForm,
  mig: migForm,
  threshold: thresholdForm,
  vertical: verticalForm,
  'on-demand': onDemandForm,
  manual: manualForm,
}
