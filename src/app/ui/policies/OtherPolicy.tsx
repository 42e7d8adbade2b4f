import type { PolicySpec } from '#core/policies/policy.ts'
import type { Plain } from '#core/schema/schema.ts'
import { policyPanelText } from '#text/en/policy-panel.ts'
import { usePage, useSettings, useText } from '../page.ts'
import { ChoiceField } from '../parts/ChoiceField.tsx'
import { Disclosure } from '../parts/Disclosure.tsx'
import { FlagField } from '../parts/FlagField.tsx'
import { NumberControl } from '../parts/NumberControl.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import type { PolicyField } from './forms/field.ts'
import { policyForm } from './policy-form.ts'
import { valueAt, withValueAt } from './policy-path.ts'

/** What an autoscaler that is no HPA is told: its bounds and targets at once, the rest under headings. */
export function OtherPolicy() {
  const { session } = usePage()
  const text = useText(policyPanelText)
  const spec = useSettings((settings) => settings.policy)
  const [first, ...rest] = policyForm(spec, text)
  const wish = (path: PolicyField['path'], value: Plain) =>
    session.change('policy', withValueAt(spec, path, value))
  return (
    <>
      <p className="note">{text.about[spec.kind]}</p>
      {first !== undefined && <Fields fields={first.fields} spec={spec} onWish={wish} />}
      {rest.map(({ title, fields }) => (
        <Disclosure key={title} title={title ?? ''}>
          <div className="form">
            <Fields fields={fields} spec={spec} onWish={wish} />
          </div>
        </Disclosure>
      ))}
    </>
  )
}

interface FieldsProps {
  readonly fields: readonly PolicyField[]
  readonly spec: PolicySpec
  readonly onWish: (path: PolicyField['path'], value: Plain) => void
}

function Fields({ fields, spec, onWish }: FieldsProps) {
  return fields.map((field) => (
    <PolicyInput
      key={field.path.join('.')}
      field={field}
      value={valueAt(spec, field.path)}
      onWish={(value) => onWish(field.path, value)}
    />
  ))
}

interface PolicyInputProps {
  readonly field: PolicyField
  readonly value: unknown
  readonly onWish: (value: Plain) => void
}

function PolicyInput({ field, value, onWish }: PolicyInputProps) {
  switch (field.kind) {
    case 'flag':
      return <FlagField label={field.label} value={value === true} onWish={onWish} />
    case 'choice':
      return (
        <ChoiceField
          label={field.label}
          value={String(value)}
          options={field.options}
          onWish={onWish}
        />
      )
    case 'number': {
      const { label, bounds, unit, slider, otherwise = 0 } = field
      const shown = typeof value === 'number' ? value : otherwise
      const common = { label, bounds, unit, value: shown, onWish }
      if (slider === undefined) return <NumberField {...common} />
      const [from, to, step] = slider
      return <NumberControl {...common} from={from} to={to} step={step} />
    }
  }
}
