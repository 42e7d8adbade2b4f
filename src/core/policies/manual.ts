import { counts, oneOf, record, within, type Check } from './record-check.ts'

/** Somebody says how many cells there are (kubectl scale). */
export interface ManualSpec {
  readonly kind: 'manual'
  readonly replicas: number
}

export const manualDefaults: ManualSpec = { kind: 'manual', replicas: 2 }

export const manualLimits = { replicas: counts(0, 100_000) } as const

/** A number of cells from anything. */
export const checkManual: Check<ManualSpec> = record<ManualSpec>(
  { kind: oneOf(['manual']), replicas: within(manualLimits.replicas) },
  manualDefaults,
)

/** That somebody wants another number of cells than there was. */
export interface ManualDecision {
  readonly from: number
  readonly desired: number
}
