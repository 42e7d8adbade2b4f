import type { CellNote, ServiceDecision } from '#core/organisms/observation.ts'
import { policyKinds } from '#core/policies/policy.ts'
import { isRecord, isTime } from './check-plain.ts'
import type { CellLoads } from './messages.ts'

/** What of a run's journal, and of the loads of its cells, travels both ways: whether it is what it should be. */

const noteKinds: readonly unknown[] = ['born', 'ready', 'crashed', 'draining', 'dead', 'killed']

export function isNote(value: unknown): value is CellNote {
  return (
    isRecord(value) &&
    noteKinds.includes(value.kind) &&
    hasNumbers(value, ['time', 'service', 'id', 'mother'])
  )
}

export function isDecision(value: unknown): value is ServiceDecision {
  return (
    isRecord(value) &&
    hasNumbers(value, ['time', 'service', 'current', 'desired', 'minReplicas', 'maxReplicas']) &&
    isKind(value.kind) &&
    isRecord(value.spec) &&
    value.spec.kind === value.kind &&
    isRecord(value.record) &&
    (value.kind !== 'hpa' || isHpa(value.record)) &&
    (value.kind !== 'keda' || value.record.hpa === null || isHpa(value.record.hpa))
  )
}

function isKind(value: unknown): boolean {
  return policyKinds.some((kind) => kind === value)
}

function isHpa(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value.route) &&
    isListOf(value.proposals, isRecord) &&
    isRecord(value.conditions)
  )
}

export function isMoment(value: unknown): value is CellLoads {
  if (!isRecord(value) || !isTime(value.time)) return false
  const { ids, loads } = value
  return ids instanceof Float32Array && loads instanceof Float32Array && ids.length === loads.length
}

export function hasNumbers(
  record: Readonly<Record<string, unknown>>,
  names: readonly string[],
): boolean {
  return names.every((name) => {
    const value = record[name]
    return typeof value === 'number' && Number.isFinite(value)
  })
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 4000
}

export function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem)
}
