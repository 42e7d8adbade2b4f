/**
 * A parameter described once. One table of fields feeds the form, the link, the validator, the
 * generators of the property tests and the documentation.
 */

/** What enters from the world and may be wrong: a value, or one plain sentence with a way out. */
export type Result<Value> = { readonly ok: true; readonly value: Value } | Refusal

/** What is wrong and the way out, in one sentence. */
export interface Refusal {
  readonly ok: false
  readonly problem: string
}

/** A refusal with its sentence; what it quotes may come from anywhere. */
export function refuse(problem: string): Refusal {
  return { ok: false, problem: sayable(problem) }
}

/** A text in which nothing breaks the line, turns the direction of writing, hides, or is half of a character. */
export function sayable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd')
}

/** Data that survives JSON unchanged: what links, files, logs and messages are made of. */
export type Plain =
  null | boolean | number | string | readonly Plain[] | { readonly [name: string]: Plain }

interface FieldText {
  readonly label: string
  /** True when the parameter may change while the run goes on; false needs a new run. */
  readonly live: boolean
}

/** Which numbers are allowed. */
export interface NumberBounds {
  readonly min: number
  readonly max: number
  readonly integer?: boolean
}

/** A number within [min, max]; `unit` is the unit in which it is stored and shown. */
export interface NumberField extends FieldText, NumberBounds {
  readonly kind: 'number'
  readonly unit: string
  readonly start: number
}

/** One of a short list of names. */
export interface ChoiceField<Option extends string = string> extends FieldText {
  readonly kind: 'choice'
  readonly options: Readonly<Record<Option, string>>
  readonly start: NoInfer<Option>
}

export interface FlagField extends FieldText {
  readonly kind: 'flag'
  readonly start: boolean
}

/** A structured value with a checker of its own, such as a load curve or an autoscaler's rules. */
export interface DocumentField<Value> extends FieldText {
  readonly kind: 'document'
  readonly start: Value
  readonly check: (value: unknown) => Result<Value>
}

// `any` would be the usual bound here; a method-style check keeps the union usable without it.
export interface AnyDocumentField extends FieldText {
  readonly kind: 'document'
  readonly start: unknown
  check(value: unknown): Result<unknown>
}

export type Field = NumberField | ChoiceField | FlagField | AnyDocumentField

export type Schema = Readonly<Record<string, Field>>

/** The values of a schema: one property a field, of the field's type. */
export type Settings<S extends Schema> = {
  readonly [Name in keyof S]: S[Name] extends NumberField
    ? number
    : S[Name] extends FlagField
      ? boolean
      : S[Name] extends {
            readonly kind: 'choice'
            readonly options: Readonly<Record<infer O, string>>
          }
        ? O
        : S[Name] extends { readonly kind: 'document'; readonly start: infer Value }
          ? Value
          : never
}

/** Declares a choice; the option names become the type of the setting. */
export function choice<Option extends string>(
  field: Omit<ChoiceField<Option>, 'kind'>,
): ChoiceField<Option> {
  return { kind: 'choice', ...field }
}

/** Declares a structured field; its checker gives the type of the setting. */
export function document<Value>(field: Omit<DocumentField<Value>, 'kind'>): DocumentField<Value> {
  return { kind: 'document', ...field }
}

/** The settings that every field starts with. */
export function startSettings<S extends Schema>(schema: S): Settings<S> {
  const settings: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(schema)) settings[name] = field.start
  // The mapped type repeats what the loop has just done, field by field.
  return settings as Settings<S>
}
