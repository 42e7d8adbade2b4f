import { parameterHelp } from '#core/organisms/autoscaled-service/parameter-help.ts'
import {
  parameters,
  type AutoscaledServiceSchema,
} from '#core/organisms/autoscaled-service/parameters.ts'
import { area } from '../messages.ts'

type FieldTexts<Field> = {
  readonly label: string
  readonly help: string
} & (Field extends { readonly options: infer Options }
  ? { readonly options: { readonly [Name in keyof Options]: string } }
  : unknown)

type FieldsTexts = {
  readonly [Name in keyof AutoscaledServiceSchema]: FieldTexts<AutoscaledServiceSchema[Name]>
}

/** Names and explanations of the settings; the English ones stand beside the parameters. */
export const fieldsText = area<'fields', FieldsTexts>('fields', textsOf())

function textsOf(): FieldsTexts {
  const texts: Record<string, unknown> = {}
  const helps: Readonly<Record<string, string>> = parameterHelp
  for (const [name, field] of Object.entries(parameters)) {
    const { label } = field
    const help = helps[name]
    texts[name] =
      field.kind === 'choice' ? { label, help, options: field.options } : { label, help }
  }
  // The mapped type repeats what the loop has just done, field by field.
  return texts as FieldsTexts
}
