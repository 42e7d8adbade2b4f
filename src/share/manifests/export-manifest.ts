import { refuse, type Plain, type Result } from '#core/schema/schema.ts'
import { cleanManifest, withClusterConfig } from './clean-manifest.ts'
import { editManifest } from './edit-manifest.ts'
import { openManifest, type ManifestSource, type OpenedManifest } from './import-manifest.ts'
import { isSameShape, writtenOf, type ManifestRun } from './written.ts'

/** A manifest of a run. */
export interface ExportedManifest {
  readonly text: string
  /** A name for its file, without the service. */
  readonly ending: string
}

/**
 * The autoscaler of a run and its pods as a manifest. With the source they came from the same text
 * comes back, changed only where they were changed; without one, or where another kind of autoscaler
 * decides by now, a clean manifest for a workload called `name`. The flags of the HPA's controller are
 * the cluster's and stand in no manifest.
 */
export function exportManifest(
  run: ManifestRun,
  source: ManifestSource | null = null,
  name = 'web',
): Result<ExportedManifest> {
  const edited = source === null ? null : editedManifest(source, run)
  if (source !== null && edited !== null) {
    return { ok: true, value: { text: edited, ending: endingOf(source.fileName) } }
  }
  const written = writtenOf(run)
  if (written === null) {
    return refuse(
      `No manifest knows a policy like the one in force (${run.policy.kind}); choose an autoscaler of Kubernetes, Knative, KEDA or AWS to write one.`,
    )
  }
  return { ok: true, value: { text: cleanManifest(run, written, name), ending: 'yaml' } }
}

/**
 * The text of a manifest with everything in it as in a run; null where it cannot be read, or holds
 * another kind of autoscaler. Cheap enough for each move of a slider: the text is read once, and what
 * was made of it once more.
 */
export function editedManifest(source: ManifestSource, run: ManifestRun): string | null {
  const opened = openedOnce(source)
  const first = opened === null ? null : editOnce(opened, run, undefined)
  if (opened === null || first === null || first === source.text) return first
  // What the manifest leaves out may follow from what it says: then it must say that too. How many cells
  // there are at the start is nothing that an autoscaler's manifest should begin to say by itself.
  const again = openManifest({ ...source, text: first })
  // A request that is not written is the limit: it must be written before the limit can go.
  if (!again.ok && run.cpuLimit === 0 && opened.imported.settings.cpuLimit !== run.cpuRequest * 2) {
    const text = editedManifest(source, { ...run, cpuLimit: run.cpuRequest * 2 })
    return text === null ? first : editedManifest({ ...source, text }, run)
  }
  return again.ok
    ? (editOnce(again.value, run, opened.imported.settings.initialReplicas) ?? first)
    : first
}

function editOnce(
  opened: OpenedManifest,
  run: ManifestRun,
  start: Plain | undefined,
): string | null {
  const { policy, hpa, settings } = opened.imported
  if (policy === null || !isSameShape(policy, run.policy)) return null
  const stays = start === run.initialReplicas ? { initialReplicas: run.initialReplicas } : {}
  const before = writtenOf({ ...run, ...settings, ...stays, policy, hpa: hpa ?? run.hpa })
  const after = writtenOf(run)
  if (before === null || after === null) return null
  const edited = editManifest(opened, before, after)
  return opened.origins.has('cluster') ? edited : withClusterConfig(edited, after)
}

let last: { readonly source: ManifestSource; readonly opened: OpenedManifest | null } | null = null

function openedOnce(source: ManifestSource): OpenedManifest | null {
  if (last !== null && isSame(last.source, source)) return last.opened
  const read = openManifest(source)
  last = { source, opened: read.ok ? read.value : null }
  return last.opened
}

function isSame(one: ManifestSource, other: ManifestSource): boolean {
  return one.text === other.text && JSON.stringify(one.choices) === JSON.stringify(other.choices)
}

function endingOf(fileName: string): string {
  return /\.([a-z]{1,8})$/iu.exec(fileName)?.[1] ?? 'yaml'
}
