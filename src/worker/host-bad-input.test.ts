import { describe, expect, it } from 'vitest'
import { organismOf } from '#core/organisms/models.ts'
import type { Recording } from '#core/organisms/recording.ts'
import type { Plain } from '#core/schema/schema.ts'
import { createHost } from './host.ts'
import type { Report } from './messages.ts'

type Settings = Recording['settings']

/** A host of services that call one another, whose clock gains 50 ms with every look: ten thousand steps of work lie between two. */
function hosted(settings: Settings) {
  const reports: Report[] = []
  let ms = 0
  const host = createHost({
    organismOf,
    send: (one) => void reports.push(one),
    clock: () => (ms += 50),
  })
  const recording = { engine: 1, organism: 'microservices', seed: 3, settings, log: [] }
  host.receive({ type: 'start', run: 1, recording })
  return {
    reports,
    faults: () => reports.flatMap((one) => (one.type === 'fault' ? [one.fault] : [])),
    /** So many slices of at most `looks` looks each, however much is to be done. */
    slices(count: number, looks: number) {
      for (let i = 0; i < count; i++) {
        host.receive({ type: 'advance', run: 1, until: 60, budgetMs: 50 * looks })
      }
      const frame = reports.findLast((one) => one.type === 'frame')
      const told = reports.findLast((one) => one.type === 'figures')
      if (frame?.type !== 'frame' || told?.type !== 'figures') throw new Error('nothing was told')
      return { time: frame.time, figures: told.figures }
    },
  }
}

const service = (name: string, settings: Settings = {}): Plain => ({ name, settings })
const entry: Plain = { from: 'clients', to: 'a' }
const chain: Plain = [entry, { from: 'a', to: 'b', calls: 3 }, { from: 'b', to: 'c', calls: 3 }]
const three = (settings: Settings = {}): Plain =>
  ['a', 'b', 'c'].map((one) => service(one, settings))
const steady = (rate: number): Plain => ({ form: 'steps', every: 60, rates: [rate] })

describe('clumsy or hostile settings of services', () => {
  it.each<[string, Settings, string]>([
    ['a thousand million requests a second', { load: steady(1e9) }, 'load'],
    ['a million cells', { hpa: { minReplicas: 1, maxReplicas: 1e6 } }, 'maxReplicas'],
    ['a million cells at the start', { initialReplicas: 1e6 }, 'Cells at the start'],
    ['work that takes no time', { serviceMean: 0 }, 'Mean service time'],
    [
      'calls in a circle',
      {
        graph: {
          services: three(),
          calls: [entry, { from: 'a', to: 'b' }, { from: 'b', to: 'a' }],
        },
      },
      'a → b → a',
    ],
    [
      'more cells than memory',
      {
        graph: { services: three({ initialReplicas: 5000, queueLimit: 9000 }), calls: chain },
      },
      'more than one run can hold',
    ],
  ])('[W18] %s: refused with a sentence, and nothing runs', (_, settings, words) => {
    const { faults, reports } = hosted(settings)
    expect(faults()).toHaveLength(1)
    expect(faults()[0]?.kind).toBe('not-begun')
    expect(faults()[0]?.sentence).toContain(words)
    expect(reports).toHaveLength(1)
  })

  it.each<[string, Settings]>([
    ['two million requests a second', { load: steady(2e6), initialReplicas: 0 }],
    [
      'a storm of retries without a budget',
      {
        load: steady(20_000),
        retries: 10,
        retryBudget: 20,
        backoff: 0,
        queueLimit: 0,
        timeout: 0.001,
        graph: { services: three(), calls: chain },
      },
    ],
    [
      'a network without latency and answers that are errors',
      {
        load: steady(20_000),
        retries: 10,
        retryBudget: 20,
        backoff: 0,
        failureShare: 1,
        graph: {
          services: three(),
          calls: [
            { from: 'clients', to: 'a', latency: 0, jitter: 0 },
            { from: 'a', to: 'b', calls: 3, latency: 0, jitter: 0 },
          ],
        },
      },
    ],
  ])('[W18] %s: each slice ends, time goes on, and what does not fit is counted', (_, settings) => {
    const run = hosted(settings)
    const first = run.slices(4, 3)
    const { time, figures } = run.slices(8, 3)
    expect(run.faults()).toEqual([])
    expect(time).toBeGreaterThan(first.time)
    expect(first.time).toBeGreaterThan(0)
    const { requests, attempts, retries } = figures
    expect(requests.arrived).toBe(requests.succeeded + requests.failed + requests.open)
    expect(attempts.shed + retries.refusedByLimit + requests.failed).toBeGreaterThan(0)
  })
})
