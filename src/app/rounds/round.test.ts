import { describe, expect, it } from 'vitest'
import { settingsAt } from '#app/store/settings.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { beginSweepRun } from '#sweep/run.ts'
import {
  beginRound,
  byHand,
  follow,
  handRecording,
  judge,
  press,
  rivalRecording,
  roundCells,
  roundLength,
  roundSpeed,
  secondsLeft,
  type Round,
  type RoundView,
} from './round.ts'

/** The page while a round is played, with so many cells asked for at times of its log. */
function viewOf(of: Partial<RoundView> = {}, asked: readonly (readonly [number, number])[] = []) {
  const recording: Recording = {
    ...handRecording(7),
    log: asked.map(([time, replicas]) => ({
      time,
      change: { type: 'set', name: 'policy', value: byHand(replicas) },
    })),
  }
  const settings = settingsAt(recording, Number.MAX_VALUE)
  if (!settings.ok) throw new Error(settings.problem)
  const page: RoundView = {
    opened: 3,
    recording,
    settings: settings.value,
    status: 'playing',
    time: 10,
    speed: roundSpeed,
    asleep: false,
  }
  return { ...page, ...of }
}

function mustFollow(round: Round, view: RoundView): Round {
  const next = follow(round, view)
  if (next === null) throw new Error('the round should go on')
  return next
}

const begun = beginRound(7, 3)

describe('a round', () => {
  it('[Y70] ends with its run, and is over once both runs are made', () => {
    const playing = mustFollow(begun, viewOf({ time: 240 }))
    expect(playing.phase).toBe('playing')
    expect(judge(playing, [null, null])).toBe(playing)
    const ended = viewOf({ time: 480, status: 'finished' }, [[100, 4]])
    const judging = mustFollow(playing, ended)
    expect(judging).toMatchObject({ phase: 'judging', mine: ended.recording })
    expect(judge(judging, [null, null])).toMatchObject({ phase: 'over', results: [null, null] })
    expect(Object.values(judging.remarks)).toEqual([false, false, false])
    expect([secondsLeft(0), secondsLeft(240), secondsLeft(480)]).toEqual([roundLength, 30, 0])
  })

  it('[Y70] is left with its run, its seed or its policy', () => {
    expect(follow(begun, viewOf({ opened: 4 }))).toBeNull()
    expect(follow(begun, viewOf({ recording: handRecording(8) }))).toBeNull()
    const settings = settingsAt(rivalRecording(7), 0)
    expect(settings.ok && follow(begun, viewOf({ settings: settings.value }))).toBeNull()
  })

  it('[Y71] quick presses are counted before the log has them, within the bounds of the autoscaler', () => {
    let round = press(press(press(begun, 1), 1), 1)
    expect(round).toMatchObject({ asked: 5, sent: 3 })
    round = mustFollow(round, viewOf({}, [[10, 3]]))
    expect(round.asked).toBe(5)
    const three = [3, 4, 5].map((cells): [number, number] => [10, cells])
    round = mustFollow(round, viewOf({}, three))
    expect(round.asked).toBe(5)
    // Somebody has said another number in the panel, and then taken that back.
    round = mustFollow(round, viewOf({}, [...three, [11, 9]]))
    expect(round.asked).toBe(9)
    round = mustFollow(round, viewOf({}, three))
    expect(round.asked).toBe(5)
    expect(press(begun, -1)).toBe(begun)
    for (let i = 0; i < 100; i++) round = press(round, 1)
    expect(round.asked).toBe(roundCells.max)
  })

  it('[Y72] a look back, a pace of its own and other changes are remarked; a hidden page is fair', () => {
    const playing = mustFollow(begun, viewOf({ time: 100 }))
    const remarks = (view: RoundView) => mustFollow(playing, view).remarks
    expect(remarks(viewOf({ time: 90 })).hasLookedBack).toBe(true)
    expect(remarks(viewOf({ time: 101, status: 'paused' })).hasOwnPace).toBe(true)
    expect(remarks(viewOf({ time: 101, speed: 1 })).hasOwnPace).toBe(true)
    expect(remarks(viewOf({ time: 101, status: 'seeking' })).hasOwnPace).toBe(true)
    expect(remarks(viewOf({ time: 101, status: 'paused', asleep: true }))).toEqual(begun.remarks)
    const recording: Recording = {
      ...handRecording(7),
      log: [{ time: 50, change: { type: 'kill', cell: 1 } }],
    }
    expect(remarks(viewOf({ time: 101, recording })).hasOtherChanges).toBe(true)
  })

  it('[Y73] a scripted hand and the HPA meet the same requests, and the hand can do better', () => {
    const hand = [
      [105, 4],
      [112, 6],
      [118, 8],
      [124, 10],
      [130, 12],
      [300, 6],
      [320, 3],
    ] as const
    const [mine, its] = [viewOf({}, hand).recording, rivalRecording(7)].map((base) => {
      const begunRun = beginSweepRun({ base, axes: [], seeds: 1, until: null }, 0)
      if (!begunRun.ok) throw new Error(begunRun.problem)
      while (!begunRun.value.advance(1e6));
      const made = begunRun.value.result()
      if (!made.ok) throw new Error(made.problem)
      return made.value
    })
    expect(mine?.time).toBe(roundLength * roundSpeed)
    expect(mine?.figures.requests).toBeGreaterThan(50_000)
    expect(mine?.figures.requests).toBe(its?.figures.requests)
    expect(mine?.figures.changesRefused).toBe(0)
    expect(mine?.figures.decisions).toBe(hand.length)
    expect(mine?.figures.missedRequests).toBeLessThan(its?.figures.missedRequests ?? 0)
    expect(mine?.figures.cost).toBeLessThan(its?.figures.cost ?? 0)
  })
})
