import { describe, expect, it } from 'vitest'
import { transportText } from '#text/en/transport.ts'
import { playWish, transportStatus } from './transport-status.ts'

const { english } = transportText

const state = {
  status: 'paused',
  time: 300,
  duration: 900,
  seekTarget: null,
  lagging: false,
  speed: 60,
} as const

describe('transport status', () => {
  it('[P8] the large button plays, pauses or plays again', () => {
    expect(playWish('paused', english).name).toBe('Play')
    expect(playWish('playing', english).name).toBe('Pause')
    expect(playWish('seeking', english).name).toBe('Play')
    expect(playWish('finished', english).name).toBe('Play again')
  })

  it('[P9] the line under the clock says what keeps the run', () => {
    expect(transportStatus(state, english)).toBe('of 15:00')
    expect(transportStatus({ ...state, status: 'playing' }, english)).toBe('of 15:00')
    expect(transportStatus({ ...state, status: 'playing', lagging: true }, english)).toBe(
      'slower than 60×',
    )
    expect(transportStatus({ ...state, status: 'seeking', seekTarget: 600 }, english)).toBe(
      'to 10:00, 50%',
    )
    expect(transportStatus({ ...state, status: 'seeking', seekTarget: 0 }, english)).toBe(
      'to 00:00, 100%',
    )
    expect(transportStatus({ ...state, status: 'finished' }, english)).toBe('finished')
    expect(transportStatus({ ...state, status: 'loading' }, english)).toBe('loading')
    expect(transportStatus({ ...state, status: 'broken' }, english)).toBe('stopped')
  })
})
