import { parameterHelp } from '#core/organisms/autoscaled-service/parameter-help.ts'
import { parameterHelp as ofServices } from '#core/organisms/microservices/parameter-help.ts'
import { serviceFields } from '#core/organisms/microservices/service-fields.ts'
import { area } from '../messages.ts'

type FieldTexts<Field> = {
  readonly label: string
  readonly help: string
} & (Field extends { readonly options: infer Options }
  ? { readonly options: { readonly [Name in keyof Options]: string } }
  : unknown)

type FieldsTexts = {
  readonly [Name in keyof typeof serviceFields]: FieldTexts<(typeof serviceFields)[Name]>
}

/** Names and explanations of the settings; the English ones stand beside the parameters. */
export const fieldsText = area<'fields', FieldsTexts>('fields', textsOf())

function textsOf(): FieldsTexts {
  const texts: Record<string, unknown> = {}
  const helps: Readonly<Record<string, string>> = { ...parameterHelp, ...ofServices }
  for (const [name, field] of Object.entries(serviceFields)) {
    const { label } = field
    const help = helps[name]
    texts[name] =
      field.kind === 'choice' ? { label, help, options: field.options } : { label, help }
  }
  // The mapped type repeats what the loop has just done, field by field.
  return texts as FieldsTexts
}
