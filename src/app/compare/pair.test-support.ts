import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { createSession } from '#app/store/session.ts'
import type { PageClock } from '#app/store/page-clock.ts'
import { checkCommand } from '#worker/check.ts'
import { createClient, type Thread } from '#worker/client.ts'
import type { Command } from '#worker/messages.ts'
import { createPair, type Pair } from './pair.ts'

/** A run with the start values, and another one. */
export const recording: Recording = {
  engine: engineVersion,
  organism: 'autoscaled-service',
  seed: 1,
  settings: {},
  log: [],
}
/** What the other run is begun with. */
export const otherSettings = { initialReplicas: 5, boot: 5 } as const
const other: Recording = { ...recording, settings: otherSettings }

/** Makes the worker's side; the tests bring it, because this layer may not know it. */
type MakeHost = (parts: {
  readonly send: (report: unknown, transfer: readonly ArrayBuffer[]) => void
  readonly clock: () => number
}) => { receive(command: Command): void }

/** A worker that answers when it is told; each look at the clock takes it so many ms. */
function createWorker(lookMs: number, createHost: MakeHost) {
  let [toPage, toWorker]: [unknown[], unknown[]] = [[], []]
  let thread: Thread | null = null
  let host: ReturnType<MakeHost> | null = null
  let ms = 0
  let isEnded = false
  return {
    makeThread(): Thread {
      ;[toPage, toWorker] = [[], []]
      host = createHost({
        send: (report, transfer) =>
          void toPage.push(structuredClone(report, { transfer: [...transfer] })),
        clock: () => (ms += lookMs),
      })
      thread = {
        postMessage: (command, transfer) =>
          void toWorker.push(structuredClone(command, { transfer })),
        terminate: () => void (isEnded = true),
        onmessage: null,
        onerror: null,
        onmessageerror: null,
      }
      return thread
    },
    /** Works off what it has been asked for, and tells what came of it. */
    work() {
      for (const message of toWorker.splice(0)) {
        const command = checkCommand(message)
        if (command.ok) host?.receive(command.value)
      }
      for (const data of toPage.splice(0)) thread?.onmessage?.({ data })
    },
    kill: () => thread?.onerror?.({ message: 'killed' }),
    isEnded: () => isEnded,
  }
}

function createTurns() {
  const frames: ((timeMs: number) => void)[] = []
  let waits: (() => void)[] = []
  let now = 0
  const clock: PageClock = {
    request: (listener) => frames.push(listener),
    cancel: () => undefined,
    after(_, listener) {
      waits.push(listener)
      return () => void (waits = waits.filter((one) => one !== listener))
    },
    isVisible: () => true,
    onVisibility: () => () => undefined,
  }
  const draw = () => {
    now += 50
    for (const wait of waits.splice(0)) wait()
    for (const frame of frames.splice(0)) frame(now)
  }
  return { clock, draw }
}

export function setUpPair(
  createHost: MakeHost,
  looks: { readonly a: number; readonly b: number },
  otherSide: Recording = other,
) {
  const workers = { a: createWorker(looks.a, createHost), b: createWorker(looks.b, createHost) }
  const { clock, draw } = createTurns()
  const a = createSession({
    client: createClient(() => workers.a.makeThread()),
    clock,
    recording,
    drawSeed: () => 5,
  })
  const shown: { times: Set<number>; isLevel: boolean } = { times: new Set(), isLevel: true }
  const made: { pair: Pair | null } = { pair: null }
  /** Every turn the page is painted once: both sides must stand at one time then. */
  const turn = (count: number, share = 1) => {
    for (let i = 0; i < count; i++) {
      draw()
      workers.a.work()
      // The other worker comes to its mailbox less often.
      if (i % share === 0) workers.b.work()
      const times = made.pair === null ? [] : timesOf(made.pair)
      shown.times.add(times[0] ?? -1)
      if (times.length === 2 && times[0] !== times[1]) shown.isLevel = false
    }
  }
  turn(5)
  const begin = () => {
    made.pair = createPair({
      a,
      otherSide,
      client: createClient(() => workers.b.makeThread()),
      clock,
    })
    return made.pair
  }
  return { a, workers, turn, begin, shown }
}

/** The moments of the two frames that are shown, as far as both are there. */
export function timesOf({ a, b }: Pair): readonly number[] {
  return [a, b].flatMap((side) => side.lastFrame()?.time ?? [])
}

export function stand(pair: Pair, time: number): boolean {
  const times = timesOf(pair)
  return times.length === 2 && times.every((at) => at === time)
}

/** A page with a pair and its two workers. */
export type PairScene = ReturnType<typeof setUpPair>
