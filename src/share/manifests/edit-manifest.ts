import { Document, isScalar, isSeq, visit, type Scalar } from 'yaml'
import type {
  HpaBehavior,
  HpaMetricSpec,
  HpaScalingRules,
  HpaSpec,
} from '#core/policies/hpa-spec.ts'
import { readManifests, type Path } from './documents.ts'
import { behaviorObject, metricObject, rulesObject, targetObject } from './hpa-plain.ts'
import type { ManifestImport } from './import-manifest.ts'

/** One change of an object: a value in the place of another, or undefined for nothing at all. */
interface Edit {
  readonly path: Path
  readonly value: unknown
}

/**
 * The text of an import with the autoscaler changed from `before` to `after`. Where only single
 * values change, every other byte stays; otherwise the autoscaler's document is written anew with
 * its comments, and the other documents stay as they are.
 */
export function editManifest(imported: ManifestImport, before: HpaSpec, after: HpaSpec): string {
  const { text } = imported.source
  const read = readManifests(text)
  const object = read.ok
    ? read.value.objects.find(
        ({ kind, name }) => kind === 'HorizontalPodAutoscaler' && name === imported.chosen,
      )
    : undefined
  const document =
    read.ok && object !== undefined ? read.value.documents[object.document] : undefined
  if (!read.ok || object === undefined || document === undefined) return text
  const edits = editsOf(imported, before, after).map(({ path, value }) => {
    return { path: [...object.base, 'spec', ...path], value }
  })
  // An alias has no values of its own to change: its document is written out without aliases.
  const hasAlias = aliasesOf(document)
  const spliced = hasAlias ? null : splice(text, document, edits)
  if (spliced !== null) return spliced
  const start = read.value.documents[object.document - 1]?.range[2] ?? 0
  const isJson = /^\uFEFF?\s*\{/.test(text.slice(start))
  const plain = (): Document => new Document(document.toJS(), { aliasDuplicateObjects: false })
  const written = rewritten(hasAlias || isJson ? plain() : document.clone(), edits, isJson)
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n'
  const mark = start === 0 && text.startsWith('\uFEFF') ? '\uFEFF' : ''
  const head = mark + text.slice(0, start)
  return head + written.replaceAll('\n', lineEnd) + text.slice(document.range[2])
}

function editsOf(imported: ManifestImport, before: HpaSpec, after: HpaSpec): readonly Edit[] {
  const edits: Edit[] = []
  for (const name of ['minReplicas', 'maxReplicas'] as const) {
    if (before[name] !== after[name]) edits.push({ path: [name], value: after[name] })
  }
  edits.push(...metricEdits(imported.metricIndexes, before.metrics, after.metrics))
  edits.push(...behaviorEdits(before.behavior, after.behavior))
  return edits
}

/** Metrics that stay, by their index in the manifest, and new ones as plain objects. */
interface MetricList {
  readonly kept: readonly (number | object)[]
  readonly known: readonly number[]
}

function metricEdits(
  indexes: readonly number[],
  before: readonly HpaMetricSpec[],
  after: readonly HpaMetricSpec[],
): readonly Edit[] {
  // Kubernetes' own default stands in no manifest.
  if (indexes.length < before.length) {
    const isSame = JSON.stringify(before) === JSON.stringify(after)
    return isSame ? [] : [{ path: ['metrics'], value: after.map(metricObject) }]
  }
  const edits: Edit[] = []
  const free = before.map((metric, i) => ({ metric, index: indexes[i] ?? 0 }))
  const kept = after.map((metric): number | object => {
    const at = free.findIndex((entry) => identity(entry.metric) === identity(metric))
    const [found] = at < 0 ? [] : free.splice(at, 1)
    if (found === undefined) return metricObject(metric)
    edits.push(...targetEdits(found.index, found.metric, metric))
    return found.index
  })
  if (kept.some((entry, i) => entry !== indexes[i]) || kept.length < indexes.length) {
    edits.push({ path: ['metrics'], value: { kept, known: indexes } satisfies MetricList })
  }
  return edits
}

// What a metric counts is the visitor's answer and stands in no manifest.
function identity(metric: HpaMetricSpec): string {
  return `${metric.type} ${metric.name} ${metric.type === 'ContainerResource' ? metric.container : ''}`
}

function targetEdits(index: number, before: HpaMetricSpec, after: HpaMetricSpec): readonly Edit[] {
  if (before.type === 'Invalid' || after.type === 'Invalid') return []
  const [old, target] = [targetObject(before), targetObject(after)]
  const path = [
    'metrics',
    index,
    before.type.charAt(0).toLowerCase() + before.type.slice(1),
    'target',
  ]
  if (before.target.type !== after.target.type) return [{ path, value: target }]
  const olds = new Map<string, unknown>(Object.entries(old))
  return Object.entries(target)
    .filter(([name, value]) => olds.get(name) !== value)
    .map(([name, value]) => ({ path: [...path, name], value: value as unknown }))
}

function behaviorEdits(before: HpaBehavior | null, after: HpaBehavior | null): readonly Edit[] {
  const path = ['behavior']
  if (before === null || after === null) {
    return before === after
      ? []
      : [{ path, value: after === null ? undefined : behaviorObject(after) }]
  }
  return (['scaleUp', 'scaleDown'] as const).flatMap((side) =>
    rulesEdits([...path, side], before[side], after[side]),
  )
}

function rulesEdits(
  path: Path,
  before: HpaScalingRules | null,
  after: HpaScalingRules | null,
): readonly Edit[] {
  if (before === null || after === null) {
    return before === after
      ? []
      : [{ path, value: after === null ? undefined : rulesObject(after) }]
  }
  const [olds, news] = [rulesObject(before), rulesObject(after)].map(
    (rules) => new Map<string, unknown>(Object.entries(rules)),
  )
  return ['stabilizationWindowSeconds', 'selectPolicy', 'policies', 'tolerance'].flatMap((name) => {
    const [old, value] = [olds?.get(name), news?.get(name)]
    if (JSON.stringify(old) === JSON.stringify(value)) return []
    const isSameList = name === 'policies' && before.policies?.length === after.policies?.length
    return isSameList
      ? policyEdits([...path, name], before, after)
      : [{ path: [...path, name], value }]
  })
}

function policyEdits(path: Path, before: HpaScalingRules, after: HpaScalingRules): readonly Edit[] {
  return (after.policies ?? []).flatMap((policy, index) =>
    (['type', 'value', 'periodSeconds'] as const)
      .filter((name) => before.policies?.[index]?.[name] !== policy[name])
      .map((name) => ({ path: [...path, index, name], value: policy[name] })),
  )
}

function aliasesOf(document: Document.Parsed): boolean {
  let found = false
  visit(document, { Alias: () => void (found = true) })
  return found
}

/** Replaces single values in the text itself; null where something else must change. */
function splice(text: string, document: Document.Parsed, edits: readonly Edit[]): string | null {
  const cuts: { readonly from: number; readonly to: number; readonly text: string }[] = []
  for (const { path, value } of edits) {
    const node: unknown = document.getIn(path, true)
    const isPlainValue = typeof value === 'number' || typeof value === 'string'
    if (!isPlainValue || !isScalar(node) || !node.range || !isOneLine(node)) return null
    cuts.push({ from: node.range[0], to: node.range[1], text: scalarText(node, value) })
  }
  cuts.sort((a, b) => b.from - a.from)
  return cuts.reduce(
    (whole, cut) => whole.slice(0, cut.from) + cut.text + whole.slice(cut.to),
    text,
  )
}

function isOneLine(node: Scalar): boolean {
  return node.type === 'PLAIN' || node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE'
}

// A quantity keeps its quotes; one that was a bare number needs them only in JSON.
function scalarText(node: Scalar, value: number | string): string {
  if (typeof value === 'number') return String(value)
  if (node.type === 'QUOTE_SINGLE') return `'${value}'`
  const isNumber = typeof node.value === 'number' && /^\d+(\.\d+)?$/.test(value)
  return isNumber
    ? value
    : node.type === 'QUOTE_DOUBLE' || node.type !== 'PLAIN'
      ? `"${value}"`
      : plainOrQuoted(node, value)
}

function plainOrQuoted(node: Scalar, value: string): string {
  // A text that reads as a number would change its type; a JSON number cannot become a bare word.
  return typeof node.value === 'string' && !/^[\d.]+$/.test(value) ? value : `"${value}"`
}

function rewritten(document: Document, edits: readonly Edit[], isJson: boolean): string {
  for (const { path, value } of edits) {
    if (value === undefined) document.deleteIn(path)
    else if (isMetricList(value)) replaceMetrics(document, path, value)
    else document.setIn(path, typeof value === 'object' ? document.createNode(value) : value)
  }
  return isJson
    ? `${JSON.stringify(document.toJS(), null, 2)}\n`
    : document.toString({ lineWidth: 0 })
}

function isMetricList(value: unknown): value is MetricList {
  return typeof value === 'object' && value !== null && 'kept' in value && 'known' in value
}

// Metrics that were refused stay where the visitor cannot see them change: at the end.
function replaceMetrics(document: Document, path: Path, { kept, known }: MetricList): void {
  const list: unknown = document.getIn(path, true)
  if (!isSeq(list)) return
  const items = [...list.items]
  const others = items.filter((_, index) => !known.includes(index))
  const first = kept.map((entry) =>
    typeof entry === 'number' ? items[entry] : document.createNode(entry),
  )
  list.items = [...first, ...others]
}
