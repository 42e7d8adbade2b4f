import type { HpaSpec } from '#core/policies/hpa-spec.ts'
import { usePage, useRun } from '../page.ts'
import { NumberControl } from '../parts/NumberControl.tsx'
import { kindOf, metricKinds, newMetric, windowOf, withMetric, withWindow } from './hpa-edit.ts'
import { MetricTarget } from './MetricTarget.tsx'
import { TimeToDivide } from './TimeToDivide.tsx'

/** The HorizontalPodAutoscaler in force, in the controller's own words. */
export function AutoscalerPanel() {
  const { session } = usePage()
  const spec = useRun((state) => state.settings.hpa)
  const isOn = useRun((state) => state.settings.autoscaling)
  const wish = (next: HpaSpec) => session.change('hpa', next)
  const roof = Math.max(40, 10 * Math.ceil((spec.maxReplicas * 1.25) / 10))
  return (
    <section className="panel" aria-labelledby="autoscaler-title">
      <div className="row-spread">
        <h2 className="section-title" id="autoscaler-title">
          Autoscaler
        </h2>
        <MetricMenu spec={spec} onWish={wish} />
      </div>
      {!isOn && <p className="note">Autoscaling is off: the number of cells stays as it is.</p>}
      {spec.metrics.map((metric, index) => (
        // The order of the metrics is their only name: two may be alike.
        <MetricTarget key={index} spec={spec} metric={metric} index={index} onWish={wish} />
      ))}
      <div className="two-columns">
        <NumberControl
          label="Min replicas"
          value={spec.minReplicas}
          unit=""
          from={1}
          to={roof / 2}
          step={1}
          onWish={(minReplicas) => wish({ ...spec, minReplicas })}
        />
        <NumberControl
          label="Max replicas"
          value={spec.maxReplicas}
          unit=""
          from={1}
          to={roof}
          step={1}
          onWish={(maxReplicas) => wish({ ...spec, maxReplicas })}
        />
      </div>
      <WindowControl spec={spec} direction="scaleUp" onWish={wish} />
      <WindowControl spec={spec} direction="scaleDown" onWish={wish} />
      <TimeToDivide />
    </section>
  )
}

interface SpecProps {
  readonly spec: HpaSpec
  readonly onWish: (spec: HpaSpec) => void
}

/** Which metric decides; a manifest with several, or with one of its own, only says so. */
function MetricMenu({ spec, onWish }: SpecProps) {
  const [first] = spec.metrics
  const kind = first === undefined ? null : kindOf(first)
  if (spec.metrics.length !== 1) return <span className="pill">{spec.metrics.length} metrics</span>
  if (kind === null) return <span className="pill">{first?.type} metric</span>
  return (
    <select
      className="pill pill-menu"
      aria-label="Metric"
      value={kind}
      onChange={(event) => {
        const chosen = Object.keys(metricKinds).find((name) => name === event.target.value)
        if (chosen !== undefined && isKind(chosen)) onWish(withMetric(spec, 0, newMetric(chosen)))
      }}
    >
      {Object.entries(metricKinds).map(([name, label]) => (
        <option key={name} value={name}>
          {label}
        </option>
      ))}
    </select>
  )
}

function isKind(name: string): name is keyof typeof metricKinds {
  return Object.hasOwn(metricKinds, name)
}

function WindowControl(props: SpecProps & { readonly direction: 'scaleUp' | 'scaleDown' }) {
  const { spec, direction, onWish } = props
  const window = windowOf(spec, direction)
  if (window === null) return null
  const way = direction === 'scaleUp' ? 'scale up' : 'scale down'
  const whose =
    window.from === 'controller'
      ? 'Set on the controller (--horizontal-pod-autoscaler-downscale-stabilization).'
      : 'Set in behavior.'
  return (
    <NumberControl
      label={`Stabilization window, ${way}`}
      value={window.seconds}
      unit="s"
      from={0}
      to={Math.max(600, window.seconds)}
      step={15}
      help={`The most cautious recommendation of this long is taken. ${whose}`}
      onWish={(seconds) => onWish(withWindow(spec, direction, seconds))}
    />
  )
}
