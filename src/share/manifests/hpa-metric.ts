import type { HpaSignal } from '#core/policies/hpa-spec.ts'
import { shown } from '#core/schema/validate.ts'
import { isRecord } from '../plain.ts'
import {
  eachField,
  fail,
  idle,
  inside,
  keyOf,
  mapped,
  positionIn,
  refused,
  type Draft,
  type Place,
  type Rule,
} from './draft.ts'
import { milliOf } from './quantity.ts'

/** One metric as it is read: plain values for the checker, and where each of them stands. */
export interface RawMetric {
  readonly metric: Readonly<Record<string, unknown>>
  readonly origins: ReadonlyMap<string, Place>
}

const blocks = new Map(
  Object.entries({
    Resource: 'resource',
    ContainerResource: 'containerResource',
    Pods: 'pods',
    Object: 'object',
    External: 'external',
  }),
)

/** Reads one entry of `spec.metrics`; null where it is refused or the draft has a problem. */
export function readMetric(draft: Draft, place: Place): RawMetric | null {
  const type = isRecord(place.value) ? place.value.type : undefined
  const block = typeof type === 'string' ? blocks.get(type) : undefined
  if (typeof type !== 'string' || block === undefined) {
    const known = [...blocks.keys()].join(', ')
    fail(draft, inside(place, 'type'), `must be one of ${known}, not ${shown(type)}`)
    return null
  }
  const body = inside(place, block)
  if (!isRecord(body.value)) {
    fail(draft, body, 'is missing')
    return null
  }
  if (block.endsWith('esource') && body.value.name !== 'cpu') {
    refused(
      `${shown(body.value.name)} is not simulated; what is: cpu, and metrics of your own that count requests per second, requests in flight or a queue`,
    )(draft, place)
    return null
  }
  const metric: Record<string, unknown> = { type }
  const origins = new Map<string, Place>([['type', inside(place, 'type')]])
  const take: Rule = (_, field) => {
    const name = String(field.path.at(-1))
    metric[name] = field.value
    origins.set(name, field)
  }
  eachField(draft, place, {
    type: () => undefined,
    [block]: () =>
      eachField(draft, body, {
        ...(block.endsWith('esource')
          ? { name: take }
          : { metric: (_, field) => readName(draft, field, take) }),
        ...(block === 'containerResource' ? { container: take } : {}),
        ...(block === 'object' ? { describedObject: idle } : {}),
        target: (_, field) => {
          metric.target = readTarget(draft, field, origins)
        },
      }),
  })
  if (metric.target === undefined) fail(draft, inside(body, 'target'), 'is missing')
  const named = block.endsWith('esource') ? body : inside(body, 'metric')
  if (metric.name === undefined) fail(draft, inside(named, 'name'), 'is missing')
  if (!block.endsWith('esource')) metric.signal = signalOf(draft, place, type, metric.name)
  return { metric, origins }
}

// The selector picks one of several series of a name; what the metric stands for is asked anyway.
function readName(draft: Draft, place: Place, take: Rule): void {
  eachField(draft, place, { name: take, selector: idle })
}

const amounts = ['averageUtilization', 'averageValue', 'value'] as const

function readTarget(draft: Draft, place: Place, origins: Map<string, Place>): unknown {
  const target: Record<string, unknown> = {}
  origins.set('target', place)
  const amount: Rule = (_, field) => {
    const name = String(field.path.at(-1))
    const milli = milliOf(field.value)
    target[name] = name === 'averageUtilization' ? field.value : milli
    if (name !== 'averageUtilization' && !(milli !== null && milli > 0)) {
      const given = shown(field.value)
      fail(draft, field, `must be a positive quantity such as 500m or 2, not ${given}`)
    }
    origins.set(`target.${name}`, field)
    mapped(draft, field, 'Autoscaler', amountText(name, target[name]))
  }
  eachField(draft, place, {
    type: (_, field) => {
      target.type = field.value
      origins.set('target.type', field)
    },
    averageUtilization: amount,
    averageValue: amount,
    value: amount,
  })
  const given = amounts.filter((name) => target[name] !== undefined)
  if (given.length > 1) fail(draft, place, `must give one amount, not ${given.join(' and ')}`)
  return target
}

function amountText(name: string, amount: unknown): string {
  if (typeof amount !== 'number') return shown(amount)
  return name === 'averageUtilization' ? `target ${amount}%` : `target ${amount / 1000} (${name})`
}

/** What the visitor says that a metric with a name of its own counts; a stand-in until then. */
export function signalOf(
  draft: Draft,
  place: Place,
  type: string,
  name: unknown,
  guess = typeof name === 'string' ? guessSignal(name) : null,
): HpaSignal {
  const key = keyOf(place)
  const { signals = {} } = draft.choices
  const answer = [key, String(name)].find((asked) => Object.hasOwn(signals, asked))
  const signal = answer === undefined ? null : (signals[answer] ?? null)
  if (typeof name === 'string') {
    const { line } = positionIn(draft, place)
    draft.needs.push({ key, type, name, line, guess, signal })
  }
  // Until the visitor has answered, a stand-in lets the rest of the metric be checked.
  return signal ?? 'requests-per-second'
}

/** What a metric's name sounds like. */
export function guessSignal(name: string): HpaSignal | null {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[^A-Za-z]+/g, ' ')
    .toLowerCase()
  if (/queue|backlog|lag\b|depth|messages|pending|waiting|undelivered|jobs/.test(words))
    return 'queue-length'
  if (
    /in flight|inflight|concurren|active|in progress|inprogress|connections|sessions|busy/.test(
      words,
    )
  ) {
    return 'in-flight'
  }
  return /per sec|\brps\b|\bqps\b|\btps\b|\brate\b|requests?\b|http/.test(words)
    ? 'requests-per-second'
    : null
}
