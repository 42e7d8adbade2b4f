import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { serviceParameters } from '#core/control/parameters.ts'
import { shop } from '#core/organisms/microservices/graph-settings.ts'
import { settingsOf } from '#core/organisms/microservices/one-service.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { checkRunSettings, systemOf, type RunSettings } from '#core/organisms/systems.ts'
import { startSettings } from '#core/schema/schema.ts'
import { builtIns } from '#share/built-ins.ts'
import { canonicalRecording } from '#share/recording-check.ts'
import { hasGraph, ownerOf, serviceSettings, watchedSettings } from './service-settings.ts'
import { changesOf, editBetween, editOf } from './setting-edit.ts'
import { isSame, recordingOf, settingsAt } from './settings.ts'

const many: Recording = {
  engine: engineVersion,
  organism: 'microservices',
  seed: 1,
  settings: {},
  log: [],
}

function taken<Value>(result: { ok: true; value: Value } | { ok: false; problem: string }): Value {
  if (!result.ok) throw new Error(result.problem)
  return result.value
}

const at = (recording: Recording, time = Number.MAX_VALUE) => taken(settingsAt(recording, time))
const start = at(many)

/** Settings with a graph, as the tests know that theirs have one. */
function graphOf(settings: RunSettings) {
  if (!hasGraph(settings)) throw new Error('there is no graph')
  return settings
}

