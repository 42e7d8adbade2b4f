import type { CSSProperties } from 'react'
import type { HpaMetricSpec, HpaSpec } from '#core/policies/hpa-spec.ts'
import { useRun } from '../page.ts'
import { NumberControl } from '../parts/NumberControl.tsx'
import { written } from '../parts/NumberField.tsx'
import { bandOf, measuredBy, targetOf, withMetric, withTarget } from './hpa-edit.ts'

interface MetricTargetProps {
  readonly spec: HpaSpec
  readonly metric: HpaMetricSpec
  readonly index: number
  readonly onWish: (spec: HpaSpec) => void
}

/** The target of one metric with the tolerance band around it and the value of the last sync. */
export function MetricTarget({ spec, metric, index, onWish }: MetricTargetProps) {
  const measured = useRun((state) => measuredBy(state.decisions.at(-1), index))
  const target = targetOf(metric)
  if (target === null) return null
  const share = (value: number) =>
    Math.min(1, Math.max(0, (value - target.from) / (target.to - target.from)))
  return (
    <div className="metric-target">
      <NumberControl
        {...target}
        onWish={(value) => onWish(withMetric(spec, index, withTarget(metric, value)))}
      >
        {(shown) => {
          const { low, high } = bandOf(spec, shown)
          const style: CSSProperties & Readonly<Record<`--${string}`, string>> = {
            '--low': String(share(low)),
            '--high': String(share(high)),
            '--measured': String(share(measured ?? 0)),
          }
          return (
            <span className="band" style={style} aria-hidden="true">
              <i className="band-tolerance" />
              {measured !== null && (
                <i className="band-measured" data-outside={measured < low || measured > high} />
              )}
            </span>
          )
        }}
      </NumberControl>
      <p className="micro figure">{describe(spec, target.value, target.unit, measured)}</p>
    </div>
  )
}

function describe(spec: HpaSpec, target: number, unit: string, measured: number | null): string {
  const { low, high } = bandOf(spec, target)
  const round = (value: number) => written(Number(value.toPrecision(3)))
  const band = `no scaling from ${round(low)} to ${round(high)} ${unit}`.trimEnd()
  return measured === null
    ? `Tolerance: ${band}`
    : `Now ${round(measured)} ${unit}; ${band}`.replace(' ;', ';')
}
