import {
  serviceFields,
  type OneServiceSettings,
} from '#core/organisms/microservices/service-fields.ts'
import { hasGraph, ownerOf } from '#app/store/service-settings.ts'
import { fieldsText } from '#text/en/fields.ts'
import { panelsText } from '#text/en/panels.ts'
import { usePage, useRun, useSettings, useText } from '../page.ts'
import { ChoiceField } from './ChoiceField.tsx'
import { FlagField } from './FlagField.tsx'
import { NumberField } from './NumberField.tsx'

type Name = keyof OneServiceSettings

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
  const text = useText(fieldsText)[name]
  const { newRun, zeroMeans, ofAllServices } = useText(panelsText)
  const meanings: Readonly<Partial<Record<Name, string>>> = zeroMeans
  const value = useSettings((settings) => settings[name])
  const isShared = useRun(
    ({ settings, watched }) => hasGraph(settings) && ownerOf(settings, name, watched) === undefined,
  )
  const field = serviceFields[name]
  const help = field.live ? text.help : newRun(text.help)
  const wish = (next: unknown) => session.change(name, next)
  if (field.kind === 'number' && typeof value === 'number') {
    return (
      <NumberField
        label={text.label}
        bounds={field}
        value={value}
        unit={field.unit}
        help={help}
        meaning={isShared ? ofAllServices : value === 0 ? meanings[name] : undefined}
        onWish={wish}
      />
    )
  }
  if (field.kind === 'choice' && typeof value === 'string') {
    return (
      <ChoiceField
        label={text.label}
        value={value}
        options={'options' in text ? text.options : field.options}
        help={help}
        onWish={wish}
      />
    )
  }
  if (field.kind === 'flag' && typeof value === 'boolean') {
    return <FlagField label={text.label} value={value} help={help} onWish={wish} />
  }
  // Documents, such as the load, have editors of their own; a lone service has not all of these settings.
  return null
}
