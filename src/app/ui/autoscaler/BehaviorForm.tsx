import { defaultRules } from '#core/policies/hpa-behavior.ts'
import type { HpaScalingPolicy, HpaScalingRules, HpaSpec } from '#core/policies/hpa-spec.ts'
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
  const { behavior, controller } = spec
  return (
    <>
      <FlagField
        label="behavior in the manifest"
        value={behavior !== null}
        help="Present and absent behavior differ: without it a sync may double the replicas or reach four; with it the API's default policies apply."
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
      <h3 className="form-title">Controller</h3>
      <div className="form">
        <NumberField
          label="Tolerance"
          value={controller.tolerance}
          unit=""
          help="Share around the target in which nothing is scaled (--horizontal-pod-autoscaler-tolerance)."
          onWish={(tolerance) => onWish({ ...spec, controller: { ...controller, tolerance } })}
        />
        <NumberField
          label="CPU initialization period"
          value={controller.cpuInitializationPeriod}
          unit="s"
          help="Age of a pod up to which its CPU samples are doubted."
          onWish={(cpuInitializationPeriod) =>
            onWish({ ...spec, controller: { ...controller, cpuInitializationPeriod } })
          }
        />
        <NumberField
          label="Initial readiness delay"
          value={controller.initialReadinessDelay}
          unit="s"
          help="A pod that turned unready sooner than this after its start never was ready."
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
            label="At most"
            value={policy.value}
            unit=""
            onWish={(value) => change(index, { ...policy, value })}
          />
          <ChoiceField
            label="of"
            value={policy.type}
            options={{ Pods: 'Pods', Percent: 'Percent' }}
            onWish={(type) =>
              change(index, { ...policy, type: type === 'Pods' ? 'Pods' : 'Percent' })
            }
          />
          <NumberField
            label="per"
            value={policy.periodSeconds}
            unit="s"
            onWish={(periodSeconds) => change(index, { ...policy, periodSeconds })}
          />
          <IconButton
            icon="close"
            label={`Remove policy ${index + 1} of ${direction}`}
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
          Policy
        </Button>
      </div>
      <NumberField
        label="tolerance"
        value={rules.tolerance ?? spec.controller.tolerance}
        unit=""
        help="Instead of the controller's, in this direction alone."
        onWish={(tolerance) => wish({ tolerance })}
      />
    </fieldset>
  )
}

function MetricsList({ spec, onWish }: SpecProps) {
  return (
    <>
      <h3 className="form-title">Metrics</h3>
      <ul className="form">
        {spec.metrics.map((metric, index) => (
          <li className="row-spread" key={index}>
            <span className="label">
              {metric.type} {metric.name}
            </span>
            <IconButton
              icon="close"
              label={`Remove metric ${metric.name}`}
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
        Metric
      </Button>
    </>
  )
}
