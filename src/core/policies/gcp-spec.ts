import { refuse, type Result } from '#core/schema/schema.ts'
import { gcpDefaults, type GcpPolicy, type GcpScaleInControl } from './gcp-mig.ts'
import {
  counts,
  listOf,
  nullable,
  oneOf,
  record,
  span,
  within,
  type Check,
} from './record-check.ts'
import { cellSignals, type CellSignal } from './signals.ts'

/** One signal, and what one VM should carry of it. */
export interface GcpSignalSpec {
  readonly signal: CellSignal
  readonly target: number
}

/** The autoscaler of a managed instance group. */
export interface MigSpec extends Omit<GcpPolicy, 'targets'> {
  readonly kind: 'mig'
  readonly signals: readonly GcpSignalSpec[]
}

export const migDefaults: MigSpec = {
  kind: 'mig',
  minNumReplicas: 1,
  maxNumReplicas: 40,
  signals: [{ signal: 'cpu', target: 60 }],
  ...gcpDefaults,
}

export const migLimits = {
  size: counts(0, 100_000),
  most: counts(1, 100_000),
  target: span(0.001, 1e9),
  period: span(0, 3600),
} as const

const control = record<GcpScaleInControl>({
  maxScaledInReplicas: record<GcpScaleInControl['maxScaledInReplicas']>({
    type: oneOf(['fixed', 'percent']),
    value: within(migLimits.size),
  }),
  window: within(span(60, 3600)),
})

const fields = record<MigSpec>(
  {
    kind: oneOf(['mig']),
    minNumReplicas: within(migLimits.size),
    maxNumReplicas: within(migLimits.most),
    signals: listOf(
      record<GcpSignalSpec>({ signal: oneOf(cellSignals), target: within(migLimits.target) }),
      1,
      4,
    ),
    stabilisationPeriod: within(migLimits.period),
    initialisationPeriod: within(migLimits.period),
    scaleInControl: nullable(control),
    mode: oneOf(['ON', 'ONLY_SCALE_OUT', 'OFF']),
  },
  migDefaults,
)

/** The autoscaler of a managed instance group from anything. */
export const checkMig: Check<MigSpec> = (value, path): Result<MigSpec> => {
  const checked = fields(value, path)
  if (!checked.ok) return checked
  const { minNumReplicas: min, maxNumReplicas: max } = checked.value
  return min > max
    ? refuse(
        `“${path}.minNumReplicas” is ${min}, above “${path}.maxNumReplicas” (${max}); the minimum cannot exceed the maximum.`,
      )
    : checked
}
