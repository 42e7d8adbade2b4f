import type { HpaSignal } from '#core/policies/hpa-spec.ts'
import { shown } from '#core/schema/validate.ts'
import type { Result } from '#core/schema/schema.ts'
import { isList, isRecord } from '../plain.ts'
import { readDeployment } from './deployment-object.ts'
import type { ManifestFile, ManifestObject } from './documents.ts'
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
  type Rules,
} from './draft.ts'
import { guessSignal, signalOf } from './hpa-metric.ts'
import { readBehavior } from './hpa-object.ts'
import { isKnownScaler, scalerFields } from './keda-triggers.ts'
import { kedaAnnotations, kedaGroup } from './keda-written.ts'
import type { FoundScaler, ReadScaler } from './scaler.ts'
import {
  aNumber,
  aWord,
  checkedPolicy,
  keep,
  scaleTarget,
  taken,
  textFlag,
  textNumber,
  usualFields,
} from './take.ts'
import { targetOf } from './target.ts'
import { emptyRaw, type Raw } from './told.ts'

/** The ScaledObjects of a file. */
export function findKeda(file: ManifestFile): Result<readonly FoundScaler[]> {
  const found = file.objects
    .filter(({ kind }) => kind === 'ScaledObject')
    .map((object): FoundScaler => ({
      kind: 'ScaledObject',
      name: object.name,
      policy: 'keda',
      object,
      whenEmpty: `All triggers of “${object.name}” are left out, so that nothing would scale; add one that counts requests or a queue.`,
      read: (draft) => readScaledObject(draft, file, object),
    }))
  return { ok: true, value: found }
}

function readScaledObject(draft: Draft, file: ManifestFile, object: ManifestObject): ReadScaler {
  const raw = emptyRaw({ kind: 'keda' })
  const root: Place = { object, path: [], value: object.value }
  keepOrigin(draft, ['scaler'], root)
  const spec = inside(root, 'spec')
  raw.origins.set('', spec)
  eachField(draft, root, {
    ...usualFields,
    metadata: (_, place) => eachField(draft, place, metadataRules(raw, place)),
    spec: (_, place) => eachField(draft, place, specRules(raw)),
  })
  if (draft.problem === null && !isRecord(spec.value)) fail(draft, spec, 'is missing')
  const { triggers } = raw.values
  if (triggers === undefined) fail(draft, inside(spec, 'triggers'), 'is missing')
  const isEmpty = isList(triggers) && triggers.length === 0
  const policy = isEmpty ? null : checkedPolicy(draft, raw)
  const { scaleTargetRef } = isRecord(spec.value) ? spec.value : {}
  const deployment = targetOf(file, object, scaleTargetRef)
  if (deployment !== null && draft.problem === null) {
    const least = raw.values.minReplicaCount
    const minReplicas = typeof least === 'number' ? Math.max(1, least) : 1
    readDeployment(draft, deployment, { container: null, minReplicas })
  }
  return { policy, hpa: null, used: deployment === null ? [] : [deployment] }
}

function metadataRules(raw: Raw, place: Place): Rules {
  const names = isRecord(place.value) ? Object.keys(place.value) : []
  return {
    ...Object.fromEntries(names.map((name): [string, Rule] => [name, idle])),
    annotations: (draft, list) => {
      const others = isRecord(list.value) ? Object.keys(list.value) : []
      const rules = Object.fromEntries(
        others
          .filter((name) => !name.startsWith(kedaGroup))
          .map((name): [string, Rule] => [name, idle]),
      )
      for (const [field, name] of Object.entries(kedaAnnotations)) {
        rules[kedaGroup + name] = taken(raw, field, textFlag)
      }
      // Its name before it was that of the HPA's direction.
      rules[`${kedaGroup}paused-scale-down`] = (_, old) => {
        taken(raw, 'pausedScaleIn', textFlag)(draft, old)
        keepOrigin(draft, ['scaler', 'metadata', 'annotations', `${kedaGroup}paused-scale-in`], old)
      }
      rules[`${kedaGroup}paused-replicas`] = refused(
        'a number of replicas to pause at is not simulated; “paused” holds those that there are',
      )
      eachField(draft, list, rules)
    },
  }
}

function specRules(raw: Raw): Rules {
  const number = (name: string): Rule => taken(raw, name, aNumber)
  return {
    scaleTargetRef: readTarget,
    pollingInterval: number('pollingInterval'),
    cooldownPeriod: number('cooldownPeriod'),
    initialCooldownPeriod: number('initialCooldownPeriod'),
    idleReplicaCount: number('idleReplicaCount'),
    minReplicaCount: number('minReplicaCount'),
    maxReplicaCount: number('maxReplicaCount'),
    fallback: (draft, place) =>
      eachField(draft, place, {
        // No scaler fails here, so that it does not matter how often one would have to.
        failureThreshold: idle,
        replicas: taken(raw, 'fallbackReplicas', aNumber),
        behavior: (_, field) =>
          (field.value === 'static'
            ? idle
            : refused('only a fixed number to fall back to is known'))(draft, field),
      }),
    advanced: (draft, place) =>
      eachField(draft, place, {
        restoreToOriginalReplicaCount: idle,
        scalingModifiers: refused('a formula over several triggers is not simulated'),
        horizontalPodAutoscalerConfig: (_, config) =>
          eachField(draft, config, {
            name: idle,
            behavior: (__, field) => readBehavior(draft, field, raw),
          }),
      }),
    triggers: (draft, place) => readTriggers(draft, place, raw),
  }
}

