import { scenarios } from '#core/organisms/scenarios.ts'
import { area } from '../messages.ts'

type ScenarioTexts = Readonly<
  Record<keyof typeof scenarios, { readonly label: string; readonly description: string }>
>

/** The built-in scenarios; their English texts stand in the core, beside what they set. */
export const scenariosText = area<'scenarios', ScenarioTexts>('scenarios', textsOf())

function textsOf(): ScenarioTexts {
  const texts = Object.entries(scenarios).map(
    ([id, { label, description }]) => [id, { label, description }] as const,
  )
  // The entries of the table are those of the mapped type.
  return Object.fromEntries(texts) as ScenarioTexts
}
