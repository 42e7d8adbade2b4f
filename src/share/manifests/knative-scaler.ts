import type { KpaSpec } from '#core/policies/kpa-spec.ts'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { isList, isRecord } from '../plain.ts'
import type { ManifestFile, ManifestObject } from './documents.ts'
import {
  eachField,
  fail,
  idle,
  inside,
  keepOrigin,
  mapped,
  refused,
  type Draft,
  type Place,
  type Rule,
  type Rules,
} from './draft.ts'
import { readClusterConfig } from './knative-config.ts'
import {
  annotationGroup,
  annotations,
  isDuration,
  type AnnotationField,
} from './knative-written.ts'
import { positionOf } from './places.ts'
import { into, podRules, unlessGiven } from './pod-object.ts'
import { numberOf } from './quantity.ts'
import type { FoundScaler, ReadScaler } from './scaler.ts'
import {
  aDuration,
  aNumber,
  aWord,
  checkedPolicy,
  keep,
  put,
  taken,
  textNumber,
  usualFields,
} from './take.ts'
import { emptyRaw, type Raw } from './told.ts'

const group = 'serving.knative.dev/'

/** The Knative Services of a file. */
export function findKnative(file: ManifestFile): Result<readonly FoundScaler[]> {
  const services = file.objects.filter(
    ({ kind, apiVersion }) => kind === 'Service' && apiVersion.startsWith(group),
  )
  const old = services.find(({ apiVersion }) => apiVersion !== `${group}v1`)
  if (old === undefined) return { ok: true, value: services.map((one) => found(file, one)) }
  const { line, column } = positionOf(file, old.document, [...old.base, 'apiVersion'])
  return refuse(
    `Line ${line}, column ${column}: Knative Service “${old.name}” has ${old.apiVersion}; only serving.knative.dev/v1 is read.`,
  )
}

function found(file: ManifestFile, object: ManifestObject): FoundScaler {
  return {
    kind: 'KnativeService',
    name: object.name,
    policy: 'kpa',
    object,
    whenEmpty: `“${object.name}” is scaled by what is left out; give it the class of Knative's own autoscaler.`,
    read: (draft) => readService(draft, file, object),
  }
}

function readService(draft: Draft, file: ManifestFile, object: ManifestObject): ReadScaler {
  const raw = emptyRaw({ kind: 'kpa' })
  const root: Place = { object, path: [], value: object.value }
  keepOrigin(draft, ['scaler'], root)
  raw.origins.set('', inside(inside(root, 'spec'), 'template'))
  const config = file.objects.find(
    ({ kind, value }) => kind === 'ConfigMap' && nameOf(value.metadata) === 'config-autoscaler',
  )
  // What the Service says itself comes last, because it counts.
  if (config !== undefined) readClusterConfig(draft, raw, config)
  eachField(draft, root, {
    ...usualFields,
    metadata: (_, place) => eachField(draft, place, ownMetadata(place)),
    spec: (_, spec) =>
      eachField(draft, spec, {
        template: (__, place) => readTemplate(draft, raw, place),
        traffic: readTraffic,
      }),
  })
  const template = inside(inside(root, 'spec'), 'template')
  if (draft.problem === null && !isRecord(template.value)) fail(draft, template, 'is missing')
  const policy = checkedPolicy(draft, raw)
  if (policy?.kind === 'kpa') startAsKnative(draft, root, policy, raw)
  return { policy, hpa: null, used: config === undefined ? [] : [config] }
}

function nameOf(metadata: unknown): unknown {
  return isRecord(metadata) ? metadata.name : undefined
}

/** Knative refuses annotations of the autoscaler at the Service: they belong to its revisions. */
function ownMetadata(place: Place): Rules {
  const names = isRecord(place.value) ? Object.keys(place.value) : []
  const idles = Object.fromEntries(names.map((name): [string, Rule] => [name, idle]))
  return {
    ...idles,
    annotations: (draft, list) => {
      const misplaced = isRecord(list.value)
        ? Object.keys(list.value).find((name) => name.startsWith(annotationGroup))
        : undefined
      if (misplaced === undefined) return idle(draft, list)
      fail(draft, inside(list, misplaced), 'belongs under spec.template.metadata.annotations')
    },
  }
}

const readTraffic: Rule = (draft, place) => {
  const [first, ...others] = isList(place.value) ? place.value : []
  const isWhole = isRecord(first) && (first.percent ?? 100) === 100 && others.length === 0
  const rule = isWhole ? idle : refused('all requests go to one revision; others are not simulated')
  rule(draft, place)
}

