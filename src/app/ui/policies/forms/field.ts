import type { PolicyKind, SpecOf } from '#core/policies/policy.ts'
import { cellSignals, type CellSignal } from '#core/policies/signals.ts'
import type { NumberBounds } from '#core/schema/schema.ts'
import type { policyPanelText } from '#text/en/policy-panel.ts'
import type { TextsOf } from '#text/messages.ts'

/** Where a value stands in a policy: names of fields and places in lists. */
export type Path = readonly (string | number)[]

/** One value of a policy as a visitor changes it. Names of a vendor's own fields are the same in every language. */
export type PolicyField =
  | {
      readonly kind: 'number'
      readonly label: string
      readonly path: Path
      readonly bounds: NumberBounds
      readonly unit: string
      /** Ends of a slider; absent for a box alone. */
      readonly slider?: readonly [from: number, to: number, step: number]
      /** What holds where the policy says nothing. */
      readonly otherwise?: number
    }
  | { readonly kind: 'flag'; readonly label: string; readonly path: Path }
  | {
      readonly kind: 'choice'
      readonly label: string
      readonly path: Path
      readonly options: Readonly<Record<string, string>>
    }

/** Fields under a heading; the first group of a policy is always open. */
export interface FieldGroup {
  readonly title: string | null
  readonly fields: readonly PolicyField[]
}

/** What forms are written with. */
export type Texts = TextsOf<typeof policyPanelText>

/** Makes the form of a policy of one kind. */
export type Form<Kind extends PolicyKind> = (
  spec: SpecOf<Kind>,
  text: Texts,
) => readonly FieldGroup[]

/** A number in its box, or on a slider. */
export const number = (
  label: string,
  path: Path,
  bounds: NumberBounds,
  unit = '',
  more: { readonly slider?: readonly [number, number, number]; readonly otherwise?: number } = {},
): PolicyField => ({ kind: 'number', label, path, bounds, unit, ...more })

/** Something that is on or off. */
export const flag = (label: string, path: Path): PolicyField => ({ kind: 'flag', label, path })

/** One of a few names. */
export const choose = (
  label: string,
  path: Path,
  options: readonly string[] | Readonly<Record<string, string>>,
): PolicyField => ({
  kind: 'choice',
  label,
  path,
  options: Array.isArray(options)
    ? Object.fromEntries(options.map((option: string) => [option, option]))
    : (options as Readonly<Record<string, string>>),
})

/** A slider for a number of cells, with room above what is set. */
export const cells = (
  label: string,
  path: Path,
  bounds: NumberBounds,
  value: number,
): PolicyField =>
  number(label, path, bounds, '', {
    slider: [0, Math.max(40, 10 * Math.ceil((value * 1.25) / 10)), 1],
  })

/** What a policy goes by. */
export function signalField(path: Path, text: Texts): PolicyField {
  return choose(
    text.signal,
    path,
    Object.fromEntries(cellSignals.map((signal) => [signal, text.signals[signal]])),
  )
}

/** A threshold or a target in the unit of its signal, with a slider. */
export function level(
  label: string,
  path: Path,
  bounds: NumberBounds,
  signal: CellSignal,
  value: number,
): PolicyField {
  const isShare = signal === 'cpu'
  const to = isShare ? 100 : Math.max(10, Math.ceil(value * 2))
  return number(label, path, bounds, isShare ? '%' : '', {
    slider: [0, to, isShare ? 1 : to / 100],
  })
}

/** Fields under a heading. */
export function group(title: string | null, fields: readonly PolicyField[]): FieldGroup {
  return { title, fields }
}
