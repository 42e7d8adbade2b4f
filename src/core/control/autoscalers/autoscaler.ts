import type { AwsMemory } from './aws.ts'
import type { Control } from '../control.ts'
import type { GcpMemory } from '#core/policies/gcp-mig.ts'
import type { HpaMemory } from '#core/policies/hpa.ts'
import type { PolicyKind, SpecOf } from '#core/policies/policy.ts'
import type { PolicyRecords } from '#core/policies/records.ts'
import type { ServiceSettings } from '../parameters.ts'
import type { AzureMemory } from './azure.ts'
import type { KedaMemory } from './keda.ts'
import type { KpaLife } from './kpa.ts'

/** What each policy remembers between two looks: plain JSON of bounded size. */
export interface Memories {
  readonly hpa: HpaMemory
  readonly keda: KedaMemory
  readonly kpa: KpaLife
  readonly 'target-tracking': AwsMemory
  readonly 'step-scaling': AwsMemory
  readonly 'simple-scaling': AwsMemory
  readonly azure: AzureMemory
  readonly mig: GcpMemory
  readonly threshold: { readonly changedAt: number | null }
  readonly vertical: { readonly changedAt: number | null; readonly wanted: number }
  readonly 'on-demand': null
  readonly manual: null
}

/** A memory with the policy that it belongs to. */
export type PolicyMemory = {
  readonly [Kind in PolicyKind]: { readonly kind: Kind; readonly of: Memories[Kind] }
}[PolicyKind]

/** Where a policy looks from. */
export interface Look<Kind extends PolicyKind> {
  readonly control: Control
  readonly service: number
  readonly settings: ServiceSettings
  readonly spec: SpecOf<Kind>
  readonly now: number
  /** What was asked for so far. */
  readonly replicas: number
  /** Whether it was called between two looks, because a request waits and there is no cell. */
  readonly isCalled: boolean
}

/** What a look came to. */
export interface Looked<Kind extends PolicyKind> {
  readonly memory: Memories[Kind]
  readonly desired: number
  /** Null where it measured something and decided nothing. */
  readonly record: PolicyRecords[Kind] | null
  /** Time to the next look, s. */
  readonly again: number
}

/** A policy in a run: what it sees of the cells is what its metrics told it, never the present truth. */
export interface Autoscaler<Kind extends PolicyKind> {
  readonly begin: (look: Look<Kind>) => Memories[Kind]
  readonly look: (look: Look<Kind>, memory: Memories[Kind]) => Looked<Kind>
}
