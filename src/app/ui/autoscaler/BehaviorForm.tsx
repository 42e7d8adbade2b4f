import { defaultRules } from '#core/policies/hpa-behavior.ts'
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
          value={controller.tolerance}
          unit=""
          help={text.controllerToleranceHelp}
          onWish={(tolerance) => onWish({ ...spec, controller: { ...controller, tolerance } })}
        />
        <NumberField
          label={text.cpuPeriod}
          value={controller.cpuInitializationPeriod}
          unit="s"
          help={text.cpuPeriodHelp}
          onWish={(cpuInitializationPeriod) =>
            onWish({ ...spec, controller: { ...controller, cpuInitializationPeriod } })
          }
        />
        <NumberField
          label={text.readinessDelay}
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
  const change = (index: number, policy: HpaScalingPolicy | null) =>
    wish({ policies: withPolicy(rules.policies, index, policy) })
  const selectPolicies = { Max: 'Max', Min: 'Min', Disabled: 'Disabled' } as const
  return (
    <fieldset className="rules">
      <legend className="form-title">{direction}</legend>
      {rules.policies.map((policy, index) => (
        // Policies have no name; their place in the list is what the decision record speaks of.
        <div className="policy" key={index}>
          <NumberField
            label={text.atMost}
            value={policy.value}
            unit=""
            onWish={(value) => change(index, { ...policy, value })}
          />
          <ChoiceField
            label={text.of}
            value={policy.type}
            options={{ Pods: 'Pods', Percent: 'Percent' }}
            onWish={(type) =>
              change(index, { ...policy, type: type === 'Pods' ? 'Pods' : 'Percent' })
            }
          />
          <NumberField
            label={text.per}
            value={policy.periodSeconds}
            unit="s"
            onWish={(periodSeconds) => change(index, { ...policy, periodSeconds })}
          />
          <IconButton
            icon="close"
            label={text.removePolicy(index + 1, direction)}
            disabled={rules.policies.length < 2}
            onPress={() => change(index, null)}
          />
        </div>
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
        value={rules.tolerance ?? spec.controller.tolerance}
        unit=""
        help={text.toleranceHelp}
        onWish={(tolerance) => wish({ tolerance })}
      />
    </fieldset>
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
