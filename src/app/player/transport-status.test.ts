import { describe, expect, it } from 'vitest'
import { transportText } from '#text/en/transport.ts'
import type { RunStatus } from '#app/store/session-state.ts'
import { german } from '#text/de/german.ts'
import { playWish, transportStatus, type TransportTexts } from './transport-status.ts'

const { english } = transportText

const state = {
  status: 'paused',
  time: 300,
  duration: 900,
  seekTarget: null,
  lagging: false,
  behind: 1,
  speed: 60,
} as const

describe('transport status', () => {
  it('[P8] the large button plays, pauses or plays again', () => {
    const said = (status: RunStatus, playsOn = false) => playWish({ status, playsOn }, english).name
    expect(said('paused')).toBe('Play')
    expect(said('playing')).toBe('Pause')
    expect(said('seeking')).toBe('Play')
    expect(said('seeking', true)).toBe('Pause')
    expect(said('finished')).toBe('Play again')
  })

  it('[P9] the line under the clock says what keeps the run', () => {
    expect(transportStatus(state, english)).toBe('of 15:00')
    expect(transportStatus({ ...state, status: 'playing' }, english)).toBe('of 15:00')
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

  it('[U61] the line under the clock says in numbers how far a run stays behind', () => {
    const said = (behind: number, text: TransportTexts = english) =>
      transportStatus({ ...state, status: 'playing', lagging: true, behind }, text)
    expect(said(1.25)).toBe('48× of 60×')
    expect(said(1.6)).toBe('shows every 2nd second')
    expect(said(3.1)).toBe('shows every 3rd second')
    expect([said(11), said(22), said(101)]).toEqual([
      'shows every 11th second',
      'shows every 22nd second',
      'shows every 101st second',
    ])
    expect(said(3.1, german.transport)).toBe('zeigt jede 3. Sekunde')
  })
})
