import type { HpaController } from '#core/policies/hpa-spec.ts'
import type { Result } from '#core/schema/schema.ts'
import { answeredBy } from '../manifests/answers.ts'
import type { ManifestChoices } from '../manifests/draft.ts'
import { editedManifest } from '../manifests/export-manifest.ts'
import { importManifest, type ManifestImport } from '../manifests/import-manifest.ts'
import type { ManifestRun } from '../manifests/written.ts'

/** What is asked of a manifest; plain data. */
export interface ManifestOrder {
  readonly choices: ManifestChoices
  readonly controller: HpaController
  /** What the text is to say before it is read, with what it asks answered; absent where it is read as it stands. */
  readonly run?: ManifestRun
}

/** Reads one manifest as often as it is asked to. */
export function readManifest(
  text: string,
  name: string,
): (order: ManifestOrder) => Result<ManifestImport> {
  return ({ choices, controller, run }) => {
    if (run === undefined) return importManifest(text, name, choices, controller)
    const edited = editedManifest({ text, fileName: name, choices }, run) ?? text
    const read = importManifest(edited, name, choices, controller)
    if (!read.ok || read.value.needs.every(({ signal }) => signal !== null)) return read
    return importManifest(edited, name, answeredBy(read.value.source, run), controller)
  }
}
