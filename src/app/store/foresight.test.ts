import { describe, expect, it } from 'vitest'
import { organismOf } from '#core/organisms/models.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { checkCommand } from '#worker/check.ts'
import { createClient, type Thread } from '#worker/client.ts'
import { sampleColumns } from '#worker/frame.ts'
import { createHost } from '#worker/host.ts'
import type { Command, Report } from '#worker/messages.ts'
import type { PageClock } from './page-clock.ts'
import { createSession } from './session.ts'

const recording: Recording = {
  engine: engineVersion,
  organism: 'autoscaled-service',
  seed: 3,
  settings: {},
  log: [],
}

/** The real host behind a mailbox that is emptied when the test says so; its clock is counted. */
function createMailbox() {
  const mail: Command[] = []
  const sent: Command['type'][] = []
  let ms = 0
  const thread: Thread = {
    postMessage(command) {
      mail.push(command)
      sent.push(command.type)
    },
    terminate: () => undefined,
    onmessage: null,
    onerror: null,
    onmessageerror: null,
  }
  const host = createHost({
    organismOf,
    send: (report: Report) => thread.onmessage?.({ data: structuredClone(report) }),
    clock: () => (ms += 3),
  })
  const answer = (): void => {
    const checked = checkCommand(structuredClone(mail.shift()))
    if (!checked.ok) throw new Error(checked.problem)
    host.receive(checked.value)
  }
  return {
    thread,
    sent,
    mail,
    answer,
    answerAll() {
      while (mail.length > 0) answer()
    },
  }
}

function setUp(foresight = true) {
  const mailbox = createMailbox()
  const frames: ((timeMs: number) => void)[] = []
  const watchers: (() => void)[] = []
  let [now, isShown] = [0, true]
  const clock: PageClock = {
    request: (listener) => frames.push(listener),
    cancel: () => void frames.splice(0),
    after: () => () => undefined,
    isVisible: () => isShown,
    onVisibility(listener) {
      watchers.push(listener)
      return () => undefined
    },
  }
  const client = createClient(() => mailbox.thread)
  const session = createSession({ client, clock, recording, foresight, drawSeed: () => 4 })
  const draw = (count = 1): void => {
    for (let i = 0; i < count; i++) {
      now += 16
      for (const listener of frames.splice(0)) listener(now)
    }
  }
  const show = (shown: boolean): void => {
    isShown = shown
    for (const watcher of watchers) watcher()
  }
  const asked = (): number => mailbox.sent.filter((type) => type === 'foresee').length
  return { mailbox, session, draw, show, asked, state: session.store.getState }
}

describe('the future on the page', () => {
  it('[U40] is looked into piece by piece while the run rests, until no more will be said', () => {
    const { mailbox, draw, asked, state } = setUp()
    draw()
    mailbox.answerAll()
    const { future, history } = state()
    expect(asked()).toBeGreaterThan(3)
    expect(future?.from).toBe(history.count)
    expect(future?.history.count).toBeGreaterThan(20)
    const width = sampleColumns.length
    const times = Array.from({ length: future?.history.count ?? 0 }, (_, row) => {
      return future?.history.rows[row * width]
    })
    expect(times).toEqual(times.map((_, row) => row + 1))
    expect(future?.until).toBeGreaterThanOrEqual(times.length)
  })

  it('[U40] has one piece under way, which never stands before the next frame', () => {
    const { mailbox, session, draw, asked } = setUp()
    draw()
    // The start, then its first frame asks for a piece.
    mailbox.answer()
    expect(mailbox.mail.map(({ type }) => type)).toEqual(['foresee'])
    session.play()
    draw(6)
    const { mail } = mailbox
    expect(mail.filter(({ type }) => type === 'foresee')).toHaveLength(1)
    expect(mail.filter(({ type }) => type === 'advance')).toHaveLength(2)
    mailbox.answer()
    const after = mail.map(({ type }) => type)
    expect(after).toEqual(['advance', 'advance', 'foresee'])
    expect(asked()).toBe(2)
  })

  it('[U40] is dropped at a change, and another one is told with its first piece', () => {
    const { mailbox, session, draw, state } = setUp()
    draw()
    mailbox.answerAll()
    session.seek(30)
    for (let i = 0; i < 40 && state().time < 30; i++) {
      draw()
      mailbox.answerAll()
    }
    expect(state()).toMatchObject({ time: 30, status: 'paused' })
    const before = state().future
    expect(before?.until).toBeGreaterThan(30)
    session.change('retries', 3)
    mailbox.answer()
    // The change is known; the next answer is the first piece of what it leads to.
    expect(mailbox.mail.map(({ type }) => type)).toContain('foresee')
    while (!state().recording.log.length) mailbox.answer()
    expect(state().future).not.toBe(before)
    expect(state().future?.from).toBe(30)
    mailbox.answerAll()
    expect(state().future?.until).toBeGreaterThan(30)
    session.seek(10)
    expect(state().future).toBeNull()
  })

  it('[U41] is not looked into while the page is hidden, out of view, or where it is switched off', () => {
    const { mailbox, session, draw, show, asked, state } = setUp()
    draw()
    mailbox.answer()
    expect(asked()).toBe(1)
    show(false)
    mailbox.answerAll()
    expect(asked()).toBe(1)
    show(true)
    expect(asked()).toBe(2)
    session.setSeen(false)
    mailbox.answerAll()
    expect(asked()).toBe(2)
    session.setSeen(true)
    mailbox.answerAll()
    expect(asked()).toBeGreaterThan(3)
    expect(state().future).not.toBeNull()
    const known = state().future
    session.setForesight(false)
    expect(state().foresight).toBe(false)
    session.setForesight(true)
    mailbox.answerAll()
    // What was known is still there, from its first row on.
    expect(state().future?.from).toBe(known?.from)
    expect(state().future?.history.count).toBeGreaterThanOrEqual(known?.history.count ?? Infinity)
    session.setForesight(false)
    const before = asked()
    session.change('retries', 2)
    draw(3)
    mailbox.answerAll()
    expect(asked()).toBe(before)
    session.setForesight(true)
    mailbox.answerAll()
    expect(state().future).not.toBeNull()

    const off = setUp(false)
    off.draw(3)
    off.mailbox.answerAll()
    expect(off.state().status).toBe('paused')
    expect(off.asked()).toBe(0)
  })
})
