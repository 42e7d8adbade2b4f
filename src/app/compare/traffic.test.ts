import { describe, expect, it } from 'vitest'
import { shop, type GraphSettings } from '#core/organisms/microservices/graph-settings.ts'
import type { LogEntry, Recording } from '#core/organisms/recording.ts'
import type { Plain } from '#core/schema/schema.ts'
import { recording } from './pair.test-support.ts'
import { partingOf, trafficOf, withTraffic } from './traffic.ts'

const load = { form: 'steps', every: 300, rates: [90] }
const burst: LogEntry = { time: 120, change: { type: 'burst', rate: 200, seconds: 30 } }
const edit: LogEntry = { time: 60, change: { type: 'set', name: 'load', value: load } }
const policy: LogEntry = {
  time: 90,
  change: { type: 'set', name: 'policy', value: { kind: 'manual', replicas: 6 } },
}
const withLog = (...log: LogEntry[]): Recording => ({ ...recording, log })

describe('the traffic of two runs', () => {
  it('[R82] is taken over whole, and nothing else is', () => {
    const source = { ...withLog(edit, burst), seed: 9, settings: { slots: 2, load } }
    const taken = withTraffic({ ...withLog(policy), settings: { boot: 5 } }, trafficOf(source))
    expect(trafficOf(taken)).toEqual(trafficOf(source))
    expect(taken.settings).toEqual({ boot: 5, load })
    expect(taken.log).toEqual([edit, policy, burst])
    expect(withTraffic(source, trafficOf(recording)).settings).toEqual({ slots: 2 })
  })

  it('[R82] parts where a seed, a load, a burst or the work of a request differs, and nowhere else', () => {
    expect(partingOf(recording, withLog(policy))).toBeNull()
    expect(partingOf(recording, { ...recording, seed: 2 })).toEqual({ from: 0, why: 'seed' })
    const loaded = { ...recording, settings: { load } }
    expect(partingOf(recording, loaded)).toEqual({ from: 0, why: 'load' })
    expect(partingOf(withLog(edit), withLog(edit, policy, burst))).toEqual({
      from: 120,
      why: 'load',
    })
    expect(partingOf(withLog(edit, burst), withLog(burst))).toEqual({ from: 60, why: 'load' })
    const slower = { ...withLog(burst), settings: { serviceMean: 0.5 } }
    expect(partingOf(recording, slower)).toEqual({ from: 0, why: 'work' })
  })

  it('[R82] parts where one of many services has other work, or is called otherwise', () => {
    const many: Recording = { ...recording, organism: 'microservices' }
    const graph = (change: (services: GraphSettings) => GraphSettings): Recording => ({
      ...many,
      settings: { graph: structuredClone(change(shop)) as unknown as Plain },
    })
    expect(
      partingOf(
        many,
        graph((same) => same),
      ),
    ).toBeNull()
    const withSettings = (settings: object) =>
      graph(({ services, calls }) => ({
        calls,
        services: services.map((one, index) =>
          index === 1 ? { ...one, settings: { ...one.settings, ...settings } } : one,
        ),
      }))
    expect(partingOf(many, withSettings({ slots: 3 }))).toBeNull()
    expect(partingOf(many, withSettings({ serviceMean: 0.75 }))).toEqual({ from: 0, why: 'work' })
    const fewer = graph(({ services, calls }) => ({ services, calls: calls.slice(0, -1) }))
    expect(partingOf(many, fewer)).toEqual({ from: 0, why: 'work' })
  })

  it('[R82] [R83] parts where requests are counted by level, unless all is the same', () => {
    const levels: LogEntry = { time: 80, change: { type: 'rung', value: 'levels' } }
    expect(partingOf(withLog(levels), withLog(levels))).toBeNull()
    expect(partingOf(recording, withLog(levels))).toEqual({ from: 80, why: 'levels' })
    expect(partingOf(withLog(levels, policy), withLog(levels))).toEqual({
      from: 80,
      why: 'levels',
    })
    expect(partingOf(withLog(edit, levels), withLog(levels))).toEqual({ from: 60, why: 'load' })
  })
})
