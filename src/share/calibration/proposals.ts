import type { Calibration } from './calibrate.ts'

/** The settings that a calibration can speak of. */
export interface ServiceValues {
  readonly serviceLaw: string
  readonly serviceMean: number
  readonly serviceScv: number
  readonly serviceQuantiles: readonly number[]
  readonly cpuPerSlot: number
}

export type LawChoice = 'lognormal' | 'quantiles' | 'keep'

/** The bounds of the settings, which the engine's tables hold too. */
const bounds = { mean: [0.0001, 600], scv: [0.01, 100], cpu: [0.001, 256_000] } as const

/**
 * The settings that a calibration proposes, as far as they differ from those in force. CPU per busy slot is CPU per request ÷ mean
 * service time, because a slot is busy for the service time of its request.
 */
export function proposalsOf(
  { cpu, law }: Calibration,
  choice: LawChoice,
  now: Pick<ServiceValues, 'serviceMean'>,
): Partial<ServiceValues> {
  const fit = law?.ok === true && choice !== 'keep' ? law.value : null
  const measured = choice === 'quantiles' ? (fit?.measured ?? null) : null
  const mean = measured?.mean ?? fit?.mean ?? now.serviceMean
  const ofLaw =
    fit === null
      ? {}
      : measured === null
        ? {
            serviceLaw: 'lognormal',
            serviceMean: within(mean, bounds.mean),
            serviceScv: within(fit.scv, bounds.scv),
          }
        : {
            serviceLaw: 'quantiles',
            serviceQuantiles: measured.table.map((seconds) => rounded(seconds)),
          }
  if (cpu?.ok !== true) return ofLaw
  const perSlot = (1000 * cpu.value.line.slope) / mean
  return { ...ofLaw, cpuPerSlot: within(perSlot, bounds.cpu) }
}

function within(value: number, [min, max]: readonly [number, number]): number {
  return Math.min(max, Math.max(min, rounded(value)))
}

/** Four digits: more than any of this is known to. */
function rounded(value: number): number {
  return Number(value.toPrecision(4))
}
