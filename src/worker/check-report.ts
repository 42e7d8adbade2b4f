import { limitNames, sampleColumns } from '#core/organisms/observation.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { hasNumbers, isDecision, isListOf, isMoment, isNote, isText } from './check-journal.ts'
import { isKeyframe } from './check-keyframe.ts'
import { frameLength } from './frame.ts'
import { isRecord, isTime, isWhole } from './check-plain.ts'
import type { Report } from './messages.ts'

type Unknowns = Readonly<Record<string, unknown>>

/** What each kind of report must hold; one entry a kind, so that a new kind is not forgotten. */
const holds: { readonly [Type in Report['type']]: (report: Unknowns) => boolean } = {
  started: ({ duration, services, genomes, edges }) =>
    isTime(duration) &&
    duration <= 1e9 &&
    isListOf(services, isText) &&
    isListOf(genomes, isText) &&
    isListOf(edges, isEdge),
  frame: isFrame,
  figures: (report) =>
    isServed(report) && isFigures(report.figures) && isApproximation(report.approximation),
  samples: (report) => isServed(report) && isPiece(report),
  loads: ({ moments }) => isListOf(moments, isMoment),
  future: (report) =>
    isServed(report) &&
    isPiece(report) &&
    isListOf(report.notes, isNote) &&
    isTime(report.until) &&
    typeof report.complete === 'boolean',
  notes: (report) => isListOf(report.notes, isNote),
  causes: ({ dropped, entries, present, forgotten }) =>
    isWhole(dropped, 0, 0xffff_ffff) &&
    [entries, present, forgotten].every((list) => isListOf(list, isCauseEntry)),
  decisions: (report) => isListOf(report.decisions, isDecision),
  keyframe: ({ keyframe }) => isKeyframe(keyframe),
  logged: (report) => isListOf(report.log, isLogEntry),
  digest: (report) => isTime(report.time) && isText(report.digest),
  fault: (report) => isFault(report.fault),
}

// A map has no inherited names, whatever a message calls itself.
const checks = new Map(Object.entries(holds))

/**
 * A report from anything that reaches the page. What the page indexes, adds up or keeps is looked
 * at; the report itself is passed on, because its columns are too large to copy sixty times a second.
 */
export function checkReport(message: unknown): Result<Report> {
  if (!isRecord(message)) return refuse(`A report must be an object, not ${shown(message)}.`)
  const { type } = message
  const isSound = typeof type === 'string' ? checks.get(type) : undefined
  if (isSound === undefined) return refuse(`There is no report ${shown(type)}.`)
  if (!isWhole(message.run, 0, 0xffff_ffff) || !isSound(message)) {
    return refuse(`A report ${shown(type)} is incomplete.`)
  }
  // Everything that the type promises has just been looked at.
  return { ok: true, value: message as unknown as Report }
}

function isServed({ service }: Unknowns): boolean {
  return isWhole(service, 0, 10_000)
}

function isEdge(value: unknown): boolean {
  return (
    isRecord(value) &&
    isWhole(value.from, -1, 10_000) &&
    isWhole(value.to, 0, 10_000) &&
    typeof value.optional === 'boolean'
  )
}

function isFrame(report: Unknowns): boolean {
  const { cellCount, cellCapacity, serviceCount, serviceCapacity, values } = report
  const { edgeCount, edgeCapacity } = report
  return (
    isTime(report.time) &&
    typeof report.reached === 'boolean' &&
    typeof report.finished === 'boolean' &&
    isWhole(cellCapacity, 0, 1_000_000) &&
    isWhole(serviceCapacity, 0, 10_000) &&
    isWhole(edgeCapacity, 0, 10_000) &&
    isWhole(cellCount, 0, cellCapacity) &&
    isWhole(serviceCount, 0, serviceCapacity) &&
    isWhole(edgeCount, 0, edgeCapacity) &&
    values instanceof Float32Array &&
    values.length >= frameLength(cellCapacity, serviceCapacity, edgeCapacity)
  )
}

const figureGroups = {
  requests: ['arrived', 'succeeded', 'failed', 'open'],
  attempts: ['sent', 'completed', 'waiting', 'inService', 'shed', 'abandoned', 'lost'],
  retries: ['sent', 'refusedByBudget', 'refusedByLimit'],
  cells: ['ready', 'starting', 'draining', 'desired'],
  objective: ['missedRequests', 'missedSeconds'],
  cost: ['perHour', 'total', 'notServing'],
} as const
const figureNames = [
  'time',
  'divisions',
  'prunings',
  'divisionsRefused',
  'arrivalRate',
  'capacity',
  'utilisation',
  'p50',
  'p99',
  'nextReadyAt',
  'nextDecisionAt',
] as const

function isFigures(value: unknown): boolean {
  if (!isRecord(value) || !hasNumbers(value, figureNames)) return false
  const { limits, rollout, slots } = value
  if (slots !== undefined && typeof slots !== 'number') return false
  if (rollout !== undefined && !isRollout(rollout)) return false
  if (limits !== undefined && !(isRecord(limits) && hasNumbers(limits, limitNames))) return false
  return Object.entries(figureGroups).every(([group, names]) => {
    const part = value[group]
    return isRecord(part) && hasNumbers(part, names)
  })
}

const revisionNames = ['genome', 'number', 'wanted', 'active', 'available', 'waiting'] as const

function isRollout(value: unknown): boolean {
  return (
    isRecord(value) &&
    hasNumbers(value, ['minAvailable', 'maxTotal']) &&
    isListOf(value.revisions, isRevision)
  )
}

function isRevision(value: unknown): boolean {
  return (
    isRecord(value) &&
    hasNumbers(value, revisionNames) &&
    isText(value.digest) &&
    typeof value.crashes === 'boolean'
  )
}

function isApproximation(value: unknown): boolean {
  if (value === null) return true
  return (
    isRecord(value) &&
    typeof value.isOn === 'boolean' &&
    (value.refusal === null || isText(value.refusal)) &&
    isListOf(value.spans, isSpan)
  )
}

function isSpan(value: unknown): boolean {
  return isRecord(value) && isTime(value.from) && (value.to === null || isTime(value.to))
}

function isCauseEntry(value: unknown): boolean {
  return (
    isRecord(value) &&
    hasNumbers(value, ['from', 'to', 'service', 'count']) &&
    isText(value.happening) &&
    isRecord(value.cause) &&
    isText(value.cause.reason)
  )
}

function isPiece({ from, rows }: Unknowns): boolean {
  return (
    isWhole(from, 0, 0xffff_ffff) &&
    rows instanceof Float64Array &&
    rows.length % sampleColumns.length === 0
  )
}

const faultKinds: readonly unknown[] = ['refused', 'not-begun', 'broken-invariant']

const changeTypes: readonly unknown[] = ['set', 'kill', 'rollout', 'rung', 'note', 'burst']

function isLogEntry(value: unknown): boolean {
  return (
    isRecord(value) &&
    isTime(value.time) &&
    isRecord(value.change) &&
    changeTypes.includes(value.change.type)
  )
}

function isFault(value: unknown): boolean {
  return (
    isRecord(value) &&
    faultKinds.includes(value.kind) &&
    isText(value.sentence) &&
    isTime(value.time)
  )
}
