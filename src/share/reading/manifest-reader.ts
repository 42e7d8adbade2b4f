import type { HpaController } from '#core/policies/hpa-spec.ts'
import type { Result } from '#core/schema/schema.ts'
import type { ManifestChoices } from '../manifests/draft.ts'
import { importManifest, type ManifestImport } from '../manifests/import-manifest.ts'

/** What is asked of a manifest; plain data. */
export interface ManifestOrder {
  readonly choices: ManifestChoices
  readonly controller: HpaController
}

/** Reads one manifest as often as it is asked to. */
export function readManifest(
  text: string,
  name: string,
): (order: ManifestOrder) => Result<ManifestImport> {
  return ({ choices, controller }) => importManifest(text, name, choices, controller)
}
