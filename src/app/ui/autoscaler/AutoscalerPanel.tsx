import { watchedName } from '#app/store/watched.ts'
import { canReachZero, hpaLimits } from '#core/policies/hpa-check.ts'
import type { HpaSpec } from '#core/policies/hpa-spec.ts'
import { brief } from '#text/brief.ts'
import { autoscalerText } from '#text/en/autoscaler.ts'
import { openerId } from '../editor/opener.ts'
import { useLayout, usePage, useRun, useSettings, useText } from '../page.ts'
import { NumberControl } from '../parts/NumberControl.tsx'
import { Later } from '../parts/Later.tsx'
import { OtherPolicy, PolicyMenu } from '../policies/other.tsx'
import { QueueNote } from '../services/several.tsx'
import { kindOf, metricKinds, newMetric, windowOf, withMetric, withWindow } from './hpa-edit.ts'
import { MetricTarget } from './MetricTarget.tsx'
import { TimeToDivide } from './TimeToDivide.tsx'

/** Who decides about the number of cells, and what that autoscaler is told. */
export function AutoscalerPanel() {
  const text = useText(autoscalerText)
  const kind = useSettings((settings) => settings.policy.kind)
  const name = useRun(watchedName)
  const isOn = useSettings((settings) => settings.autoscaling)
  return (
    <section className="panel" aria-labelledby="autoscaler-title">
      <div className="row-spread">
        <h2 className="section-title" id="autoscaler-title">
          {text.autoscaler}
          {name !== null && <span className="panel-service"> {brief(name)}</span>}
        </h2>
        <Later meanwhile={<span className="pill pill-menu" />}>
          <PolicyMenu />
        </Later>
      </div>
      {!isOn && <p className="note">{text.off}</p>}
      <div className="row-spread">
        {kind === 'hpa' ? <MetricMenu /> : <span />}
        <EditManifest />
      </div>
      {kind === 'hpa' ? (
        <HpaForm />
      ) : (
        <Later>
          <OtherPolicy />
        </Later>
      )}
      <TimeToDivide />
    </section>
  )
}

/** Opens the same settings as the text of a manifest, and closes it again. */
function EditManifest() {
  const { layout } = usePage()
  const text = useText(autoscalerText)
  const isOpen = useLayout((state) => state.editor)
  return (
    <button
      type="button"
      className="link"
      id={openerId}
      aria-expanded={isOpen}
      // On a phone it needs the whole of the sheet.
      onClick={() => layout.setState(isOpen ? { editor: false } : { editor: true, sheetStop: 2 })}
    >
      {text.editManifest}
    </button>
  )
}

/** The HorizontalPodAutoscaler in force, in the controller's own words. */
function HpaForm() {
  const { session } = usePage()
  const text = useText(autoscalerText)
  const spec = useSettings((settings) => settings.hpa)
  const wish = (next: HpaSpec) => session.change('hpa', next)
  const wide = Math.max(40, 10 * Math.ceil((spec.maxReplicas * 1.25) / 10))
  const roof = Math.min(hpaLimits.replicas.max, wide)
  return (
    <>
      <QueueNote />
      {spec.metrics.map((metric, index) => (
        // The order of the metrics is their only name: two may be alike.
        <MetricTarget key={index} spec={spec} metric={metric} index={index} onWish={wish} />
      ))}
      <div className="two-columns">
        <NumberControl
          label={text.minReplicas}
          bounds={canReachZero(spec) ? { ...hpaLimits.replicas, min: 0 } : hpaLimits.replicas}
          help={text.minReplicasHelp}
          value={spec.minReplicas}
          unit=""
          from={1}
          to={roof}
          step={1}
          onWish={(minReplicas) => wish({ ...spec, minReplicas })}
        />
        <NumberControl
          label={text.maxReplicas}
          bounds={hpaLimits.replicas}
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
    </>
  )
}

interface SpecProps {
  readonly spec: HpaSpec
  readonly onWish: (spec: HpaSpec) => void
}

/** Which metric decides; a manifest with several, or with one of its own, only says so. */
function MetricMenu() {
  const { session } = usePage()
  const text = useText(autoscalerText)
  const spec = useSettings((settings) => settings.hpa)
  const [first] = spec.metrics
  const kind = first === undefined ? null : kindOf(first)
  if (first === undefined || spec.metrics.length !== 1) {
    return <span className="pill">{text.severalMetrics(spec.metrics.length)}</span>
  }
  if (kind === null) return <span className="pill">{text.otherMetric(first.type)}</span>
  return (
    <select
      className="pill pill-menu"
      aria-label={text.metric}
      value={kind}
      onChange={(event) => {
        const chosen = metricKinds.find((name) => name === event.target.value)
        if (chosen !== undefined) session.change('hpa', withMetric(spec, 0, newMetric(chosen)))
      }}
    >
      {metricKinds.map((name) => (
        <option key={name} value={name}>
          {text.metricKinds[name]}
        </option>
      ))}
    </select>
  )
}

function WindowControl(props: SpecProps & { readonly direction: 'scaleUp' | 'scaleDown' }) {
  const { spec, direction, onWish } = props
  const text = useText(autoscalerText)
  const window = windowOf(spec, direction)
  if (window === null) return null
  return (
    <NumberControl
      label={direction === 'scaleUp' ? text.upWindow : text.downWindow}
      bounds={window.from === 'controller' ? hpaLimits.delay : hpaLimits.window}
      value={window.seconds}
      unit="s"
      from={0}
      to={Math.max(600, window.seconds)}
      step={15}
      help={window.from === 'controller' ? text.controllerWindow : text.behaviorWindow}
      onWish={(seconds) => onWish(withWindow(spec, direction, seconds))}
    />
  )
}
