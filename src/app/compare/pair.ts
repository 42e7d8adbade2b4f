import type { Recording } from '#core/organisms/recording.ts'
import { createSession, type Session } from '#app/store/session.ts'
import type { PageClock } from '#app/store/page-clock.ts'
import { isSame } from '#app/store/settings.ts'
import type { Client } from '#worker/client.ts'
import { createLockstep, type Lockstep } from './lockstep.ts'
import { trafficOf, withTraffic } from './traffic.ts'

/** Two runs on one clock: the page's own, which leads, and another with a worker of its own. */
export interface Pair {
  readonly a: Session
  readonly b: Session
  /** Whether an edit of the load and another seed are those of both. */
  readonly sharesTraffic: boolean
  /** Ends the other run and its worker; the first goes on alone. */
  end(): void
}

export interface PairParts {
  readonly a: Session
  /** Any run of the same system: one with another policy, a branch, a run from a link. */
  readonly otherSide: Recording
  /** A client that nobody else has: it ends with the pair. */
  readonly client: Client
  readonly clock: PageClock
}

/** Puts a run beside the page's own. It is brought to where that one stands, and then both go on together. */
export function createPair({ a, otherSide, client, clock }: PairParts): Pair {
  const parts: { b: Session | null; lock: Lockstep | null } = { b: null, lock: null }
  const release = a.through((plain) => {
    const lock = createLockstep({
      a: plain,
      at: a.lastFrame()?.time ?? Number.NaN,
      b: client,
      endOfB: () => parts.b?.store.getState().duration ?? Infinity,
      onLevel: () => parts.b !== null && playAlong(a, parts.b),
      onApart() {
        const [at, other] = lock.times()
        if (parts.b !== null) bring(parts.b, at, other > at)
      },
    })
    parts.lock = lock
    return lock.a
  })
  const { lock } = parts
  if (lock === null) throw new Error('a session goes through the client that it is given at once')
  const b = createSession({
    client: lock.b,
    clock,
    recording: otherSide,
    drawSeed: () => otherSide.seed,
  })
  parts.b = b
  // Who begins with the same traffic keeps it.
  const sharesTraffic = isSame(trafficOf(a.store.getState().recording), trafficOf(otherSide))
  const stops = [
    followClock(a, b, lock),
    ...(sharesTraffic ? [followTraffic(a, b, lock)] : []),
    followService(a, b),
  ]
  return {
    a,
    b,
    sharesTraffic,
    end() {
      for (const stop of stops) stop()
      release()
      b.destroy()
    },
  }
}

/** Play, pause, speed, times gone to and restarts are wishes of both. */
function followClock(a: Session, b: Session, lock: Lockstep): () => void {
  b.setSpeed(a.store.getState().speed)
  if (!Number.isNaN(lock.times()[0])) bring(b, lock.times()[0], false)
  return a.store.subscribe((now, before) => {
    if (now.speed !== before.speed) b.setSpeed(now.speed)
    if (now.restarts !== before.restarts) b.reset()
    if (now.seekTarget !== before.seekTarget && now.seekTarget !== null)
      bring(b, now.seekTarget, false)
    if (now.status === before.status) return
    if (lock.isLevel()) playAlong(a, b)
  })
}

/** While the first plays, so does the second: it spends no credit of its own. */
function playAlong(a: Session, b: Session): void {
  const [lead, other] = [a.store.getState().status, b.store.getState().status]
  if (lead === 'playing' && other === 'paused') b.play()
  else if (lead !== 'playing' && other === 'playing') b.pause()
}

/** Brings the second run to a time, or to its end. Where its worker is ahead of what it has shown it begins anew. */
function bring(b: Session, time: number, isAhead: boolean): void {
  const { seekTarget, duration, status, recording } = b.store.getState()
  const goal = Math.min(time, duration)
  if (status === 'broken' || seekTarget === goal) return
  if (isAhead) b.open(recording, goal)
  else b.seek(goal)
}

/** Another load or seed of the first run is that of the second, from the same moment on. */
function followTraffic(a: Session, b: Session, lock: Lockstep): () => void {
  let opened: Recording | null = null
  const follow = () => {
    const [lead, own] = [a.store.getState().recording, b.store.getState().recording]
    const traffic = trafficOf(lead)
    const logged = lock.loggedByB()
    // What the second has just been changed in is part of it; its answer comes as another recording.
    if (logged === null || lead.organism !== own.organism) return
    const log = own === opened ? own.log : (logged ?? own.log)
    if (isSame(traffic, trafficOf({ ...own, log }))) return
    const { time, seekTarget } = a.store.getState()
    // What its worker has logged is of the run before, until the start has reached it.
    opened = withTraffic({ ...own, log }, traffic)
    // It is a step of the first run's visitor: the second's own steps stay what they were.
    b.swap(opened, seekTarget ?? time)
  }
  const stops = [a, b].map((side) =>
    side.store.subscribe((now, before) => {
      if (now.recording !== before.recording) follow()
    }),
  )
  return () => stops.forEach((stop) => stop())
}

/** Figures and charts of both are those of one service. */
function followService(a: Session, b: Session): () => void {
  const follow = () => {
    const { watched } = a.store.getState()
    if (b.store.getState().watched !== watched) b.watch(watched)
  }
  const stops = [a, b].map((side) =>
    side.store.subscribe((now, before) => {
      if (now.watched !== before.watched || now.services !== before.services) follow()
    }),
  )
  return () => stops.forEach((stop) => stop())
}
