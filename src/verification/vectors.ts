import { difference } from './compare.ts'
import type { FileReport, Verdict } from './report.ts'
import type { Adapter, Given } from './vector-input.ts'
import { given } from './vector-input.ts'
import { cloudAdapters } from './vectors-clouds.ts'
import { hpaLimitAdapters } from './vectors-hpa-limits.ts'
import { hpaMetricAdapters } from './vectors-hpa-metrics.ts'
import { hpaReconcileAdapters } from './vectors-hpa-reconcile.ts'
import { kpaAdapters } from './vectors-kpa.ts'
import { replicaSetAdapters } from './vectors-replicaset.ts'
import { rolloutAdapters } from './vectors-rollout.ts'

/** What the core answers, by the `function` of a vector. */
const coveredFunctions: Readonly<Record<string, Adapter>> = {
  ...hpaMetricAdapters,
  ...hpaLimitAdapters,
  ...hpaReconcileAdapters,
  ...replicaSetAdapters,
  ...kpaAdapters,
  ...rolloutAdapters,
  ...cloudAdapters,
}

/** A file of vectors as it says of itself. */
interface VectorsFile {
  readonly format?: unknown
  readonly cases: readonly unknown[]
}

const format = 'digital-mitosis-vectors/1'

/** Whether a file says of itself that it holds vectors: it has cases. */
export function isVectors(value: unknown): value is VectorsFile {
  return (
    typeof value === 'object' && value !== null && 'cases' in value && Array.isArray(value.cases)
  )
}

/** The report of one file of vectors. */
export function verifyVectors(name: string, file: VectorsFile): FileReport {
  const { format: given = format } = file
  if (given !== format) {
    return { kind: 'not-covered', name, what: `its format is ${String(given)}, not ${format}` }
  }
  const functions = [...new Set(file.cases.map(functionOf))]
  const isUnknown = (each: string | null): each is string =>
    each !== null && !Object.hasOwn(coveredFunctions, each)
  if (functions.length > 0 && functions.every(isUnknown)) {
    const named = functions.slice(0, 6).join(', ')
    return { kind: 'not-covered', name, what: `no part of the core answers ${named}` }
  }
  const verdicts = file.cases.map(judge)
  return { kind: 'checked', name, verdicts, held: null, problem: countProblem(file) }
}

/** A file that was cut off must not pass with what is left of it. */
function countProblem(file: VectorsFile): string | null {
  const { length } = file.cases
  if (length === 0) return 'it has no cases'
  const count = 'count' in file ? file.count : length
  return count === length ? null : `it says ${String(count)} cases but holds ${length}`
}

/** What a case asks and expects; one of several steps expects an answer to each of them. */
function questionOf(known: object): { readonly input: Given; readonly expected: unknown } {
  const { steps, input, config, initial, expected } = { ...known } as Given
  if (!Array.isArray(steps)) return { input: given(input), expected }
  const asked = steps.map((step) => given(step, 'a step'))
  return {
    input: { ...given(input ?? {}), config, initial, steps },
    expected: { steps: asked.map((step) => step['expected'] ?? null) },
  }
}

function functionOf(value: unknown): string | null {
  const named = typeof value === 'object' && value !== null && 'function' in value
  return named && typeof value.function === 'string' ? value.function : null
}

function judge(value: unknown, index: number): Verdict {
  const known = typeof value === 'object' && value !== null ? value : {}
  const id = 'id' in known && typeof known.id === 'string' ? known.id : `case ${index + 1}`
  const tags: readonly unknown[] = 'tags' in known && Array.isArray(known.tags) ? known.tags : []
  if (tags.includes('int64-overflow')) {
    const detail = 'int64-overflow: its numbers are beyond the exact integers of JavaScript'
    return { id, status: 'skipped', detail }
  }
  const name = functionOf(value)
  if (name === null) return { id, status: 'failed', detail: 'the case names no function' }
  const adapter = Object.hasOwn(coveredFunctions, name) ? coveredFunctions[name] : undefined
  if (adapter === undefined) {
    return { id, status: 'skipped', detail: `no part of the core answers ${name}` }
  }
  const ignored: readonly unknown[] =
    'ignoreNames' in known && Array.isArray(known.ignoreNames) ? known.ignoreNames : []
  try {
    const { input, expected } = questionOf(known)
    const detail = difference(expected, adapter(input), ignored)
    return { id, status: detail === null ? 'passed' : 'failed', detail }
  } catch (error) {
    // A malformed case, or a broken invariant of the core: either way it did not pass.
    const detail = error instanceof Error ? error.message : String(error)
    return { id, status: 'failed', detail }
  }
}
