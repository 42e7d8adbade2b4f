import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { startSettings, type Result } from '#core/schema/schema.ts'
import { builtIns } from '#share/built-ins.ts'
import { decodeLink, type OpenedLink } from '#share/link.ts'
import * as linkCodec from './link-codec.ts'
import type { PageClock } from './page-clock.ts'
import { createSession, type Session } from './session.ts'
import { recordingOf } from './settings.ts'
import { createVisit } from './visit.ts'

/** A codec whose readings end when the test says so, in whatever order. */
function createSlowCodec() {
  const readings: { readonly text: string; readonly signal: AbortSignal; end(): void }[] = []
  const codec: typeof linkCodec = {
    ...linkCodec,
    unpackLink: (text, { signal = new AbortController().signal }) =>
      new Promise<Result<OpenedLink>>((done) => {
        readings.push({ text, signal, end: () => done(decodeLink(text, builtIns)) })
      }),
  }
  return { load: () => Promise.resolve(codec), readings }
}

/** Long enough for every promise that is kept already, and for the packing of a link. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resume) => setImmediate(resume))
}

/** A clock whose pauses end when the test says so. */
function createStillClock(waits: Set<() => void>): PageClock {
  return {
    request: () => 1,
    cancel: () => undefined,
    after(_delay, listener) {
      waits.add(listener)
      return () => void waits.delete(listener)
    },
    isVisible: () => true,
    onVisibility: () => () => undefined,
  }
}

/** A session whose worker never answers. */
function createSilentSession(
  opened: (number | null)[],
  digests: ((digest: string) => void)[],
): Session {
  const runs = createSession({
    client: {
      start: () => 1,
      advance: () => true,
      change: () => undefined,
      foresee: () => undefined,
      watch: () => undefined,
      requestDigest: () => undefined,
      listen: () => undefined,
      destroy: () => undefined,
    },
    clock: createStillClock(new Set()),
    recording: recordingOf(startSettings(parameters), 7),
    drawSeed: () => 99,
  })
  return {
    ...runs,
    open: (...[run, until, playsOn, watched = null]: Parameters<typeof runs.open>) => {
      opened.push(watched)
      runs.open(run, until, playsOn, watched)
    },
    requestDigest: () => new Promise<string>((done) => digests.push(done)),
  }
}

/** A page with a fragment in its address, a worker that never answers, and links that are read slowly. */
export async function openPage(fragment: string) {
  const waits = new Set<() => void>()
  const opened: (number | null)[] = []
  const lessons: (readonly [string, number | undefined])[] = []
  const digests: ((digest: string) => void)[] = []
  const session = createSilentSession(opened, digests)
  const address = { text: fragment, tell: (): void => undefined }
  const { load, readings } = createSlowCodec()
  const visit = createVisit(
    {
      session,
      clock: createStillClock(waits),
      address: {
        read: () => address.text,
        write: (text) => void (address.text = text),
        onChange(listener) {
          address.tell = listener
          return () => undefined
        },
      },
      builtIns,
      writesAddress: true,
      onView: (view, lesson) => {
        if (lesson !== null) lessons.push([lesson.id, view.lesson?.step])
      },
    },
    load,
  )
  await settled()
  return {
    session,
    visit,
    address,
    readings,
    lessons,
    digests,
    now: visit.store.getState,
    /** The service that the last run was opened with. */
    watched: () => opened.at(-1),
    async type(text: string) {
      address.text = text
      address.tell()
      await settled()
    },
    /** Ends the reading that was begun as the so-and-so-many-th. */
    async endReading(index: number) {
      const reading = readings[index]
      if (reading === undefined) throw new Error(`only ${readings.length} readings were begun`)
      reading.end()
      await settled()
    },
    /** Lets the pause after an edit pass. */
    async pass() {
      for (const listener of waits) listener()
      waits.clear()
      await settled()
    },
  }
}