function readTemplate(draft: Draft, raw: Raw, place: Place): void {
  eachField(draft, place, {
    metadata: (_, metadata) => {
      const names = isRecord(metadata.value) ? Object.keys(metadata.value) : []
      eachField(draft, metadata, {
        ...Object.fromEntries(names.map((name): [string, Rule] => [name, idle])),
        annotations: (__, list) => eachField(draft, list, annotationRules(raw, list)),
      })
    },
    spec: (_, pod) => {
      eachField(draft, pod, {
        ...podRules(mainContainer(pod.value), { probePeriod: parameters.probePeriod.min }),
        containerConcurrency: taken(raw, 'containerConcurrency', aNumber),
        // A pod is given as long to end as a request may take.
        timeoutSeconds: into('gracePeriod', numberOf),
        responseStartTimeoutSeconds: refused('only the whole time of a request is limited here'),
        idleTimeoutSeconds: refused('only the whole time of a request is limited here'),
        terminationGracePeriodSeconds: refused('Knative sets it to the timeout of the revision'),
      })
      unlessGiven(draft, inside(pod, 'timeoutSeconds'), 'gracePeriod', 300)
    },
  })
}

/** The container that takes requests: of several the one with a port. */
function mainContainer(pod: unknown): string | null {
  const containers = isRecord(pod) && isList(pod.containers) ? pod.containers : []
  const main =
    containers.length < 2 ? undefined : containers.find((one) => isRecord(one) && one.ports)
  return isRecord(main) && typeof main.name === 'string' ? main.name : null
}

const metric = aWord({ concurrency: 'concurrency', rps: 'rps' })

function annotationRules(raw: Raw, list: Place): Rules {
  const names = isRecord(list.value) ? Object.keys(list.value) : []
  const others = names.filter((name) => !name.startsWith(annotationGroup))
  const rules: Record<string, Rule> = Object.fromEntries(
    others.map((name): [string, Rule] => [name, idle]),
  )
  const fields = Object.keys(annotations) as readonly AnnotationField[]
  for (const field of fields) {
    for (const name of annotations[field]) rules[annotationGroup + name] = annotation(raw, field)
  }
  rules[`${annotationGroup}class`] = readClass
  rules[`${annotationGroup}metric-aggregation-algorithm`] = (draft, place) =>
    (place.value === 'linear' ? idle : refused('only the linear mean of a window is simulated'))(
      draft,
      place,
    )
  return rules
}

function annotation(raw: Raw, field: AnnotationField): Rule {
  const form = field === 'metric' ? metric : isDuration(field) ? aDuration : textNumber
  return (draft, place) => {
    if (typeof place.value !== 'string') {
      return fail(draft, place, `must be a text in quotes, not ${shown(place.value)}`)
    }
    const value = form.read(place.value)
    if (value === null || value === undefined) {
      return fail(draft, place, `must be ${form.must}, not ${shown(place.value)}`)
    }
    put(raw, field, value)
    keep(draft, raw, field, place, value)
    const [name] = annotations[field]
    const path = ['scaler', 'spec', 'template', 'metadata', 'annotations', annotationGroup + name]
    keepOrigin(draft, path, place)
  }
}

export const readClass: Rule = (draft, place) => {
  if (place.value === 'kpa.autoscaling.knative.dev') return idle(draft, place)
  const reason =
    'only the class kpa.autoscaling.knative.dev is simulated as Knative; bring the HPA of another class in itself'
  refused(reason)(draft, place)
}

/** A revision starts with its initial scale, and behind an activator where it may go to zero. */
function startAsKnative(
  draft: Draft,
  root: Place,
  { minScale, initialScale, cluster }: KpaSpec,
  { origins }: Raw,
): void {
  const absent = { ...inside(root, 'spec'), value: undefined }
  const replicas = Math.max(minScale, initialScale)
  draft.settings.initialReplicas = replicas
  if (minScale > initialScale || !origins.has('initialScale')) draft.unsaid.add('initialReplicas')
  mapped(draft, absent, parameters.initialReplicas.label, String(replicas))
  if (minScale > 0 || !cluster.enableScaleToZero) return
  draft.settings.waiting = 'activator'
  draft.unsaid.add('waiting')
  mapped(draft, absent, parameters.waiting.label, parameters.waiting.options.activator)
}
