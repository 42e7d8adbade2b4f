import { describe, expect, it } from 'vitest'
import { engineVersion, type LogEntry, type Recording } from '#core/organisms/recording.ts'
import type { LoadCurve } from '#core/traffic/load.ts'
import { createOfferedLoad } from './load-offered.ts'

const rise: LoadCurve = {
  form: 'linear',
  points: [
    [0, 0],
    [100, 400],
    [900, 400],
  ],
}
const steps: LoadCurve = { form: 'steps', every: 300, rates: [120, 60, 30] }

function edited(time: number, load: LoadCurve): LogEntry {
  // A log has plain data; what was frozen for reading is copied.
  return { time, change: { type: 'set', name: 'load', value: structuredClone(load) } }
}

function run(...log: LogEntry[]): Recording {
  const settings = { load: structuredClone(rise) }
  return { engine: engineVersion, organism: 'autoscaled-service', seed: 1, settings, log }
}

describe('the offered load', () => {
  it('[P23] is the curve in force while it was never exchanged', () => {
    expect(createOfferedLoad()(run(), 500)).toBeNull()
    const kill: LogEntry = { time: 10, change: { type: 'kill', cell: 1 } }
    expect(createOfferedLoad()(run(kill), 500)).toBeNull()
  })

  it('[P23] has what a burst adds, and a note adds nothing', () => {
    const note: LogEntry = { time: 10, change: { type: 'note', text: 'seen' } }
    expect(createOfferedLoad()(run(note), 500)).toBeNull()
    const burst: LogEntry = { time: 200, change: { type: 'burst', rate: 50, seconds: 30 } }
    expect(createOfferedLoad()(run(note, burst), 210)?.points).toEqual([
      [0, 0],
      [100, 400],
      [200, 400],
      [200, 450],
      [230, 450],
      [230, 400],
      [900, 400],
    ])
  })

  it('[P23] keeps what was played before an edit, and goes on with the new curve', () => {
    const offered = createOfferedLoad()(run(edited(50, steps)), 60)
    expect(offered?.peak).toBe(200)
    expect(offered?.points).toEqual([
      [0, 0],
      [50, 200],
      [50, 120],
      [300, 120],
      [300, 60],
      [600, 60],
      [600, 30],
      [900, 30],
    ])
  })

  it('[P23] knows nothing of an edit that lies ahead, and everything of those before', () => {
    const offered = createOfferedLoad()
    const recording = run(edited(50, steps), edited(350, rise))
    expect(offered(recording, 40)).toBeNull()
    expect(offered(recording, 340)?.points.at(-1)).toEqual([900, 30])
    const all = offered(recording, 400)
    expect(all?.points.slice(-4)).toEqual([
      [300, 60],
      [350, 60],
      [350, 400],
      [900, 400],
    ])
    expect(offered(recording, 410)).toBe(all)
    expect(offered(recording, 40)).toBeNull()
  })

  it('is read from the log once between two changes of the load, however often it is asked', () => {
    const kills = Array.from({ length: 1000 }, (_, i): LogEntry => ({
      time: i / 10,
      change: { type: 'kill', cell: i },
    }))
    const recording = run(...kills, edited(150, steps), edited(350, rise))
    let looks = 0
    const log = new Proxy(recording.log, {
      get(entries, name): unknown {
        looks += 1
        return Reflect.get(entries, name)
      },
    })
    const offered = createOfferedLoad()
    const play = (from: number, to: number, played: Recording) => {
      const before = looks
      for (let time = from; time < to; time += 0.1) offered(played, time)
      return looks - before
    }
    const first = { ...recording, log }
    const once = play(100, 100.1, first)
    expect(once).toBeGreaterThan(1000)
    expect(play(0, 149.9, first)).toBe(0)
    expect(play(150, 349.9, first)).toBe(once)
    expect(play(150, 349.9, first)).toBe(0)
    expect(play(350, 900, first)).toBe(once)
    expect(play(350, 900, { ...first })).toBe(once)
  })
})
