import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { checkCommand } from '#worker/check.ts'
import type { Command } from '#worker/messages.ts'
import { createClient, type Thread } from '#worker/client.ts'
import type { PageClock } from './page-clock.ts'
import { createSession } from './session.ts'

/** A run with the start values. */
export const recording: Recording = {
  engine: engineVersion,
  organism: 'autoscaled-service',
  seed: 1,
  settings: {},
  log: [],
}

/** What makes the worker's side; the tests bring it, because the store may not know it. */
interface HostParts {
  readonly send: (report: unknown, transfer: readonly ArrayBuffer[]) => void
  readonly clock: () => number
}
type MakeHost = (parts: HostParts) => { receive(command: Command): void }

/** A session and the real host with a queue each way, as between threads: answers come when told. */
export function setUpBetween(createHost: MakeHost, opened = recording) {
  const toPage: unknown[] = []
  const toWorker: unknown[] = []
  let ms = 0
  let thread: Thread | null = null
  let host: { receive(command: Command): void } | null = null
  const makeThread = (): Thread => {
    toPage.splice(0)
    toWorker.splice(0)
    host = createHost({
      send: (report, transfer) =>
        void toPage.push(structuredClone(report, { transfer: [...transfer] })),
      clock: () => (ms += 1),
    })
    thread = {
      postMessage: (command, transfer) =>
        void toWorker.push(structuredClone(command, { transfer })),
      terminate: () => undefined,
      onmessage: null,
      onerror: null,
      onmessageerror: null,
    }
    return thread
  }
  const work = (count = Infinity): void => {
    for (const message of toWorker.splice(0, count)) {
      const command = checkCommand(message)
      if (!command.ok) throw new Error(command.problem)
      host?.receive(command.value)
    }
  }
  const hear = (): void => toPage.splice(0).forEach((data) => thread?.onmessage?.({ data }))
  /** The worker dies; what it has not yet said is lost. */
  const kill = (): void => thread?.onerror?.({ message: 'killed' })
  const { clock, draw } = createTurns()
  const client = createClient(makeThread)
  const session = createSession({ client, clock, recording: opened, drawSeed: () => 5 })
  const turn = (count: number): void => {
    for (let i = 0; i < count; i++) {
      draw()
      work()
      hear()
    }
  }
  turn(5)
  return { session, draw, work, hear, turn, kill, state: session.store.getState }
}

function createTurns() {
  let frames: ((timeMs: number) => void)[] = []
  let waits: (() => void)[] = []
  let now = 0
  const clock: PageClock = {
    request: (listener) => frames.push(listener),
    cancel: () => void (frames = []),
    after: (_, listener) => {
      waits.push(listener)
      return () => void (waits = waits.filter((one) => one !== listener))
    },
    isVisible: () => true,
    onVisibility: () => () => undefined,
  }
  const draw = (): void => {
    now += 50
    const due = [...waits.splice(0), ...frames.splice(0).map((one) => () => one(now))]
    for (const one of due) one()
  }
  return { clock, draw }
}

/** A session with its worker behind queues. */
export type Scene = ReturnType<typeof setUpBetween>
