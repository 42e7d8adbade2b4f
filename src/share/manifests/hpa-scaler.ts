import { refuse, type Result } from '#core/schema/schema.ts'
import { isRecord } from '../plain.ts'
import { readDeployment } from './deployment-object.ts'
import type { ManifestFile, ManifestObject } from './documents.ts'
import { readHpa } from './hpa-object.ts'
import { positionOf } from './places.ts'
import type { FoundScaler } from './scaler.ts'
import { targetOf } from './target.ts'

const kind = 'HorizontalPodAutoscaler'

/** The HorizontalPodAutoscalers of a file. */
export function findHpas(file: ManifestFile): Result<readonly FoundScaler[]> {
  const hpas = file.objects.filter((object) => object.kind === kind)
  const old = hpas.find(({ apiVersion }) => apiVersion !== 'autoscaling/v2')
  if (old !== undefined) {
    const { line, column } = positionOf(file, old.document, [...old.base, 'apiVersion'])
    const version = old.apiVersion === '' ? 'no apiVersion' : old.apiVersion
    return refuse(
      `Line ${line}, column ${column}: HorizontalPodAutoscaler “${old.name}” has ${version}; only autoscaling/v2 is read. “kubectl get hpa -o yaml” gives it in that form.`,
    )
  }
  return { ok: true, value: hpas.map((object) => found(file, object)) }
}

function found(file: ManifestFile, object: ManifestObject): FoundScaler {
  const { name } = object
  return {
    kind,
    name,
    policy: 'hpa',
    object,
    whenEmpty: `All metrics of “${name}” are left out, so that nothing would scale; add one for cpu.`,
    read(draft, controller) {
      const hpa = readHpa(draft, object, controller)
      const { spec } = object.value
      const deployment = targetOf(file, object, isRecord(spec) ? spec.scaleTargetRef : undefined)
      if (deployment !== null && draft.problem === null) {
        const container = containerOf(object)
        readDeployment(draft, deployment, { container, minReplicas: minimumOf(object) })
        if (usesUtilization(object) && draft.settings.cpuRequest === undefined) {
          const { line, column } = positionOf(file, deployment.document, deployment.base)
          draft.problem ??= `Line ${line}, column ${column}: the CPU target of “${name}” is a share of the CPU request, but “${deployment.name}” requests no CPU; give it resources.requests.cpu.`
        }
      }
      const used = deployment === null ? [] : [deployment]
      return { policy: hpa === null ? null : { kind: 'hpa' }, hpa, used }
    },
  }
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
