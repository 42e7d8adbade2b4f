import { counts, oneOf, record, within, type Check } from './record-check.ts'

/** Boot on demand (boot-on-demand.ts): as many servers as there may be at the most; none where nobody asks. */
export interface OnDemandSpec {
  readonly kind: 'on-demand'
  readonly max: number
}

export const onDemandDefaults: OnDemandSpec = { kind: 'on-demand', max: 40 }

export const onDemandLimits = { max: counts(1, 100_000) } as const

/** A number of servers from anything. */
export const checkOnDemand: Check<OnDemandSpec> = record<OnDemandSpec>(
  { kind: oneOf(['on-demand']), max: within(onDemandLimits.max) },
  onDemandDefaults,
)
