import type { CSSProperties } from 'react'
import type { HpaMetricSpec, HpaSpec } from '#core/policies/hpa-spec.ts'
import { formatClock } from '#text/clock.ts'
import { autoscalerText } from '#text/en/autoscaler.ts'
import type { Words } from '#text/words.ts'
import { latestDecision, latestHpa } from '#app/store/watched.ts'
import { useRun, useWords } from '../page.ts'
import { NumberControl } from '../parts/NumberControl.tsx'
import { bandOf, measuredBy, targetOf, withMetric, withTarget, type Target } from './hpa-edit.ts'

interface MetricTargetProps {
  readonly spec: HpaSpec
  readonly metric: HpaMetricSpec
  readonly index: number
  readonly onWish: (spec: HpaSpec) => void
}

/** The target of one metric with the tolerance band around it and the value of the last sync. */
export function MetricTarget({ spec, metric, index, onWish }: MetricTargetProps) {
  const measured = useRun((state) => measuredBy(latestHpa(state), metric, index))
  // Cells may be busier by now: the autoscaler looks only at its syncs, so the value is told with its time.
  const seenAt = useRun((state) => formatClock(latestDecision(state)?.time ?? 0, state.duration))
  const words = useWords()
  const target = targetOf(metric, words.text(autoscalerText))
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
      <p className="micro figure">{describe(spec, target, { measured, seenAt }, words)}</p>
    </div>
  )
}

function describe(
  spec: HpaSpec,
  { value, unit }: Target,
  { measured, seenAt }: { readonly measured: number | null; readonly seenAt: string },
  { text }: Words,
): string {
  const { low, high } = bandOf(spec, value)
  const round = (amount: number) => Number(amount.toPrecision(3))
  const say = text(autoscalerText)
  return measured === null
    ? say.tolerance(round(low), round(high), unit)
    : say.measured(round(measured), seenAt, round(low), round(high), unit)
}
