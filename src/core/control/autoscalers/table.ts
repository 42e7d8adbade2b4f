import type { PolicyKind } from '#core/policies/policy.ts'
import type { Autoscaler } from './autoscaler.ts'
import { azure } from './azure.ts'
import { hpa } from './hpa.ts'
import { keda } from './keda.ts'
import { kpa } from './kpa.ts'
import { manual } from './manual.ts'
import { mig } from './mig.ts'
import { onDemand } from './on-demand.ts'
import { simpleScaling } from './simple-scaling.ts'
import { stepScaling } from './step-scaling.ts'
import { targetTracking } from './target-tracking.ts'
import { threshold } from './threshold.ts'
import { vertical } from './vertical.ts'

/** Every policy that can decide in a run. */
export const autoscalers: { readonly [Kind in PolicyKind]: Autoscaler<Kind> } = {
  hpa,
  keda,
  kpa,
  'target-tracking': targetTracking,
  'step-scaling': stepScaling,
  'simple-scaling': simpleScaling,
  azure,
  mig,
  threshold,
  vertical,
  'on-demand': onDemand,
  manual,
}
