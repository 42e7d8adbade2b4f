import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logLimit, rungsOfMoment, type Recording } from '#core/organisms/recording.ts'
import { plainLimits } from './check-plain.ts'
import { checkCommand, checkRecording } from './check.ts'

const recording: Recording = {
  engine: 1,
  organism: 'autoscaled-service',
  seed: 7,
  settings: {
    slots: 4,
    load: {
      form: 'linear',
      points: [
        [0, 60],
        [900, 60],
      ],
    },
  },
  log: [
    { time: 3, change: { type: 'set', name: 'retries', value: 2 } },
    { time: 3, change: { type: 'kill', cell: 2 } },
  ],
}

describe('commands', () => {
  it('[W1] pass when they are whole, as a copy', () => {
    const commands = [
      { type: 'start', run: 1, recording },
      { type: 'start', run: 1, recording, at: 12.5 },
      { type: 'advance', run: 1, until: 0.5, budgetMs: 10 },
      { type: 'advance', run: 1, until: 5, budgetMs: 10, stop: 'decision' },
      { type: 'advance', run: 1, until: 5, budgetMs: 10, stop: 'there' },
      { type: 'change', run: 1, changes: [{ type: 'kill', cell: 3 }] },
      { type: 'change', run: 1, changes: [{ type: 'rung', value: 'levels' }] },
      { type: 'digest', run: 1 },
      { type: 'watch', run: 1, service: 4 },
      { type: 'start', run: 1, recording, service: 1 },
      { type: 'change', run: 1, changes: [{ type: 'set', name: 'x', value: 1, service: 3 }] },
      { type: 'foresee', run: 1, budgetMs: 8 },
      { type: 'recycle', buffer: new ArrayBuffer(8) },
    ]
    for (const command of commands) {
      const checked = checkCommand(command)
      expect(checked).toEqual({ ok: true, value: command })
      if (checked.ok) expect(checked.value).not.toBe(command)
    }
  })

  it('[W1] are refused with a sentence when a part is wrong', () => {
    const wrong: readonly unknown[] = [
      null,
      [],
      'start',
      { type: 'start', run: 0, recording },
      { type: 'start', run: 1, recording, at: -1 },
      { type: 'start', run: 1, recording, at: '3' },
      { type: 'launch', run: 1 },
      { type: 'watch', run: 1 },
      { type: 'watch', run: 1, service: -1 },
      { type: 'watch', run: 1, service: 10_000 },
      { type: 'start', run: 1, recording, service: '1' },
      { type: 'change', run: 1, changes: [{ type: 'set', name: 'x', value: 1, service: 0.5 }] },
      { type: 'advance', run: 1, until: Number.NaN, budgetMs: 10 },
      { type: 'advance', run: 1, until: Infinity, budgetMs: 10 },
      { type: 'advance', run: 1, until: -1, budgetMs: 10 },
      { type: 'advance', run: 1, until: 1, budgetMs: 1e9 },
      { type: 'advance', run: 1, until: 1, budgetMs: 10, stop: 'never' },
      { type: 'foresee', run: 1, budgetMs: 1e9 },
      { type: 'foresee', run: 1 },
      { type: 'change', run: 1, changes: [] },
      { type: 'change', run: 1, changes: { type: 'kill', cell: 1 } },
      { type: 'change', run: 1, changes: [{ type: 'kill', cell: 1.5 }] },
      { type: 'change', run: 1, changes: [{ type: 'rung', value: 'fluid' }] },
      { type: 'change', run: 1, changes: [{ type: 'set', name: 'x', value: () => 1 }] },
      {
        type: 'change',
        run: 1,
        changes: [{ type: 'set', name: 'x', value: { deep: Number.NaN } }],
      },
      { type: 'recycle', buffer: [1, 2] },
    ]
    for (const command of wrong) {
      const checked = checkCommand(command)
      expect(checked.ok).toBe(false)
      if (!checked.ok) expect(checked.problem).toMatch(/\.$/u)
    }
  })

  it('[W1] never throw and never change a prototype, whatever arrives', () => {
    let refusals = 0
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withTypedArray: true }), (thing) => {
        if (!checkCommand(thing).ok) refusals += 1
        if (!checkCommand({ type: 'start', run: 1, recording: thing }).ok) refusals += 1
        checkCommand({
          type: 'change',
          run: 1,
          changes: [{ type: 'set', name: 'x', value: thing }],
        })
      }),
      { numRuns: 300 },
    )
    expect(refusals).toBeGreaterThan(300)
    const evil: unknown = JSON.parse(
      '{"type":"set","name":"x","value":{"__proto__":{"polluted":1}}}',
    )
    expect(checkCommand({ type: 'change', run: 1, changes: [evil] }).ok).toBe(false)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  it('[W1] are refused when they are too deep or too large', () => {
    let deep: unknown = 1
    for (let i = 0; i < 10_000; i++) deep = [deep]
    const change = (value: unknown) => ({
      type: 'change',
      run: 1,
      changes: [{ type: 'set', name: 'x', value }],
    })
    expect(checkCommand(change(deep)).ok).toBe(false)
    expect(checkCommand(change(Array.from({ length: plainLimits.nodes + 1 }, () => 0))).ok).toBe(
      false,
    )
    const entry = { time: 1, change: { type: 'kill', cell: 1 } }
    const log = Array.from({ length: logLimit + 1 }, () => entry)
    expect(checkRecording({ ...recording, log: log.slice(1) }).ok).toBe(true)
    expect(checkRecording({ ...recording, log }).ok).toBe(false)
  })

  it('[W1] [F48] name a moment that changes the rung too often, which other changes may', () => {
    const rungs = (times: readonly number[]) =>
      times.map((time) => ({ time, change: { type: 'rung', value: 'levels' } }))
    const full = Array.from({ length: rungsOfMoment }, () => 2)
    const killed = Array.from({ length: 20 }, () => ({
      time: 5,
      change: { type: 'kill', cell: 1 },
    }))
    const log = [...rungs([...full, ...full.map(() => 3), 4]), ...killed]
    expect(checkRecording({ ...recording, log }).ok).toBe(true)
    for (const value of ['levels', 'exact']) {
      const more = { time: 4, change: { type: 'rung', value } }
      const crowded = [...rungs(full.map(() => 4)), killed[0] && { ...killed[0], time: 4 }, more]
      expect(checkRecording({ ...recording, log: crowded })).toEqual({
        ok: false,
        problem: `One moment of a run has at most ${rungsOfMoment} changes between requests and levels. Make the next one at a later time.`,
      })
    }
  })

  it('[W1] name a log whose times go back', () => {
    const log = [...recording.log, { time: 1, change: { type: 'kill', cell: 1 } }]
    expect(checkRecording({ ...recording, log })).toEqual({
      ok: false,
      problem: 'Entry 3 of the log has no time, or one before the entry above it.',
    })
  })
})
