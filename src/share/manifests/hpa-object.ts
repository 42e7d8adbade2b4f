import {
  hpaControllerDefaults,
  hpaDefaultMetric,
  type HpaController,
  type HpaSpec,
} from '#core/policies/hpa-spec.ts'
import { checkHpaSpec } from '#core/policies/hpa-check.ts'
import { shown } from '#core/schema/validate.ts'
import { isList } from '../plain.ts'
import type { ManifestObject } from './documents.ts'
import {
  eachField,
  fail,
  idle,
  inside,
  keepOrigin,
  mapped,
  refused,
  textOf,
  type Draft,
  type Place,
  type Rule,
} from './draft.ts'
import { readMetric } from './hpa-metric.ts'
import { numberOf } from './quantity.ts'
import { scaleTarget } from './take.ts'
import { emptyRaw, told, type Raw } from './told.ts'

/** The autoscaler of a manifest; null where the draft has a problem, or a metric is still unanswered. */
export function readHpa(
  draft: Draft,
  object: ManifestObject,
  controller: HpaController = hpaControllerDefaults,
): HpaSpec | null {
  const raw = emptyRaw({ controller })
  const root: Place = { object, path: [], value: object.value }
  keepOrigin(draft, ['scaler'], root)
  eachField(draft, root, {
    apiVersion: () => undefined,
    kind: () => undefined,
    metadata: idle,
    status: idle,
    spec: (_, spec) => readSpec(draft, spec, raw),
  })
  if ((object.value.spec ?? null) === null) fail(draft, inside(root, 'spec'), 'is missing')
  const metrics = raw.values.metrics
  if (draft.problem !== null || (isList(metrics) && metrics.length === 0)) return null
  const checked = checkHpaSpec(raw.values)
  if (!checked.ok) draft.problem = told(draft, raw, 'hpa', checked.problem)
  const isOpen = draft.needs.some(({ signal }) => signal === null)
  return checked.ok && !isOpen ? checked.value : null
}

function readSpec(draft: Draft, spec: Place, raw: Raw): void {
  const bound =
    (name: string, label: string): Rule =>
    (_, place) => {
      take(raw, name, place, place.value)
      mapped(draft, place, 'Autoscaler', `${label} ${shown(place.value)}`)
    }
  eachField(draft, spec, {
    scaleTargetRef: readTarget,
    minReplicas: bound('minReplicas', 'minimum'),
    maxReplicas: bound('maxReplicas', 'maximum'),
    metrics: (_, place) => readMetrics(draft, place, raw),
    behavior: (_, place) => readBehavior(draft, place, raw),
    targetCPUUtilizationPercentage: refused(
      'this field is of autoscaling/v1; write it under metrics',
    ),
  })
  if (draft.problem !== null) return
  if (raw.values.maxReplicas === undefined) fail(draft, inside(spec, 'maxReplicas'), 'is missing')
  if (raw.values.metrics === undefined) {
    raw.values.metrics = [hpaDefaultMetric]
    mapped(draft, inside(spec, 'metrics'), 'Autoscaler', 'CPU at 80%, the default of Kubernetes')
  }
}

const readTarget = scaleTarget('apiVersion name')

function readMetrics(draft: Draft, place: Place, raw: Raw): void {
  if (!isList(place.value)) return fail(draft, place, `must be a list, not ${shown(place.value)}`)
  const metrics: unknown[] = []
  raw.values.metrics = metrics
  raw.origins.set('metrics', place)
  place.value.forEach((_, index) => {
    const entry = inside(place, index)
    const read = readMetric(draft, entry)
    if (read === null) return
    const at = `metrics[${metrics.length}]`
    raw.origins.set(at, entry)
    for (const [path, origin] of read.origins) raw.origins.set(`${at}.${path}`, origin)
    keepOrigin(draft, ['scaler', 'spec', 'metrics', metrics.length], entry)
    metrics.push(read.metric)
  })
  // No metrics at all means CPU at 80 %; none left after refusals would mean that in silence.
  if (place.value.length === 0) delete raw.values.metrics
}

/** `behavior` of an HPA; also of the one that KEDA makes. */
export function readBehavior(draft: Draft, place: Place, raw: Raw): void {
  const behavior: Record<string, unknown> = {}
  take(raw, 'behavior', place, behavior)
  mapped(draft, { ...place, value: '{…}' }, 'Autoscaler', 'Kubernetes fills in what it leaves out')
  const direction: Rule = (_, side) => {
    const name = String(side.path.at(-1))
    const rules: Record<string, unknown> = {}
    behavior[name] = rules
    raw.origins.set(`behavior.${name}`, side)
    const keep: Rule = (__, field) => {
      keepField(raw, rules, field, `behavior.${name}`)
      const kept = `${String(field.path.at(-1))} ${textOf(field.value)}`
      mapped(draft, field, 'Autoscaler', `${name}: ${kept}`)
    }
    eachField(draft, side, {
      stabilizationWindowSeconds: keep,
      selectPolicy: keep,
      tolerance: keep,
      policies: (__, list) => readPolicies(draft, raw, rules, list),
    })
  }
  eachField(draft, place, { scaleUp: direction, scaleDown: direction })
}

function readPolicies(draft: Draft, raw: Raw, rules: Record<string, unknown>, list: Place): void {
  if (!isList(list.value)) return fail(draft, list, `must be a list, not ${shown(list.value)}`)
  const base = `behavior.${String(list.path.at(-2))}.policies`
  raw.origins.set(base, list)
  rules.policies = list.value.map((_, index) => {
    const policy: Record<string, unknown> = {}
    const entry = inside(list, index)
    raw.origins.set(`${base}[${index}]`, entry)
    const keep: Rule = (__, field) => keepField(raw, policy, field, `${base}[${index}]`)
    eachField(draft, entry, { type: keep, value: keep, periodSeconds: keep })
    const { type, value, periodSeconds } = policy
    const amount = `${shown(value)}${type === 'Percent' ? '%' : ' pods'}`
    const text = `${amount} in ${shown(periodSeconds)} s`
    const given = `${textOf(type)} ${textOf(value)}, ${textOf(periodSeconds)} s`
    mapped(draft, { ...entry, value: given }, 'Autoscaler', `at most ${text}`)
    return policy
  })
}

function keepField(raw: Raw, into: Record<string, unknown>, field: Place, base: string): void {
  const name = String(field.path.at(-1))
  into[name] = name === 'tolerance' ? (numberOf(field.value) ?? field.value) : field.value
  raw.origins.set(`${base}.${name}`, field)
}

function take(raw: Raw, name: string, place: Place, value: unknown): void {
  raw.values[name] = value
  raw.origins.set(name, place)
}
