import { keyedWord, keyOf } from '#core/kernel/random.ts'
import { beginKpa, decideKpa, type KpaMemory } from '#core/policies/kpa-decide.ts'
import { noDelay } from '#core/policies/kpa-delay.ts'
import { scaleKpa, type KpaScalerState } from '#core/policies/kpa-scaler.ts'
import { kpaRules, kpaScalerRules } from '#core/policies/kpa-rules.ts'
import type { KpaSpec } from '#core/policies/kpa-spec.ts'
import { kpaSampleSize } from '#core/policies/kpa-target.ts'
import {
  emptyWindow,
  record,
  resized,
  windowAverage,
  type KpaWindow,
} from '#core/policies/kpa-window.ts'
import { livingRows, type Control } from '../control.ts'
import type { Autoscaler, Look, Looked } from './autoscaler.ts'

/** What Knative's autoscaler and its reconciler remember of a revision. Times in s. */
export interface KpaLife {
  readonly kpa: KpaMemory
  readonly stable: KpaWindow
  readonly panic: KpaWindow
  /** Scrapes so far, and the requests that had come at the last one. */
  readonly scrapes: number
  readonly arrived: number
  readonly state: KpaScalerState['state']
  readonly stateSince: number
  /** Since when the activator stands in the path; null where it does not. */
  readonly proxiedSince: number | null
  readonly initialScaleReached: boolean
}

/** Pods are scraped every second, and every second scrape is followed by a decision (tick-interval). */
const scrapeEvery = 1
const scrapesPerTick = 2

export const kpa: Autoscaler<'kpa'> = {
  begin({ control, service, spec, now }) {
    const { stableWindow, panicWindow } = kpaRules(spec)
    const ready = control.data.ready(service)
    return {
      kpa: beginKpa(now, ready, delayOf(spec)),
      stable: emptyWindow(stableWindow, scrapeEvery),
      panic: emptyWindow(panicWindow, scrapeEvery),
      scrapes: 0,
      arrived: control.data.arrived(service),
      state: ready > 0 ? 'active' : 'activating',
      stateSince: now,
      proxiedSince: null,
      initialScaleReached: ready >= spec.initialScale,
    }
  },
  look(look, before) {
    const scraped = scrape(look, before)
    const isTick = look.isCalled || scraped.scrapes % scrapesPerTick === 0
    if (!isTick || scraped.stable.lastAt === null) {
      return { memory: scraped, desired: look.replicas, record: null, again: scrapeEvery }
    }
    return tick(look, scraped)
  },
}

/** So long after its next look Knative decides: there, or at the scrape after it, s. */
export function untilTick({ scrapes }: KpaLife): number {
  return (scrapesPerTick - 1 - (scrapes % scrapesPerTick)) * scrapeEvery
}

function delayOf({ scaleDownDelay }: KpaSpec) {
  return scaleDownDelay > 0 ? noDelay(scaleDownDelay, scrapeEvery * scrapesPerTick) : null
}

/** One scrape: the metric of all pods, told from a sample of those that are ready. */
function scrape(look: Look<'kpa'>, before: KpaLife): KpaLife {
  const { control, service, spec, now, isCalled } = look
  const { stableWindow, panicWindow } = kpaRules(spec)
  const arrived = control.data.arrived(service)
  const total =
    spec.metric === 'rps'
      ? (arrived - before.arrived) / scrapeEvery
      : concurrency(control, service, before.scrapes) + waitingOutside(control)
  // A setting that has changed holds from now on.
  const delay = before.kpa.delay?.seconds === spec.scaleDownDelay ? before.kpa.delay : delayOf(spec)
  return {
    ...before,
    kpa: { ...before.kpa, delay },
    stable: record(resized(before.stable, stableWindow), now, total),
    panic: record(resized(before.panic, panicWindow), now, total),
    // A call comes between two scrapes and moves neither them nor the ticks.
    scrapes: before.scrapes + (isCalled ? 0 : 1),
    arrived,
  }
}

/**
 * Requests inside all pods as a sample of the ready ones tells it (metrics/stats_scraper.go). A pod says how many are inside at
 * the moment of the scrape; the real queue-proxy gives the mean of its last second.
 */
function concurrency(control: Control, service: number, scrapes: number): number {
  const { data, population, seed } = control
  const ready = livingRows(control, service).filter((row) => population.ready[row] === 1)
  const size = kpaSampleSize(ready.length)
  const key = keyOf(seed, `knative scrape ${service}`)
  // The first `size` of a shuffle that goes no further.
  const rows = ready.slice()
  let sum = 0
  for (let i = 0; i < size; i++) {
    const word = keyedWord(key, scrapes * 64 + i) >>> 0
    const other = i + (size === rows.length ? 0 : word % (rows.length - i))
    const row = rows[other]
    rows[other] = rows[i]
    sum += data.inside(service, row)
  }
  return size === 0 ? 0 : (sum / size) * ready.length
}

/** Requests at the activator, which tells of them itself; only a lone service has one. */
function waitingOutside({ data }: Control): number {
  return data.queue?.waiting() ?? 0
}

function tick(look: Look<'kpa'>, memory: KpaLife): Looked<'kpa'> {
  const { control, service, spec, now, replicas } = look
  const rules = kpaRules(spec)
  const readyPods = control.data.ready(service)
  const { decision, memory: kpaNext } = decideKpa(rules, memory.kpa, {
    now,
    readyPods,
    stable: windowAverage(memory.stable, now),
    panic: windowAverage(memory.panic, now),
  })
  const { state, stateSince, proxiedSince } = memory
  const scaler = scaleKpa(kpaScalerRules(spec), {
    currentReplicas: replicas,
    wish: decision.desired,
    state,
    stateFor: now - stateSince,
    isReachable: true,
    initialScaleReached: memory.initialScaleReached,
    isProxied: proxiedSince !== null,
    proxiedFor: proxiedSince === null ? 0 : now - proxiedSince,
    // Nothing but the network's delay keeps a probe from finding it, and that is the grace period.
    activatorAnswers: proxiedSince !== null,
  })
  const next = stateAfter(state, scaler.desired, readyPods)
  const isProxied = scaler.desired === 0 || decision.excessBurstCapacity < 0
  const record = { decision, scaler, state: next, isProxied }
  return {
    memory: {
      ...memory,
      kpa: kpaNext,
      state: next,
      stateSince: next === state ? stateSince : now,
      proxiedSince: isProxied ? (proxiedSince ?? now) : null,
      initialScaleReached: memory.initialScaleReached || readyPods >= spec.initialScale,
    },
    desired: scaler.isApplied && scaler.desired >= 0 ? scaler.desired : replicas,
    record,
    again: scrapeEvery,
  }
}

/** The condition Active of the revision (reconciler/autoscaling/kpa/kpa.go, computeActiveCondition). */
function stateAfter(
  state: KpaLife['state'],
  wanted: number,
  ready: number,
): KpaScalerState['state'] {
  if (wanted === 0) return 'inactive'
  if (wanted < 0 && state === 'inactive') return 'inactive'
  return ready > 0 ? 'active' : 'activating'
}
