import { isRecord } from '../plain.ts'
import type { ManifestFile, ManifestObject } from './documents.ts'

/** The Deployment of a file that an autoscaler names as its target; null where there is none. */
export function targetOf(
  file: ManifestFile,
  scaler: ManifestObject,
  target: unknown,
): ManifestObject | null {
  // KEDA's targets are Deployments where they say nothing else.
  const kind = isRecord(target) ? (target.kind ?? 'Deployment') : undefined
  const name = isRecord(target) && kind === 'Deployment' ? target.name : undefined
  const named = file.objects.filter(
    (object) => object.kind === 'Deployment' && metadataOf(object.value, 'name') === name,
  )
  // A namespace may be written at one object and left out at the other, but two are two places.
  const space = metadataOf(scaler.value, 'namespace')
  const spaceOf = ({ value }: ManifestObject): unknown => metadataOf(value, 'namespace')
  return (
    named.find((object) => spaceOf(object) === space) ??
    named.find((object) => spaceOf(object) === undefined || space === undefined) ??
    null
  )
}

function metadataOf({ metadata }: ManifestObject['value'], field: 'name' | 'namespace'): unknown {
  return isRecord(metadata) ? metadata[field] : undefined
}
