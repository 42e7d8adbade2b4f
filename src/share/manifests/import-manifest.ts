import type { HpaController, HpaSpec } from '#core/policies/hpa-spec.ts'
import type { PolicySpec } from '#core/policies/policy.ts'
import { refuse, type Plain, type Result } from '#core/schema/schema.ts'
import { readManifests, type ManifestFile, type ManifestObject } from './documents.ts'
import {
  refused,
  type Draft,
  type FieldPlace,
  type ManifestChoices,
  type MappedField,
  type MetricNeed,
  type RefusedField,
} from './draft.ts'
import { findAws } from './aws-scaler.ts'
import { findHpas } from './hpa-scaler.ts'
import { findKeda } from './keda-scaler.ts'
import { findKnative } from './knative-scaler.ts'
import { noticesOf } from './notices.ts'
import { positionOf } from './places.ts'
import type { FoundScaler, ScalerName } from './scaler.ts'

/** What a manifest would do, for the preview; nothing is taken over before `policy` is there. */
export interface ManifestImport {
  readonly fileName: string
  /** All autoscalers of the file, and the key of the one that was read; null where the visitor must choose. */
  readonly scalers: readonly ScalerName[]
  readonly chosen: string | null
  /** Who decides: the setting `policy`; null as long as something is open. */
  readonly policy: PolicySpec | null
  /** Where that is the HPA what it is told: the setting `hpa`; else null, and the setting stays as it is. */
  readonly hpa: HpaSpec | null
  /** Settings that come with it: of a Deployment, of the pods of a Knative Service, of a group of instances. */
  readonly settings: Readonly<Record<string, Plain>>
  /** Those of the settings that stand in no line of the text. */
  readonly unsaid: readonly string[]
  readonly mapped: readonly MappedField[]
  readonly needs: readonly MetricNeed[]
  readonly refused: readonly RefusedField[]
  /** Fields that mean nothing to a simulation: names, labels, images, ports … */
  readonly idle: readonly FieldPlace[]
  /** Other objects of the file, which are not used. */
  readonly unused: readonly string[]
  /** What was read in a way that not everybody expects, in sentences. */
  readonly notices: readonly string[]
  /** What the visitor must still decide, in sentences. */
  readonly open: readonly string[]
  /** What an export needs to give the same text back. */
  readonly source: ManifestSource
}

/** The text that an autoscaler came from, and what was answered when it was read. */
export interface ManifestSource {
  readonly text: string
  readonly fileName: string
  readonly choices: ManifestChoices
}

/** An import with what only an edit of its text needs. */
export interface OpenedManifest {
  readonly imported: ManifestImport
  readonly file: ManifestFile
  readonly origins: Draft['origins']
  readonly scales: Draft['scales']
}

/**
 * Reads an autoscaler and what it scales from YAML or JSON. Call it again with `choices` when the
 * visitor has answered; `controller` is what the running HPA has, because the cluster's flags are in
 * no manifest.
 */
export function importManifest(
  text: string,
  fileName: string,
  choices: ManifestChoices = {},
  controller?: HpaController,
): Result<ManifestImport> {
  const opened = openManifest({ text, fileName, choices }, controller)
  return opened.ok ? { ok: true, value: opened.value.imported } : opened
}

/** So many fields can be looked through, and be drawn with what to do about each. */
const mostFields = 1000

/** Reads a manifest and keeps what its text must be edited by. */
export function openManifest(
  source: ManifestSource,
  controller?: HpaController,
): Result<OpenedManifest> {
  const { text, fileName, choices } = source
  const read = readManifests(text)
  if (!read.ok) return read
  const file = read.value
  const found = scalersOf(file)
  if (!found.ok) return found
  const scalers = namesOf(found.value)
  const at = found.value.length === 1 ? 0 : scalers.findIndex(({ key }) => key === choices.scaler)
  const [chosen, scaler] = [scalers[at], found.value[at]]
  if (chosen === undefined || scaler === undefined) {
    const names = scalers.map(({ key }) => key).join(', ')
    const open = [`This file holds ${scalers.length} autoscalers (${names}): choose one.`]
    const imported = { ...emptyImport, fileName, scalers, open, source }
    return { ok: true, value: { imported, file, origins: new Map(), scales: new Map() } }
  }
  const draft = emptyDraft(file, choices)
  const { policy, hpa, used } = scaler.read(draft, controller)
  if (draft.problem !== null) return refuse(draft.problem)
  const beyond = [...draft.refused, ...draft.idle][mostFields]
  if (beyond !== undefined) {
    return refuse(
      `Line ${beyond.line}, column ${beyond.column}: more than ${mostFields} fields are not simulated; leave out what no autoscaler needs.`,
    )
  }
  const verticals = file.objects.filter(isVertical)
  for (const object of verticals) {
    refused(whyNotVertical)(draft, { object, path: ['kind'], value: object.kind })
  }
  const open = openQuestions(draft, scaler, policy === null)
  const all = [scaler.object, ...used, ...verticals]
  const imported: ManifestImport = {
    fileName,
    scalers,
    chosen: chosen.key,
    policy: open.length === 0 ? policy : null,
    hpa: open.length === 0 ? hpa : null,
    settings: draft.settings,
    unsaid: [...draft.unsaid],
    mapped: draft.mapped,
    needs: draft.needs,
    refused: draft.refused,
    idle: draft.idle,
    unused: unusedOf(file, scaler, all),
    notices: [...draft.notices, ...noticesOf(file, all)],
    open,
    source,
  }
  return { ok: true, value: { imported, file, origins: draft.origins, scales: draft.scales } }
}

