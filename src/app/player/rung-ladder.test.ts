import { describe, expect, it } from 'vitest'
import type { SessionState } from '#app/store/session-state.ts'
import {
  createLadder,
  ladderOf,
  leaveTo,
  proposed,
  rungHoldMs,
  worthFrom,
  type Ladder,
} from './rung-ladder.ts'

type Told = Partial<
  Pick<SessionState, 'run' | 'opened' | 'status' | 'lagging' | 'behind' | 'speed' | 'time'>
> & {
  readonly isOn?: boolean
  /** When the run was taken to levels, where it is. */
  readonly since?: number
  readonly seed?: number
  readonly refusal?: string | null
  readonly rate?: number
  readonly decision?: number
  readonly log?: readonly number[]
}

/** What the ladder reads of a session: a run that plays and is three times behind, where nothing else is said. */
function state(of: Told): SessionState {
  const isOn = of.isOn ?? false
  const rung = { time: of.since ?? 100, change: { type: 'rung', value: 'levels' } }
  const others = (of.log ?? []).map((time) => ({ time, change: { type: 'set' } }))
  const told = {
    run: 1,
    opened: 0,
    status: 'playing',
    lagging: true,
    behind: 3,
    speed: 60,
    time: 100,
    ...of,
    figures: { arrivalRate: of.rate ?? 10_000, nextDecisionAt: of.decision ?? 110 },
    approximation: { isOn, spans: [], refusal: of.refusal ?? null },
    recording: { seed: of.seed ?? 1, log: [...(isOn ? [rung] : []), ...others] },
  }
  // The ladder reads nothing else of it.
  return told as unknown as SessionState
}

function allowed(): Ladder {
  return Object.assign(createLadder(), { isAllowed: true })
}

describe('the ladder', () => {
  it('[P25] asks for levels where the run is behind, may be counted by level and the visitor has said so', () => {
    expect(proposed(allowed(), state({}), 0)).toBe('levels')
    expect(proposed(createLadder(), state({}), 0)).toBeNull()
    for (const not of [
      { lagging: false, behind: 1 },
      { refusal: 'Too few.' },
      // So few are not worth it.
      { rate: worthFrom - 1 },
      { status: 'paused' },
      { status: 'seeking' },
      // Something lies ahead in the log, or it is nearly full.
      { log: [10, 101] },
      { log: Array.from({ length: 900 }, () => 1) },
    ] as const) {
      expect(proposed(allowed(), state(not), 0), JSON.stringify(not)).toBeNull()
    }
    expect(proposed(allowed(), { ...state({}), approximation: null }, 0)).toBeNull()
  })

  it('[P25] goes back where this machine would simulate the requests in 40 % of its time, and holds a rung for two seconds and a decision', () => {
    const ladder = allowed()
    expect(proposed(ladder, state({}), 500)).toBe('levels')
    // It simulated 60 · 10,000 / 3 = 200,000 requests in a second.
    const cheap = { isOn: true, lagging: false, behind: 1, speed: 7, time: 111 }
    const later = 500 + rungHoldMs
    expect(proposed(ladder, state({ ...cheap, speed: 9 }), later)).toBeNull()
    expect(proposed(ladder, state(cheap), later - 1)).toBeNull()
    expect(proposed(ladder, state({ ...cheap, time: 109 }), later)).toBeNull()
    expect(proposed(ladder, state({ ...cheap, log: [112] }), later)).toBeNull()
    expect(proposed(ladder, state(cheap), later)).toBe('exact')
    // And again holds what it has.
    const back = { time: 115, decision: 130 }
    expect(proposed(ladder, state(back), later + rungHoldMs - 1)).toBeNull()
    expect(proposed(ladder, state(back), later + rungHoldMs)).toBe('levels')
    expect(proposed(ladder, state({ ...back, time: 129 }), later + rungHoldMs)).toBeNull()
  })

  it('[P25] at rest, and when the leave is taken back, every request is simulated at once', () => {
    const ladder = allowed()
    proposed(ladder, state({}), 0)
    const rest = { isOn: true, lagging: false, behind: 1, status: 'paused' } as const
    expect(proposed(ladder, state(rest), 1)).toBe('exact')
    const other = allowed()
    proposed(other, state({}), 0)
    other.isAllowed = false
    expect(proposed(other, state({ ...rest, status: 'playing' }), 1)).toBe('exact')
  })

  it('[P25] leaves alone what the visitor, or a link, has taken to levels', () => {
    const slow = { isOn: true, lagging: false, behind: 1, speed: 1, time: 500 }
    expect(proposed(allowed(), state(slow), 1e6)).toBeNull()
    const rest = { ...slow, status: 'paused' } as const
    for (const other of [{ opened: 1 }, { seed: 2 }]) {
      const ladder = allowed()
      expect(proposed(ladder, state({}), 0)).toBe('levels')
      expect(proposed(ladder, state({ ...rest, ...other }), 1e6)).toBeNull()
    }
    // The log holds one of the visitor's, at which the run stands after a way back.
    const ladder = allowed()
    proposed(ladder, state({}), 0)
    proposed(ladder, state({ isOn: true }), 0)
    expect(proposed(ladder, state({ ...rest, since: 60 }), 1e6)).toBeNull()
    // And one that was taken at the same moment as one of the ladder's, in the menu.
    leaveTo(ladder, state({}))
    expect(proposed(ladder, state(rest), 1e6)).toBeNull()
  })

  it('[P25] knows what it has done after a way back and with another worker, which begin the run anew', () => {
    const ladder = allowed()
    expect(proposed(ladder, state({}), 0)).toBe('levels')
    expect(proposed(ladder, state({ isOn: true, behind: 1 }), 1)).toBeNull()
    // On the way nothing is known of it; before its switch the run is exact.
    const way = { run: 2, status: 'seeking', lagging: false, behind: 1 } as const
    expect(proposed(ladder, { ...state(way), approximation: null }, 2)).toBeNull()
    expect(proposed(ladder, state({ ...way, time: 50 }), 3)).toBeNull()
    const rest = { ...way, status: 'paused', isOn: true, time: 105 } as const
    expect(proposed(ladder, state(rest), 4)).toBe('exact')
    // It asks once, however often something else is told before the answer.
    expect(proposed(ladder, state(rest), 5)).toBeNull()
    expect(proposed(ladder, state({ ...rest, isOn: false }), 6)).toBeNull()
    expect(proposed(ladder, state({ ...rest, run: 3 }), 7)).toBe('exact')
  })

  it('[P25] stays with its session while the chip comes and goes', () => {
    const [one, other] = [{}, {}]
    const ladder = ladderOf(one)
    ladder.isAllowed = true
    expect(ladderOf(one)).toBe(ladder)
    expect(ladderOf(other).isAllowed).toBe(false)
  })
})
