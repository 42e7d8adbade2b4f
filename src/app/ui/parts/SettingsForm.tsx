import {
  parameters,
  type AutoscaledServiceSettings,
} from '#core/organisms/autoscaled-service/parameters.ts'
import { usePage, useRun } from '../page.ts'
import { ChoiceField } from './ChoiceField.tsx'
import { FlagField } from './FlagField.tsx'
import { NumberField } from './NumberField.tsx'

type Name = keyof AutoscaledServiceSettings

/** A form of settings, made from the table of parameters: numbers, choices and flags. */
export function SettingsForm({ names }: { readonly names: readonly Name[] }) {
  return (
    <div className="form">
      {names.map((name) => (
        <SettingField key={name} name={name} />
      ))}
    </div>
  )
}

function SettingField({ name }: { readonly name: Name }) {
  const { session } = usePage()
  const value = useRun((state) => state.settings[name])
  const field = parameters[name]
  const help = field.live ? field.help : `${field.help} Changing it begins a new run.`
  const wish = (next: unknown) => session.change(name, next)
  if (field.kind === 'number' && typeof value === 'number') {
    return (
      <NumberField label={field.label} value={value} unit={field.unit} help={help} onWish={wish} />
    )
  }
  if (field.kind === 'choice' && typeof value === 'string') {
    return (
      <ChoiceField
        label={field.label}
        value={value}
        options={field.options}
        help={help}
        onWish={wish}
      />
    )
  }
  if (field.kind === 'flag' && typeof value === 'boolean') {
    return <FlagField label={field.label} value={value} help={help} onWish={wish} />
  }
  // Documents, such as the load, have editors of their own.
  return null
}
