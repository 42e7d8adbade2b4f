import type { CSSProperties } from 'react'
import { serviceParameters, type ServiceSettings } from '#core/control/parameters.ts'
import { autoscalerText } from '#text/en/autoscaler.ts'
import { watchedSettings } from '#app/store/service-settings.ts'
import { usePage, useRun, useText } from '../page.ts'
import { NumberField } from '../parts/NumberField.tsx'
import { PhaseGlyph, type GlyphName } from '../parts/PhaseGlyph.tsx'

interface Stage {
  readonly name: 'scheduling' | 'imagePull' | 'boot' | 'probePeriod'
  readonly glyph: GlyphName
  /** Mean time that this stage takes, s. */
  readonly mean: number
}

// Probes come at the start of the container + delay + k · period, so a container that takes the mean
// time to boot waits for the next of them.
function stagesOf(settings: ServiceSettings): readonly [Stage, Stage, Stage, Stage] {
  const { scheduling, imagePull, boot, probePeriod, probeDelay } = settings
  const probes = Math.ceil(Math.max(0, boot - probeDelay) / probePeriod)
  const wait = probeDelay + probes * probePeriod - boot
  return [
    { name: 'scheduling', glyph: 'prophase', mean: scheduling },
    { name: 'imagePull', glyph: 'metaphase', mean: imagePull },
    { name: 'boot', glyph: 'anaphase', mean: boot },
    { name: 'probePeriod', glyph: 'telophase', mean: wait },
  ]
}

/** How long a division takes: a bar in true proportion, every part of it editable. */
export function TimeToDivide() {
  const { session } = usePage()
  const text = useText(autoscalerText)
  const settings = useRun(watchedSettings)
  const stages = stagesOf(settings)
  // With the mean of every stage; the real ones vary by “Variability of the stages”.
  const [scheduling, pull, boot, probe] = stages
  const sum = stages.reduce((total, { mean }) => total + mean, 0)
  return (
    <div className="time-to-divide" role="group" aria-label={text.timeToDivide}>
      <div className="row-spread">
        <span className="label">{text.timeToDivide}</span>
        <span className="figure">
          {text.sumOfSeconds(scheduling.mean, pull.mean, boot.mean, probe.mean, sum)}
        </span>
      </div>
      <div className="stage-bar" aria-hidden="true">
        {stages.map(({ name, mean }) => {
          const style: CSSProperties = { flexGrow: mean }
          return <i key={name} data-stage={name} style={style} />
        })}
      </div>
      <div className="stage-fields">
        {stages.map(({ name, glyph }) => (
          <div key={name} className="stage-field">
            <PhaseGlyph name={glyph} />
            <NumberField
              stacked
              label={text.stages[name]}
              bounds={serviceParameters[name]}
              value={settings[name]}
              unit="s"
              onWish={(value) => session.change(name, value)}
            />
          </div>
        ))}
      </div>
      {/* The box has what is set, the bar and the sum what follows from it. */}
      <p className="micro figure">{text.readyAfter(probe.mean, settings.probePeriod)}</p>
    </div>
  )
}
