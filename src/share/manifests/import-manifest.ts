import type { HpaController, HpaSpec } from '#core/policies/hpa-spec.ts'
import { refuse, type Plain, type Result } from '#core/schema/schema.ts'
import { isRecord } from '../plain.ts'
import { readDeployment } from './deployment-object.ts'
import { readManifests, type ManifestFile, type ManifestObject } from './documents.ts'
import type {
  Draft,
  FieldPlace,
  ManifestChoices,
  MappedField,
  MetricNeed,
  RefusedField,
} from './draft.ts'
import { readHpa } from './hpa-object.ts'

/** What a manifest would do, for the preview; nothing is taken over before `hpa` is there. */
export interface ManifestImport {
  readonly fileName: string
  /** All autoscalers of the file, and the one that was read; null where the visitor must choose. */
  readonly hpas: readonly string[]
  readonly chosen: string | null
  /** The autoscaler; null as long as something is open. */
  readonly hpa: HpaSpec | null
  /** For each metric of the autoscaler its index in the manifest; refused ones are missing. */
  readonly metricIndexes: readonly number[]
  /** Settings that a Deployment beside it gives. */
  readonly settings: Readonly<Record<string, Plain>>
  readonly mapped: readonly MappedField[]
  readonly needs: readonly MetricNeed[]
  readonly refused: readonly RefusedField[]
  /** Fields that mean nothing to a simulation: names, labels, images, ports … */
  readonly idle: readonly FieldPlace[]
  /** Other objects of the file, which are not used. */
  readonly unused: readonly string[]
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

/**
 * Reads an `autoscaling/v2` HorizontalPodAutoscaler and the Deployment beside it from YAML or JSON.
 * Call it again with `choices` when the visitor has answered; `controller` is what the running
 * autoscaler has, because the cluster's flags are in no manifest.
 */
export function importManifest(
  text: string,
  fileName: string,
  choices: ManifestChoices = {},
  controller?: HpaController,
): Result<ManifestImport> {
  const read = readManifests(text)
  if (!read.ok) return read
  const file = read.value
  const found = autoscalersOf(file)
  if (!found.ok) return found
  const hpas = found.value
  const names = hpas.map(({ name }) => name)
  const chosen = hpas.length === 1 ? hpas[0] : hpas.find(({ name }) => name === choices.hpa)
  const source = { text, fileName, choices }
  if (chosen === undefined) {
    const open = [`This file holds ${hpas.length} autoscalers (${names.join(', ')}): choose one.`]
    return { ok: true, value: { ...emptyImport, fileName, hpas: names, open, source } }
  }
  const draft: Draft = {
    file,
    choices,
    mapped: [],
    refused: [],
    idle: [],
    needs: [],
    settings: {},
    problem: null,
  }
  const hpa = readHpa(draft, chosen, controller)
  const deployment = targetOf(file, chosen)
  if (deployment !== null && draft.problem === null) {
    const container = containerOf(chosen)
    readDeployment(draft, deployment, { container, minReplicas: minimumOf(chosen) })
    if (usesUtilization(chosen) && draft.settings.cpuRequest === undefined) {
      draft.problem ??= `The CPU target of “${chosen.name}” is a share of the CPU request, but “${deployment.name}” requests no CPU; give it resources.requests.cpu.`
    }
  }
  if (draft.problem !== null) return refuse(draft.problem)
  const open = openQuestions(draft, chosen, hpa === null)
  return {
    ok: true,
    value: {
      fileName,
      hpas: names,
      chosen: chosen.name,
      hpa: open.length === 0 && hpa !== null ? hpa.spec : null,
      metricIndexes: hpa?.metricIndexes ?? [],
      settings: draft.settings,
      mapped: draft.mapped,
      needs: draft.needs,
      refused: draft.refused,
      idle: draft.idle,
      unused: unusedOf(file, chosen, deployment),
      open,
      source,
    },
  }
}

const emptyImport: Omit<ManifestImport, 'fileName' | 'hpas' | 'open' | 'source'> = {
  chosen: null,
  hpa: null,
  metricIndexes: [],
  settings: {},
  mapped: [],
  needs: [],
  refused: [],
  idle: [],
  unused: [],
}

function autoscalersOf(file: ManifestFile): Result<readonly ManifestObject[]> {
  const hpas = file.objects.filter(({ kind }) => kind === 'HorizontalPodAutoscaler')
  const [first] = file.objects
  if (hpas.length === 0) {
    const kinds = [...new Set(file.objects.map(({ kind }) => kind))].slice(0, 5).join(', ')
    return refuse(
      first === undefined
        ? 'This file is empty.'
        : `This file holds ${kinds}, but no HorizontalPodAutoscaler; add an autoscaling/v2 one.`,
    )
  }
  const old = hpas.find(({ apiVersion }) => apiVersion !== 'autoscaling/v2')
  if (old === undefined) return { ok: true, value: hpas }
  const version = old.apiVersion === '' ? 'no apiVersion' : old.apiVersion
  return refuse(
    `HorizontalPodAutoscaler “${old.name}” has ${version}; only autoscaling/v2 is read. “kubectl get hpa -o yaml” gives it in that form.`,
  )
}

function targetOf(file: ManifestFile, hpa: ManifestObject): ManifestObject | null {
  const { spec } = hpa.value
  const target = isRecord(spec) ? spec.scaleTargetRef : undefined
  const name = isRecord(target) && target.kind === 'Deployment' ? target.name : undefined
  const named = file.objects.filter(
    ({ kind, value }) => kind === 'Deployment' && metadataOf(value, 'name') === name,
  )
  // A namespace may be written at one object and left out at the other, but two are two places.
  const space = metadataOf(hpa.value, 'namespace')
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

function unusedOf(
  file: ManifestFile,
  hpa: ManifestObject,
  deployment: ManifestObject | null,
): readonly string[] {
  return file.objects
    .filter((object) => object !== hpa && object !== deployment)
    .map((object) =>
      object.kind === 'Deployment'
        ? `Deployment “${object.name}” is not used: “${hpa.name}” does not scale it.`
        : `${object.kind} “${object.name}” is not used: it has no effect on the simulation.`,
    )
}

function openQuestions(draft: Draft, hpa: ManifestObject, isWithout: boolean): readonly string[] {
  const open = draft.needs
    .filter(({ signal }) => signal === null)
    .map(
      ({ name }) =>
        `Say what the metric “${name}” counts: requests per second, requests in flight or a queue.`,
    )
  for (const { path, line, reason, accepted } of draft.refused) {
    if (!accepted)
      open.push(`Line ${line}: “${path}” is not simulated (${reason}); accept that it is left out.`)
  }
  return isWithout && open.length === 0
    ? [`All metrics of “${hpa.name}” are left out, so that nothing would scale; add one for cpu.`]
    : open
}

function metricsOf(hpa: ManifestObject): readonly unknown[] {
  const { spec } = hpa.value
  const metrics: unknown = isRecord(spec) ? spec.metrics : undefined
  return Array.isArray(metrics) ? metrics : []
}

function containerOf(hpa: ManifestObject): string | null {
  for (const metric of metricsOf(hpa)) {
    const block = isRecord(metric) ? metric.containerResource : undefined
    if (isRecord(block) && typeof block.container === 'string') return block.container
  }
  return null
}

function usesUtilization(hpa: ManifestObject): boolean {
  const metrics = metricsOf(hpa)
  const isShareOfCpu = (metric: unknown): boolean => {
    if (!isRecord(metric)) return false
    const { resource, containerResource } = metric
    return [resource, containerResource].some(
      (block) =>
        isRecord(block) &&
        block.name === 'cpu' &&
        isRecord(block.target) &&
        block.target.averageUtilization !== undefined,
    )
  }
  return metrics.length === 0 || metrics.some(isShareOfCpu)
}

function minimumOf(hpa: ManifestObject): number {
  const { spec } = hpa.value
  const minimum = isRecord(spec) ? spec.minReplicas : undefined
  return typeof minimum === 'number' ? minimum : 1
}