describe('settings of a run of several services', () => {
  it('[U85] are those that the checks of their system give, and come back as the same run', () => {
    for (const [id, builtIn] of Object.entries(builtIns)) {
      const recording = { engine: engineVersion, ...builtIn, log: [] }
      const settings = at(recording)
      const system = systemOf(builtIn.organism)
      if (system === null) throw new Error(id)
      expect(settings, id).toEqual(taken(checkRunSettings(system, builtIn.settings)))
      // What the page opens is in the form in which runs are compared, without the check of one.
      expect(recordingOf(settings, builtIn.seed), id).toEqual(taken(canonicalRecording(recording)))
    }
    expect(Object.values(builtIns).map(({ organism }) => organism)).toContain('microservices')
  })

  it('[U85] a change of one service is its own from its time on, one of all is that of those without their own', () => {
    const set = (time: number, name: string, value: number, service?: number) => ({
      time,
      change: { type: 'set', name, value, ...(service === undefined ? {} : { service }) } as const,
    })
    const recording: Recording = {
      ...many,
      log: [
        set(10, 'boot', 20, 1),
        set(20, 'boot', 30),
        set(30, 'timeout', 3),
        set(40, 'boot', 5, 1),
      ],
    }
    const boots = (time: number) =>
      [0, 1, 2].map((service) => serviceSettings(at(recording, time), service).boot)
    expect(boots(9)).toEqual([8, 8, 8])
    expect(boots(10)).toEqual([8, 20, 8])
    expect(boots(20)).toEqual([30, 20, 30])
    expect(boots(40)).toEqual([30, 5, 30])
    // Every service of the shop has a patience of its own.
    expect(serviceSettings(at(recording, 30), 0).timeout).toBe(10)
    expect(at(recording, 30).timeout).toBe(3)
    // What a run never had is left out, and the graph that the run began with stays as it was.
    expect(at({ ...many, log: [set(1, 'boot', 9, 7)] })).toEqual(start)
    expect(shop.services[1]?.settings.boot).toBeUndefined()
  })

  it('[U85] the watched ones are those that the core goes by, and one object as long as they are the same', () => {
    const settings = graphOf(start)
    settings.graph.services.forEach((_, watched) => {
      expect(watchedSettings({ settings, watched })).toEqual(settingsOf(settings, watched))
      expect(watchedSettings({ settings, watched })).toBe(serviceSettings(settings, watched))
    })
    expect(watchedSettings({ settings, watched: 9 })).toBe(serviceSettings(settings, 0))
    const lone = startSettings(serviceParameters)
    expect(watchedSettings({ settings: lone, watched: 3 })).toBe(lone)
  })

  it('[U86] an edit is one of the watched service, or of the whole run where all share it', () => {
    const of = (values: Readonly<Record<string, unknown>>, service?: number) =>
      taken(editOf(start, values, service))
    expect(changesOf(of({ timeout: 3 }, 2))).toEqual([
      { type: 'set', name: 'timeout', value: 3, service: 2 },
    ])
    expect(of({ timeout: 3 }, 2)).toMatchObject({ live: true, label: '' })
    const load = { form: 'steps', every: 60, rates: [9] }
    expect(changesOf(of({ load, boot: 3 }, 2))).toEqual([
      { type: 'set', name: 'load', value: load },
      { type: 'set', name: 'boot', value: 3, service: 2 },
    ])
    expect(ownerOf(start, 'load', 2)).toBeUndefined()
    expect(ownerOf(start, 'scrapePeriod', 2)).toBeUndefined()
    const slots = of({ slots: 2 }, 1)
    expect(slots).toMatchObject({ live: false, label: 'Slots per cell' })
    expect(recordingOf(slots.settings, 1).settings.graph).toMatchObject({
      services: [{}, { name: 'checkout', settings: { slots: 2, timeout: 5 } }, {}, {}, {}],
    })
    // What is said already is no edit, and what is wrong is refused by name.
    expect(of({ timeout: 5 }, 1).places).toEqual([])
    const refused = (values: Readonly<Record<string, unknown>>) => {
      const edit = editOf(start, values, 1)
      return edit.ok ? 'taken' : edit.problem
    }
    expect(refused({ timeout: -1 })).toContain('“Client timeout” must lie between')
    expect(refused({ graph: shop })).toContain('There is no setting called “graph”')
    expect(refused({ cpuLimit: 10 })).toContain('Service “checkout”: The CPU limit')
  })

  it('[U86] an edit of a lone service names none', () => {
    const lone = startSettings(serviceParameters)
    const edit = taken(editOf(lone, { timeout: 3 }, 4))
    expect(changesOf(edit)).toEqual([{ type: 'set', name: 'timeout', value: 3 }])
    expect(edit.settings).toEqual({ ...lone, timeout: 3 })
  })

  it('[U86] the changes between any two settings lead from the one to the other', () => {
    const names = ['boot', 'timeout', 'retries', 'gracePeriod'] as const
    const some = fc.array(
      fc.record({
        name: fc.constantFrom(...names),
        value: fc.integer({ min: 0, max: 2 }),
        service: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
      }),
      { maxLength: 6 },
    )
    const logOf = (list: readonly { name: string; value: number; service: number | undefined }[]) =>
      list.map(({ name, value, service }) => ({
        time: 1,
        change: {
          type: 'set',
          name,
          value,
          ...(service === undefined ? {} : { service }),
        } as const,
      }))
    let moved = 0
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [before, after] = [one, other].map((list) => at({ ...many, log: logOf(list) }))
        if (before === undefined || after === undefined) throw new Error('there are two')
        const edit = editBetween(before, after)
        const log = changesOf(edit).map((change) => ({ time: 2, change }))
        const reached = at({ ...many, log: [...logOf(one), ...log] })
        for (const [service] of shop.services.entries()) {
          expect(serviceSettings(reached, service)).toEqual(serviceSettings(after, service))
        }
        // Nothing is left to do, and nothing was done without need.
        expect(editBetween(reached, after).places).toEqual([])
        expect(log.length).toBeLessThanOrEqual(names.length * 6)
        if (log.length > 0) moved++
      }),
      { numRuns: 200 },
    )
    expect(moved).toBeGreaterThan(100)
  })

  it('[U86] another graph is an edit that needs a new run', () => {
    const other = { ...graphOf(start), graph: { ...shop, calls: shop.calls.slice(0, 2) } }
    expect(editBetween(start, other)).toMatchObject({ live: false, label: 'Services and calls' })
    const lone = startSettings(serviceParameters)
    expect(editBetween(lone, start).live).toBe(false)
    expect(isSame(editBetween(start, start).places, [])).toBe(true)
  })
})
