import { ChoiceField } from '../parts/ChoiceField.tsx'

interface NamedChoiceProps<Name extends string> {
  readonly label: string
  readonly value: Name
  readonly options: Readonly<Partial<Record<Name, string>>>
  readonly onWish: (name: Name) => void
  readonly disabled: boolean
}

/** A choice that knows the names it offers. */
export function NamedChoice<Name extends string>(props: NamedChoiceProps<Name>) {
  const { options, onWish, ...field } = props
  const offered: Record<string, string> = {}
  for (const [name, text] of Object.entries<string | undefined>(options)) {
    if (text !== undefined) offered[name] = text
  }
  // What can be chosen are the names of the options.
  return <ChoiceField {...field} options={offered} onWish={(name) => onWish(name as Name)} />
}
