import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import type { startSettings } from '#core/schema/schema.ts'
import { checkSettings } from '#core/schema/validate.ts'
import type { HpaSignal } from '#core/policies/hpa-spec.ts'
import type { ManifestChoices } from './manifests/draft.ts'
import { importManifest, type ManifestImport } from './manifests/import-manifest.ts'

const folder = join(import.meta.dirname, 'manifests', 'corpus')

/** Our own manifests, by the names of their files. */
export const corpus: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .toSorted()
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
)

export type Settings = ReturnType<typeof startSettings<typeof parameters>>

/** An autoscaler of a file with everything accepted and every question answered by its guess. */
export interface Answered {
  readonly imported: ManifestImport
  /** What a run has after it. */
  readonly run: Settings
}

/** Everything that a text holds, one autoscaler after the other. */
export function autoscalersOf(text: string, fileName: string): readonly Answered[] {
  const [first] = [read(text, fileName, {})]
  return first.scalers.map(({ key }) => answered(text, fileName, key))
}

/** One autoscaler of a text. */
export function answered(text: string, fileName: string, scaler: string): Answered {
  const asked = read(text, fileName, { scaler, accepted: 'all' })
  const signals = Object.fromEntries(
    asked.needs.map(({ key, guess }): [string, HpaSignal] => [key, guess ?? 'in-flight']),
  )
  const imported = read(text, fileName, { scaler, accepted: 'all', signals })
  if (imported.policy === null) throw new Error(`${fileName}: ${imported.open.join(' ')}`)
  const { policy, hpa, settings } = imported
  const checked = checkSettings(parameters, {
    ...settings,
    policy,
    ...(hpa === null ? {} : { hpa }),
  })
  if (!checked.ok) throw new Error(`${fileName}: ${checked.problem}`)
  return { imported, run: checked.value }
}

function read(text: string, fileName: string, choices: ManifestChoices): ManifestImport {
  const seen = importManifest(text, fileName, choices)
  if (!seen.ok) throw new Error(`${fileName}: ${seen.problem}`)
  return seen.value
}
