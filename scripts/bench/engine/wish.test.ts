import { describe, expect, it } from 'vitest'
import { readWish } from './wish.mjs'

const known = ['cases', 'hours', 'frame']

describe('what npm run bench is asked for', () => {
  it('[M20] is every part where none is named, and the named ones in their order', () => {
    expect(readWish([], known)).toEqual({
      ok: true,
      value: { parts: known, trace: null, json: false, write: false },
    })
    expect(readWish(['frame', '--json', 'cases'], known)).toEqual({
      ok: true,
      value: { parts: ['cases', 'frame'], trace: null, json: true, write: false },
    })
    expect(readWish(['--trace', 'a.json', '--write'], known)).toEqual({
      ok: true,
      value: { parts: known, trace: 'a.json', json: false, write: true },
    })
  })

  it.each([
    [['--jsn'], 'The option “--jsn” is not known.'],
    [['fram'], 'There is no part “fram”; there are cases, hours, frame, and stage alone.'],
    [['--trace'], 'Say which file --trace is.'],
    [['--trace', '--json'], 'Say which file --trace is.'],
    [['frame', '--trace', 'a'], '--trace is for the part “hours”, which was not asked for.'],
    [['hours', '--write'], '--write writes all parts into the page; leave their names out.'],
  ])('[M2] %s is refused', (args, problem) => {
    expect(readWish(args, known)).toEqual({ ok: false, problem })
  })
})