const readTarget = scaleTarget('apiVersion name envSourceContainerName')

function readTriggers(draft: Draft, place: Place, raw: Raw): void {
  if (!isList(place.value)) return fail(draft, place, `must be a list, not ${shown(place.value)}`)
  const triggers: unknown[] = []
  raw.values.triggers = triggers
  raw.origins.set('triggers', place)
  place.value.forEach((_, index) => {
    const entry = inside(place, index)
    const trigger = readTrigger(draft, entry, raw, triggers.length)
    if (trigger === null) return
    raw.origins.set(`triggers[${triggers.length}]`, entry)
    keepOrigin(draft, ['scaler', 'spec', 'triggers', triggers.length], entry)
    triggers.push(trigger)
  })
}

/** Triggers that are not simulated, and why. */
const strange = new Map(
  Object.entries({
    cpu: 'a trigger on CPU is not simulated in KEDA; bring it in as a HorizontalPodAutoscaler',
    memory: 'only CPU is simulated: no cell runs out of memory or storage',
    cron: 'a timetable is not simulated; shape the load instead',
  }),
)

function readTrigger(draft: Draft, place: Place, raw: Raw, at: number): object | null {
  const type = isRecord(place.value) ? place.value.type : undefined
  const why = typeof type === 'string' ? strange.get(type) : undefined
  if (typeof type !== 'string') {
    fail(draft, inside(place, 'type'), `must name a scaler such as prometheus, not ${shown(type)}`)
    return null
  }
  if (why !== undefined || !isKnownScaler(type)) {
    refused(why ?? 'the target of this scaler is not known here')(draft, place)
    return null
  }
  const values: Record<string, unknown> = { type }
  const own: Raw = { values, origins: new Map() }
  eachField(draft, place, {
    type: () => undefined,
    ...idleFields('name authenticationRef'),
    useCachedMetrics: (_, field) =>
      (field.value === false ? idle : refused('a metric is read anew whenever it is asked for'))(
        draft,
        field,
      ),
    metricType: taken(own, 'metricType', aWord({ AverageValue: 'AverageValue', Value: 'Value' })),
    metadata: (_, metadata) => readMetadata(draft, metadata, own, type, at),
  })
  if (values.threshold === undefined && draft.problem === null) {
    takeUsualTarget(draft, inside(place, 'metadata'), own, type, at)
  }
  for (const [path, origin] of own.origins) raw.origins.set(`triggers[${at}].${path}`, origin)
  const [name, guess] = whatCounts(place.value, type)
  values.signal = signalOf(draft, place, type, name, guess)
  return values
}

function readMetadata(draft: Draft, place: Place, own: Raw, type: string, at: number): void {
  const { target, activation, old } = scalerFields(type)
  const names = isRecord(place.value) ? Object.keys(place.value) : []
  const amount =
    (field: string, name: string): Rule =>
    (_, given) => {
      if (typeof given.value !== 'string') {
        return fail(draft, given, `must be a text in quotes, not ${shown(given.value)}`)
      }
      taken(own, field, textNumber)(draft, given)
      keepOrigin(draft, ['scaler', 'spec', 'triggers', at, 'metadata', name], given)
    }
  eachField(draft, place, {
    ...Object.fromEntries(names.map((name): [string, Rule] => [name, idle])),
    ...Object.fromEntries(old.map((name): [string, Rule] => [name, amount('threshold', target)])),
    [target]: amount('threshold', target),
    [activation]: amount('activationThreshold', activation),
  })
}

/** The target of KEDA itself, where it has one for such a trigger. */
function takeUsualTarget(draft: Draft, place: Place, own: Raw, type: string, at: number): void {
  const { target, usual } = scalerFields(type)
  if (!isRecord(place.value)) return fail(draft, place, 'is missing')
  const isDemanded = usual === null || (usual.unless !== null && usual.unless in place.value)
  if (isDemanded) return fail(draft, inside(place, target), 'is missing')
  const absent = { ...inside(place, usual.field), value: undefined }
  own.values.threshold = usual.value
  keep(draft, own, 'threshold', absent, usual.value)
  keepOrigin(draft, ['scaler', 'spec', 'triggers', at, 'metadata', target], absent)
}

/** A name for a trigger that a question can use, and what it sounds like. */
function whatCounts(trigger: unknown, type: string): readonly [string, HpaSignal | null] {
  const { metadata, name } = isRecord(trigger) ? trigger : {}
  const { metricName, query, queueName, topic, mode } = isRecord(metadata) ? metadata : {}
  const texts = [name, metricName, queueName, topic].filter((one) => typeof one === 'string')
  const words = [...texts, query].filter((one) => typeof one === 'string').join(' ')
  const isRate = mode === 'MessageRate' || mode === 'DeliverGetRate'
  const guess = isRate ? 'requests-per-second' : (scalerFields(type).counts ?? guessSignal(words))
  return [String(texts[0] ?? type), guess]
}
