import type { HpaController, HpaSpec } from '#core/policies/hpa-spec.ts'
import type { PolicyKind, PolicySpec } from '#core/policies/policy.ts'
import type { ManifestObject } from './documents.ts'
import type { Draft } from './draft.ts'

/** An autoscaler of a file, as a visitor chooses it. */
export interface ScalerName {
  /** What `scaler` of the choices names; its name where only one has it. */
  readonly key: string
  /** What it is called where it comes from, such as `HorizontalPodAutoscaler`. */
  readonly kind: string
  readonly name: string
  /** The policy that it becomes. */
  readonly policy: PolicyKind
}

/** What a reader makes of an autoscaler; its documents are null where something is open or wrong. */
export interface ReadScaler {
  readonly policy: PolicySpec | null
  /** Where the policy is the HPA what it is told, else null. */
  readonly hpa: HpaSpec | null
  /** Objects of the file that it was read from, besides itself. */
  readonly used: readonly ManifestObject[]
}

/** An autoscaler that was found, with its reader. */
export interface FoundScaler extends Omit<ScalerName, 'key'> {
  /** The object that it stands in first. */
  readonly object: ManifestObject
  readonly read: (draft: Draft, controller: HpaController | undefined) => ReadScaler
  /** What a sentence says that names no way on, where all that could scale is left out. */
  readonly whenEmpty: string
}
