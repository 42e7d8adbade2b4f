import { beforeAll, describe, expect, it } from 'vitest'
import { organismOf } from '#core/organisms/models.ts'
import { engineVersion } from '#core/organisms/recording.ts'
import { builtIns } from '#share/built-ins.ts'
import { checkCommand } from '#worker/check.ts'
import { createClient, type Thread } from '#worker/client.ts'
import { createHost } from '#worker/host.ts'
import type { Command } from '#worker/messages.ts'
import type { Address } from './page-address.ts'
import type { PageClock } from './page-clock.ts'
import { createSession } from './session.ts'
import { createVisit } from './visit.ts'

/** The real host behind messages that are copied, as between threads, and answered at once. */
function hostThread(): Thread {
  const thread: Thread = {
    postMessage(command: Command, transfer) {
      const copy: unknown = structuredClone(command, { transfer })
      const checked = checkCommand(copy)
      if (!checked.ok) throw new Error(checked.problem)
      host.receive(checked.value)
    },
    terminate: () => undefined,
    onmessage: null,
    onerror: null,
    onmessageerror: null,
  }
  const host = createHost({
    organismOf,
    send: (report, transfer) =>
      thread.onmessage?.({ data: structuredClone(report, { transfer: [...transfer] }) }),
    clock: () => performance.now(),
  })
  return thread
}

/** A page that draws a frame whenever the test turns. */
function createTurns() {
  const frames: ((timeMs: number) => void)[] = []
  const waits: (() => void)[] = []
  let now = 0
  const clock: PageClock = {
    request: (listener) => frames.push(listener),
    cancel: () => void frames.splice(0),
    after(_delay, listener) {
      waits.push(listener)
      return () => void (waits.includes(listener) && waits.splice(waits.indexOf(listener), 1))
    },
    isVisible: () => true,
    onVisibility: () => () => undefined,
  }
  const turn = () => {
    now += 50
    for (const listener of waits.splice(0)) listener()
    for (const listener of frames.splice(0)) listener(now)
  }
  return { clock, turn }
}

/** An address in which the visitor can type another fragment. */
function createAddress(fragment: string): Address & { text: string; type(text: string): void } {
  let listen: () => void = () => undefined
  const address = {
    text: fragment,
    read: () => address.text,
    write: (text: string) => void (address.text = text),
    onChange(listener: () => void) {
      listen = listener
      return () => undefined
    },
    type(text: string) {
      address.text = text
      listen()
    },
  }
  return address
}

function openPage(fragment: string) {
  const { clock, turn } = createTurns()
  const recording = {
    engine: engineVersion,
    organism: 'autoscaled-service',
    seed: 1,
    settings: {},
    log: [],
  }
  const session = createSession({
    client: createClient(hostThread),
    clock,
    recording,
    drawSeed: () => 5,
  })
  const address = createAddress(fragment)
  const visit = createVisit({
    session,
    clock,
    address,
    builtIns,
    writesAddress: true,
    onView: () => undefined,
  })
  /** Turns until something is so; the codec of links arrives between two turns. */
  const until = async (isSo: () => boolean) => {
    for (let i = 0; i < 2000 && !isSo(); i++) {
      turn()
      await new Promise((resume) => setImmediate(resume))
    }
    expect(isSo()).toBe(true)
  }
  return { session, visit, address, turn, until, state: session.store.getState }
}

async function pageAt20() {
  const page = openPage('s=surge&t=20')
  await page.until(() => page.state().time === 20 && page.state().status === 'paused')
  return page
}

// The page fetches the codec of links when it needs it; here it shall be there at once.
beforeAll(() => import('./link-codec.ts'))

