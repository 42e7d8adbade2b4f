import { isRecord } from '../plain.ts'
import type { ManifestObject } from './documents.ts'
import {
  eachField,
  fail,
  idle,
  idleFields,
  inside,
  keepOrigin,
  refused,
  type Draft,
  type Place,
  type Rule,
} from './draft.ts'
import { shown } from '#core/schema/validate.ts'
import {
  annotationGroup,
  annotations,
  clusterKeys,
  isDuration,
  type AnnotationField,
} from './knative-written.ts'
import { aDuration, keep, put, textFlag, textNumber, type Form } from './take.ts'
import type { Raw } from './told.ts'

/** Entries that stand for annotations which a Service leaves out. */
const defaults: readonly AnnotationField[] = [
  'minScale',
  'maxScale',
  'initialScale',
  'activationScale',
  'scaleDownDelay',
  'scaleToZeroPodRetentionPeriod',
]

/** The ConfigMap config-autoscaler: what holds for all Services of the cluster. */
export function readClusterConfig(draft: Draft, raw: Raw, object: ManifestObject): void {
  const root: Place = { object, path: [], value: object.value }
  keepOrigin(draft, ['cluster'], root)
  eachField(draft, root, {
    apiVersion: () => undefined,
    kind: () => undefined,
    ...idleFields('metadata binaryData immutable'),
    data: (_, data) => {
      eachField(draft, data, {
        ...Object.fromEntries(
          Object.entries(clusterKeys).map(([field, key]) => [
            key,
            entry(raw, `cluster.${field}`, field, null),
          ]),
        ),
        ...Object.fromEntries(
          defaults.map((field) => [
            annotations[field][0],
            entry(raw, field, field, annotations[field][0]),
          ]),
        ),
        // These two are asked when a Service is written, not when it is scaled.
        ...idleFields('_example max-scale-limit allow-zero-initial-scale'),
        'pod-autoscaler-class': (__, place) =>
          (place.value === 'kpa.autoscaling.knative.dev'
            ? idle
            : refused('only the class kpa.autoscaling.knative.dev is simulated'))(draft, place),
        'activator-capacity': refused('there is one activator, and it takes as much as comes'),
      })
    },
  })
  if (isRecord(object.value.data)) return
  keepOrigin(draft, ['cluster', 'data'], inside(root, 'data'))
}

/** An entry that becomes the value at a path; `annotation` is the one that it stands for. */
function entry(raw: Raw, path: string, field: string, annotation: string | null): Rule {
  const form: Form =
    field === 'enableScaleToZero' ? textFlag : isDuration(field) ? aDuration : textNumber
  return (draft, place) => {
    if (typeof place.value !== 'string') {
      return fail(draft, place, `must be a text in quotes, not ${shown(place.value)}`)
    }
    const value = form.read(place.value)
    if (value === null || value === undefined) {
      return fail(draft, place, `must be ${form.must}, not ${shown(place.value)}`)
    }
    // A share may be written as 0.7 too.
    const isShare = field === 'containerConcurrencyTargetPercentage' && Number(value) <= 1
    const meant = isShare ? Number(value) * 100 : value
    put(raw, path, meant)
    keep(draft, raw, path, place, meant)
    if (annotation === null) return
    const at = ['spec', 'template', 'metadata', 'annotations', annotationGroup + annotation]
    keepOrigin(draft, ['scaler', ...at], place)
  }
}
