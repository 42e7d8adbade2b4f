import { describe, expect, it } from 'vitest'
import { readFromPresenter, readFromRoom, sealed, type Told, type Wish } from './message.ts'
import { enterRoom, newRoom, openRoom, type Channel, type OpenChannel } from './room.ts'

const told: Told = {
  lesson: 'First division',
  step: 1,
  count: 5,
  phase: 'asking',
  current: { title: 'When will it divide?', text: 'At 01:00 the load begins to rise.' },
  next: { title: 'What does the mother lose?', text: 'The autoscaler asks for 2 cells now.' },
  notes: 'Most rooms say “at once”.',
  question: 'How many seconds?',
  truth: '31 s',
  answers: [
    { text: 'up to 25 s', hands: 3, isTrue: false },
    { text: '25 s to 45 s', hands: 1, isTrue: true },
  ],
  outcome: '',
  isBlank: false,
  isWarned: false,
  time: 55,
}

/** Channels as a browser has them: every other one of the same name hears a copy. */
function browser(): {
  readonly open: OpenChannel
  readonly shout: (name: string, data: unknown) => void
} {
  const channels: { readonly name: string; readonly channel: Channel }[] = []
  const send = (name: string, from: Channel | null, data: unknown) => {
    for (const one of channels) {
      if (one.name === name && one.channel !== from)
        one.channel.onmessage?.({ data: structuredClone(data) } as MessageEvent<unknown>)
    }
  }
  return {
    open(name) {
      const channel: Channel = {
        onmessage: null,
        postMessage: (data) => send(name, channel, data),
        close: () =>
          void channels.splice(
            channels.findIndex((one) => one.channel === channel),
            1,
          ),
      }
      channels.push({ name, channel })
      return channel
    },
    shout: (name, data) => send(name, null, data),
  }
}

function lecture(room: string, open: OpenChannel) {
  const heard: { wishes: Wish[]; present: boolean[] } = { wishes: [], present: [] }
  const end = openRoom(
    room,
    { onWish: (wish) => heard.wishes.push(wish), onPresence: (is) => heard.present.push(is) },
    open,
  )
  return { end, heard }
}

function presenter(room: string, open: OpenChannel) {
  const heard: { told: Told[]; ends: number } = { told: [], ends: 0 }
  const end = enterRoom(
    room,
    { onTold: (one) => heard.told.push(one), onEnd: () => (heard.ends += 1) },
    open,
  )
  return { end, heard }
}

describe('a room', () => {
  it('[R76] has a name of 128 bits', () => {
    const names = new Set(Array.from({ length: 50 }, newRoom))
    expect(names.size).toBe(50)
    for (const name of names) expect(name).toMatch(/^[\w-]{22}$/)
  })

  it('[R76] tells late comers how things stand, hears wishes, and tells its end; two rooms do not mix', () => {
    const { open } = browser()
    const [here, other] = [lecture('one', open), lecture('two', open)]
    here.end.tell(told)
    here.end.tell({ ...told })
    const late = presenter('one', open)
    expect(late.heard.told).toEqual([told])
    here.end.tell({ ...told, step: 2 })
    expect(late.heard.told).toHaveLength(2)
    late.end.wish({ wish: 'next' })
    late.end.wish({ wish: 'count', answer: 1, by: -1 })
    expect(here.heard).toEqual({
      wishes: [{ wish: 'next' }, { wish: 'count', answer: 1, by: -1 }],
      present: [true],
    })
    expect(other.heard).toEqual({ wishes: [], present: [] })
    late.end.close()
    expect(here.heard.present).toEqual([true, false])
    const again = presenter('one', open)
    here.end.close()
    expect(again.heard.ends).toBe(1)
    expect(late.heard.ends).toBe(0)
  })

  it('[R77] takes no message that is not of its kind', () => {
    const { open, shout } = browser()
    const { end, heard } = lecture('one', open)
    const { heard: seen } = presenter('one', open)
    end.tell(told)
    const before = [heard.wishes.length, seen.told.length, seen.ends]
    const bad: unknown[] = [
      null,
      'next',
      [],
      { kind: 'wish', wish: { wish: 'next' } },
      { mitosis: 2, kind: 'wish', wish: { wish: 'next' } },
      { mitosis: 1, kind: 'wish', wish: 'next' },
      { mitosis: 1, kind: 'wish', wish: { wish: 'leave' } },
      { mitosis: 1, kind: 'wish', wish: { wish: 'count', answer: 8, by: 1 } },
      { mitosis: 1, kind: 'wish', wish: { wish: 'count', answer: 0.5, by: 1 } },
      { mitosis: 1, kind: 'wish', wish: { wish: 'count', answer: 0, by: 1e9 } },
      JSON.parse('{"mitosis":1,"kind":"told","__proto__":{"told":1}}'),
    ]
    for (const message of bad) shout('mitosis-lecture-one', message)
    expect([heard.wishes.length, seen.told.length, seen.ends]).toEqual(before)
  })

  const wrong: readonly (readonly [string, object])[] = [
    ['a step behind the last', { step: 6 }],
    ['more steps than a lesson has', { count: 9 }],
    ['a phase that there is not', { phase: 'constructor' }],
    ['a time that is none', { time: Number.NaN }],
    ['a time before the start', { time: -1 }],
    ['a text of other kind', { notes: { toString: 'x' } }],
    ['a text without end', { outcome: 'x'.repeat(2001) }],
    ['a next step without words', { next: { title: 'x' } }],
    ['no step at all', { current: null }],
    ['answers in no list', { answers: { length: 1 } }],
    ['too many answers', { answers: Array.from({ length: 9 }, () => told.answers[0]) }],
    ['hands that cannot be', { answers: [{ text: 'x', hands: -1, isTrue: true }] }],
  ]
  it.each(wrong)('[R77] does not believe %s', (_, part) => {
    expect(readFromRoom(sealed({ kind: 'told', told }))).toEqual({ kind: 'told', told })
    expect(readFromRoom(sealed({ kind: 'told', told: { ...told, ...part } }))).toBeNull()
  })

  it('[R77] takes over only what it knows, and truth only as true', () => {
    const more = { ...told, html: '<b>', isBlank: 'yes', current: { ...told.current, more: 1 } }
    // Whoever writes by hand is held by no types.
    const loose: object = { mitosis: 1, kind: 'told', told: more }
    expect(readFromRoom(loose)).toEqual({ kind: 'told', told })
    expect(readFromPresenter(sealed({ kind: 'hello' }))).toEqual({ kind: 'hello' })
  })
})
