import { describe, expect, it } from 'vitest'
import { playWish, transportStatus } from './transport-status.ts'

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
    expect(playWish('paused').name).toBe('Play')
    expect(playWish('playing').name).toBe('Pause')
    expect(playWish('seeking').name).toBe('Play')
    expect(playWish('finished').name).toBe('Play again')
  })

  it('[P9] the line under the clock says what keeps the run', () => {
    expect(transportStatus(state)).toBe('of 15:00')
    expect(transportStatus({ ...state, status: 'playing' })).toBe('of 15:00')
    expect(transportStatus({ ...state, status: 'playing', lagging: true })).toBe('slower than 60×')
    expect(transportStatus({ ...state, status: 'seeking', seekTarget: 600 })).toBe('to 10:00, 50%')
    expect(transportStatus({ ...state, status: 'seeking', seekTarget: 0 })).toBe('to 00:00, 100%')
    expect(transportStatus({ ...state, status: 'finished' })).toBe('finished')
    expect(transportStatus({ ...state, status: 'loading' })).toBe('loading')
    expect(transportStatus({ ...state, status: 'broken' })).toBe('stopped')
  })
})
