import { defaultRules } from '#core/policies/hpa-behavior.ts'
import { hpaLimits } from '#core/policies/hpa-check.ts'
import type { HpaScalingPolicy, HpaScalingRules, HpaSpec } from '#core/policies/hpa-spec.ts'
import { autoscalerText } from '#text/en/autoscaler.ts'
import { useText } from '../page.ts'
import { Button, IconButton } from '../parts/Button.tsx'
import { ChoiceField } from '../parts/ChoiceField.tsx'
import { FlagField } from '../parts/FlagField.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { SettingsForm } from '../parts/SettingsForm.tsx'
import { newMetric, withMetric, withPolicy, withRules, type Direction } from './hpa-edit.ts'

interface SpecProps {
  readonly spec: HpaSpec
  readonly onWish: (spec: HpaSpec) => void
}

/** Everything of the autoscaler that most visitors leave alone. */
export function BehaviorForm({ spec, onWish }: SpecProps) {
  const text = useText(autoscalerText)
  const { behavior, controller } = spec
  return (
    <>
      <FlagField
        label={text.behavior}
        value={behavior !== null}
        help={text.behaviorHelp}
        onWish={(isSet) =>
          onWish({ ...spec, behavior: isSet ? { scaleUp: null, scaleDown: null } : null })
        }
      />
      {behavior !== null && (
        <>
          <RulesForm spec={spec} direction="scaleUp" onWish={onWish} />
          <RulesForm spec={spec} direction="scaleDown" onWish={onWish} />
        </>
      )}
      <MetricsList spec={spec} onWish={onWish} />
      <h3 className="form-title">{text.controller}</h3>
      <div className="form">
        <NumberField
          label={text.controllerTolerance}
          bounds={hpaLimits.tolerance}
          value={controller.tolerance}
          unit=""
          help={text.controllerToleranceHelp}
          onWish={(tolerance) => onWish({ ...spec, controller: { ...controller, tolerance } })}
        />
        <NumberField
          label={text.cpuPeriod}
          bounds={hpaLimits.delay}
          value={controller.cpuInitializationPeriod}
          unit="s"
          help={text.cpuPeriodHelp}
          onWish={(cpuInitializationPeriod) =>
            onWish({ ...spec, controller: { ...controller, cpuInitializationPeriod } })
          }
        />
        <NumberField
          label={text.readinessDelay}
          bounds={hpaLimits.delay}
          value={controller.initialReadinessDelay}
          unit="s"
          help={text.readinessDelayHelp}
          onWish={(initialReadinessDelay) =>
            onWish({ ...spec, controller: { ...controller, initialReadinessDelay } })
          }
        />
      </div>
      <SettingsForm names={['autoscaling', 'syncPeriod', 'syncDelay', 'scrapePeriod']} />
    </>
  )
}

function RulesForm({ spec, direction, onWish }: SpecProps & { readonly direction: Direction }) {
  const text = useText(autoscalerText)
  const rules = defaultRules(direction, spec.behavior?.[direction] ?? null)
  const wish = (next: Partial<HpaScalingRules>) => onWish(withRules(spec, direction, next))
  const selectPolicies = { Max: 'Max', Min: 'Min', Disabled: 'Disabled' } as const
  return (
    <fieldset className="rules">
      <legend className="form-title">{direction}</legend>
      {rules.policies.map((policy, index) => (
        // Policies have no name; their place in the list is what the decision record speaks of.
        <PolicyRow
          key={index}
          policy={policy}
          removeLabel={text.removePolicy(index + 1, direction)}
          isLast={rules.policies.length < 2}
          onChange={(next) => wish({ policies: withPolicy(rules.policies, index, next) })}
        />
      ))}
      <div className="row-spread">
        <ChoiceField
          label="selectPolicy"
          value={rules.selectPolicy}
          options={selectPolicies}
          onWish={(name) =>
            wish({ selectPolicy: name === 'Min' || name === 'Disabled' ? name : 'Max' })
          }
        />
        <Button
          look="ghost"
          icon="plus"
          onPress={() =>
            wish({ policies: [...rules.policies, { type: 'Pods', value: 4, periodSeconds: 15 }] })
          }
        >
          {text.addPolicy}
        </Button>
      </div>
      <NumberField
        label="tolerance"
        bounds={hpaLimits.tolerance}
        value={rules.tolerance ?? spec.controller.tolerance}
        unit=""
        help={text.toleranceHelp}
        onWish={(tolerance) => wish({ tolerance })}
      />
    </fieldset>
  )
}

interface PolicyRowProps {
  readonly policy: HpaScalingPolicy
  readonly removeLabel: string
  /** The only one left cannot be removed. */
  readonly isLast: boolean
  readonly onChange: (policy: HpaScalingPolicy | null) => void
}

function PolicyRow({ policy, removeLabel, isLast, onChange }: PolicyRowProps) {
  const text = useText(autoscalerText)
  return (
    <div className="policy">
      <NumberField
        label={text.atMost}
        bounds={hpaLimits.percent}
        value={policy.value}
        unit=""
        onWish={(value) => onChange({ ...policy, value })}
      />
      <ChoiceField
        label={text.of}
        value={policy.type}
        options={{ Pods: 'Pods', Percent: 'Percent' }}
        onWish={(type) => onChange({ ...policy, type: type === 'Pods' ? 'Pods' : 'Percent' })}
      />
      <NumberField
        label={text.per}
        bounds={hpaLimits.period}
        value={policy.periodSeconds}
        unit="s"
        onWish={(periodSeconds) => onChange({ ...policy, periodSeconds })}
      />
      <IconButton
        icon="close"
        label={removeLabel}
        disabled={isLast}
        onPress={() => onChange(null)}
      />
    </div>
  )
}

function MetricsList({ spec, onWish }: SpecProps) {
  const text = useText(autoscalerText)
  return (
    <>
      <h3 className="form-title">{text.metrics}</h3>
      <ul className="form">
        {spec.metrics.map((metric, index) => (
          <li className="row-spread" key={index}>
            <span className="label">
              {metric.type} {metric.name}
            </span>
            <IconButton
              icon="close"
              label={text.removeMetric(metric.name)}
              disabled={spec.metrics.length < 2}
              onPress={() => onWish(withMetric(spec, index, null))}
            />
          </li>
        ))}
      </ul>
      <Button
        look="ghost"
        icon="plus"
        onPress={() => onWish({ ...spec, metrics: [...spec.metrics, newMetric('requests')] })}
      >
        {text.addMetric}
      </Button>
    </>
  )
}