function emptyDraft(file: ManifestFile, choices: ManifestChoices): Draft {
  return {
    file,
    choices,
    mapped: [],
    refused: [],
    idle: [],
    needs: [],
    settings: {},
    unsaid: new Set(),
    notices: [],
    origins: new Map(),
    scales: new Map(),
    problem: null,
  }
}

const emptyImport: Omit<ManifestImport, 'fileName' | 'scalers' | 'open' | 'source'> = {
  chosen: null,
  policy: null,
  hpa: null,
  settings: {},
  unsaid: [],
  mapped: [],
  needs: [],
  refused: [],
  idle: [],
  unused: [],
  notices: [],
}

const finders = [findHpas, findKnative, findKeda, findAws]

function scalersOf(file: ManifestFile): Result<readonly FoundScaler[]> {
  const all: FoundScaler[] = []
  for (const find of finders) {
    const found = find(file)
    if (!found.ok) return found
    all.push(...found.value)
  }
  const [first] = file.objects
  if (all.length > 0) {
    const order = (object: ManifestObject): number => file.objects.indexOf(object)
    return { ok: true, value: all.toSorted((a, b) => order(a.object) - order(b.object)) }
  }
  if (first === undefined) return refuse('This file is empty.')
  const { line, column } = positionOf(file, first.document, first.base)
  const vertical = file.objects.find(isVertical)
  if (vertical !== undefined) {
    const place = positionOf(file, vertical.document, [...vertical.base, 'kind'])
    return refuse(
      `Line ${place.line}, column ${place.column}: VerticalPodAutoscaler “${vertical.name}” is not simulated (${whyNotVertical}); bring in an autoscaler that changes their number, or choose “A larger server” under “Decides”.`,
    )
  }
  const kinds = [...new Set(file.objects.map(({ kind }) => kind))].slice(0, 5).join(', ')
  return refuse(
    `Line ${line}, column ${column}: this file holds ${kinds}, but no autoscaler that is read here; those are HorizontalPodAutoscaler, ScaledObject, Knative Service and policies of AWS.`,
  )
}

const whyNotVertical = 'it changes the size of cells, not their number'

function isVertical({ kind }: ManifestObject): boolean {
  return kind === 'VerticalPodAutoscaler'
}

/** Autoscalers of one name are told apart by their kind, and those of one kind too by their order. */
function namesOf(found: readonly FoundScaler[]): readonly ScalerName[] {
  const seen = new Map<string, number>()
  return found.map(({ kind, name, policy }) => {
    const isAlone = found.filter((other) => other.name === name).length === 1
    const key = isAlone ? name : `${kind}/${name}`
    const before = seen.get(key) ?? 0
    seen.set(key, before + 1)
    return { key: before === 0 ? key : `${key} #${before + 1}`, kind, name, policy }
  })
}

function unusedOf(
  file: ManifestFile,
  scaler: FoundScaler,
  used: readonly ManifestObject[],
): readonly string[] {
  return file.objects
    .filter((object) => !used.includes(object))
    .map((object) =>
      object.kind === 'Deployment'
        ? `Deployment “${object.name}” is not used: “${scaler.name}” does not scale it.`
        : `${object.kind} “${object.name}” is not used: it has no effect on the simulation.`,
    )
}

function openQuestions(draft: Draft, scaler: FoundScaler, isWithout: boolean): readonly string[] {
  const open = draft.needs
    .filter(({ signal }) => signal === null)
    .map(
      ({ name }) =>
        `Say what the metric “${name}” counts: requests per second, requests in flight or a queue.`,
    )
  for (const { path, line, column, reason, accepted } of draft.refused) {
    if (!accepted)
      open.push(
        `Line ${line}, column ${column}: “${path}” is not simulated (${reason}); accept that it is left out.`,
      )
  }
  return isWithout && open.length === 0 ? [scaler.whenEmpty] : open
}
