import type { Result } from '#core/schema/schema.ts'
import type { ManifestImport } from '#share/manifests/import-manifest.ts'
import { readManifest, type ManifestOrder } from '#share/reading/manifest-reader.ts'
import { createManifestThread } from '#share/reading/threads.ts'
import type { Reader } from './use-reading.ts'

/** How manifests are read; YAML with its comments takes longer than a table of the same length. */
export const manifestReader: Reader<ManifestOrder, Result<ManifestImport>> = {
  atOnce: 8000,
  here: readManifest,
  makeThread: createManifestThread,
}