describe('a whole page against the real host', () => {
  it('[U23] plays, changes, shares a link, and another page opens the identical run', async () => {
    const one = openPage('')
    await one.until(() => one.state().status === 'paused')
    one.session.setSpeed(600)
    one.session.play()
    await one.until(() => one.state().time > 120)
    one.session.change('retries', 3)
    await one.until(() => one.state().recording.log.length === 1)
    one.session.pause()
    await one.until(() => one.address.text !== '')
    const { time, recording } = one.state()
    const digest = await one.session.requestDigest()
    expect(one.state().figures?.divisions).toBeGreaterThan(0)

    const two = openPage('')
    two.visit.open({ recording, time, digest, notices: [] })
    await two.until(() => two.visit.store.getState().verdict !== 'checking')
    expect(two.visit.store.getState().verdict).toBe('identical')
    expect(two.state()).toMatchObject({ status: 'paused', time, settings: { retries: 3 } })

    const three = openPage(one.address.text)
    await three.until(() => three.state().recording.log.length === 1)
    expect(three.state().recording).toEqual(recording)
  })

  it('[U68] Play pressed before the link is read, or on the way to its moment, plays from there', async () => {
    const early = openPage('s=surge&t=60')
    early.session.play()
    expect(early.state()).toMatchObject({ status: 'playing', time: 0 })
    await early.until(() => early.state().status === 'seeking')
    expect(early.state()).toMatchObject({ playsOn: true, seekTarget: 60 })
    await early.until(() => early.state().status === 'playing' && early.state().time > 60)

    const start = openPage('s=surge')
    start.session.play()
    const { recording } = start.state()
    await start.until(() => start.state().recording !== recording && start.state().time > 0)
    expect(start.state().status).toBe('playing')

    const one = openPage('s=surge&t=60')
    await one.until(() => one.state().time === 60 && one.state().status === 'paused')
    const digest = await one.session.requestDigest()
    const two = openPage('')
    two.visit.open({ recording: one.state().recording, time: 60, digest, notices: [] })
    two.session.play()
    expect(two.state()).toMatchObject({ status: 'seeking', playsOn: true })
    await two.until(() => two.state().status === 'playing' && two.state().time > 60.5)
    expect(two.visit.store.getState().verdict).toBe('identical')
  })

  it('[U68] Play plays on from a time back, and is taken back by Pause, Stop and another time', async () => {
    const { session, state, until } = openPage('s=surge&t=60')
    await until(() => state().time === 60 && state().status === 'paused')
    const seen: string[] = []
    session.store.subscribe(({ status, time }) => seen.push(`${status} at ${time}`))
    session.seek(30)
    session.play()
    expect(state()).toMatchObject({ status: 'seeking', playsOn: true })
    await until(() => state().status === 'playing' && state().time > 30)
    expect(seen).toContain('paused at 30')
    expect(seen).not.toContain('playing at 0')

    session.seek(50)
    session.play()
    session.pause()
    expect(state()).toMatchObject({ status: 'seeking', playsOn: false })
    await until(() => state().status === 'paused')
    expect(state().time).toBe(50)

    session.seek(80)
    session.play()
    session.seek(70)
    await until(() => state().status === 'paused')
    expect(state()).toMatchObject({ time: 70, playsOn: false })

    session.seek(400)
    session.play()
    session.stop()
    expect(state()).toMatchObject({ status: 'paused', playsOn: false })
    expect(state().time).toBeLessThan(400)
  })

  it('[U8] [U24] Undo brings the run before back from its start, though all of it could change live', async () => {
    const { session, state, until } = openPage('')
    await until(() => state().status === 'paused')
    session.change('retries', 3)
    const { seed } = state().recording
    const other = { ...state().recording, settings: { timeout: 5 } }
    session.open(other, 20)
    await until(() => state().time === 20 && state().status === 'paused')
    session.change('timeout', 4)
    await until(() => state().recording.log.length === 1)
    session.undo()
    await until(() => state().recording.log.length === 0 && state().status === 'paused')
    expect(state()).toMatchObject({ time: 20, settings: { timeout: 5 } })

    for (const [step, settings] of [
      ['undo', { retries: 3 }],
      ['redo', { timeout: 5 }],
    ] as const) {
      session[step]()
      expect(state()).toMatchObject({ time: 0, notice: null, recording: { seed, log: [] } })
      expect(state().recording.settings).toEqual(settings)
    }
  })

  it('[U60] a heavy run from a link stands at its start until the visitor begins it', async () => {
    const light = openPage('s=surge&t=20')
    await light.until(() => light.state().time >= 20)
    expect(light.visit.store.getState().held).toBeNull()

    const page = openPage('s=surge~load.peak=60000&t=2')
    const held = () => page.visit.store.getState().held
    await page.until(() => held() !== null && page.state().status === 'paused')
    expect(held()?.burden.attempts).toBeCloseTo(60_000 * 900 * 1.1)
    expect(page.state().time).toBe(0)
    page.visit.begin()
    expect(held()).toBeNull()
    await page.until(() => page.state().status === 'paused' && page.state().time >= 2)

    const edited = openPage('s=surge~load.peak=60000&t=2')
    await edited.until(() => edited.visit.store.getState().held !== null)
    edited.session.change('load', { form: 'steps', every: 10, rates: [5] })
    expect(edited.visit.store.getState().held).toBeNull()
  })

  it('[U24] tells a damaged link and keeps the run that is there', async () => {
    const page = openPage('x=1abcdef')
    await page.until(() => page.visit.store.getState().damaged !== null)
    expect(page.visit.store.getState().damaged).toContain('incomplete')
    page.visit.dismiss()
    expect(page.state().status).toBe('paused')
  })

  it('[U24] lets the run wait behind a damaged link, and play on with who goes on with it', async () => {
    const page = openPage('s=surge&t=2')
    await page.until(() => page.state().status === 'paused' && page.state().time >= 2)
    page.session.play()
    await page.until(() => page.state().time > 3)
    const damaged = () => page.visit.store.getState().damaged
    for (const fragment of ['x=1abcdef', 's=nix']) {
      const before = damaged()
      page.address.type(fragment)
      await page.until(() => damaged() !== before && page.state().status === 'paused')
    }
    const { time } = page.state()
    page.visit.dismiss()
    await page.until(() => page.state().time > time)
    expect(page.state().status).toBe('playing')

    // A link that asks for no other run is a way on as well.
    page.address.type('s=nix')
    await page.until(() => damaged() !== null && page.state().status === 'paused')
    page.address.type('theme=dark')
    await page.until(() => damaged() === null)
    expect(page.state().status).toBe('playing')

    page.address.type('s=nix')
    await page.until(() => damaged() !== null)
    page.session.newSeed(7)
    expect(damaged()).toBeNull()
  })

  it('[U24] keeps the alert when a change from before is answered behind it', async () => {
    const page = await pageAt20()
    page.address.type('s=nix')
    page.session.change('retries', 3)
    const damaged = () => page.visit.store.getState().damaged
    // The answer is there, and the store hears of it with the next turn.
    while (damaged() === null) await new Promise((resume) => setImmediate(resume))
    expect(page.state().recording.log).toHaveLength(0)
    page.turn()
    expect(page.state().recording.log).toHaveLength(1)
    expect(damaged()).not.toBeNull()
    // Nor is the damaged link written over, as long as it is told.
    for (let i = 0; i < 20; i++) {
      page.turn()
      await new Promise((resume) => setImmediate(resume))
    }
    expect(page.address.text).toBe('s=nix')
    page.visit.dismiss()
    await page.until(() => page.address.text !== 's=nix')
  })

  it('[U16] [U24] reads a link that arrives while an edit is on its way into the address', async () => {
    for (const [fragment, isDamaged] of [
      ['s=nix', true],
      ['theme=dark', false],
    ] as const) {
      const page = openPage('')
      const damaged = () => page.visit.store.getState().damaged !== null
      page.session.change('slots', 6)
      page.turn()
      page.address.type(fragment)
      // Nor does one that is made while it is read overwrite it.
      page.session.change('slots', 7)
      page.turn()
      expect(page.address.text).toBe(fragment)
      if (isDamaged) {
        await page.until(damaged)
        expect(page.address.text).toBe(fragment)
        page.visit.dismiss()
      }
      // The edit is not lost over it.
      await page.until(() => page.address.text.includes('slots=7'))
      page.visit.destroy()
    }
  })

  it('[U24] says when a run differs from the sender’s', async () => {
    const page = openPage('')
    const { recording } = page.state()
    page.visit.open({ recording, time: 30, digest: '0'.repeat(16), notices: [] })
    await page.until(() => page.visit.store.getState().verdict !== 'checking')
    expect(page.visit.store.getState().verdict).toBe('different')
  })
})
