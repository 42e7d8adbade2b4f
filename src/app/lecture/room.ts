import {
  readFromPresenter,
  readFromRoom,
  sealed,
  type FromRoom,
  type Told,
  type Wish,
} from './message.ts'

/** What both ends need of a channel between windows. */
export interface Channel {
  onmessage: ((event: MessageEvent<unknown>) => void) | null
  postMessage(message: unknown): void
  close(): void
}

/** Opens the channel of a name. */
export type OpenChannel = (name: string) => Channel

const openBroadcast: OpenChannel = (name) => new BroadcastChannel(name)

/** The name of a room that nobody guesses: 128 bits as 22 base64url characters. */
export function newRoom(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const letters = btoa(String.fromCharCode(...bytes))
  return letters.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Where the presenter of a room is, behind the # of the page; src/main.tsx reads it. */
export function presenterFragment(room: string): string {
  return `present=${room}`
}

function channelName(room: string): string {
  return `mitosis-lecture-${room}`
}

/** The end of the room: it tells how things stand, and hears wishes. */
export interface RoomEnd {
  /** Tells whoever listens; the same words once more are not told. */
  tell(told: Told): void
  close(): void
}

interface RoomParts {
  readonly onWish: (wish: Wish) => void
  /** A presenter has come, or gone. */
  readonly onPresence: (isThere: boolean) => void
}

/** Opens a room for presenters. Whoever comes late is told at once how things stand. */
export function openRoom(room: string, parts: RoomParts, open = openBroadcast): RoomEnd {
  const channel = open(channelName(room))
  let last: Told | null = null
  let written = ''
  const send = (message: FromRoom) => channel.postMessage(sealed(message))
  channel.onmessage = ({ data }) => {
    const message = readFromPresenter(data)
    if (message?.kind === 'wish') parts.onWish(message.wish)
    if (message?.kind === 'bye') parts.onPresence(false)
    if (message?.kind !== 'hello') return
    parts.onPresence(true)
    if (last !== null) send({ kind: 'told', told: last })
  }
  return {
    tell(told) {
      const words = JSON.stringify(told)
      last = told
      if (words === written) return
      written = words
      send({ kind: 'told', told })
    },
    close() {
      send({ kind: 'bye' })
      channel.close()
    },
  }
}

/** The end of a presenter: it hears how things stand, and wishes. */
export interface PresenterEnd {
  wish(wish: Wish): void
  close(): void
}

/** Enters a room. `onEnd` hears that the lecture has ended. */
export function enterRoom(
  room: string,
  { onTold, onEnd }: { readonly onTold: (told: Told) => void; readonly onEnd: () => void },
  open = openBroadcast,
): PresenterEnd {
  const channel = open(channelName(room))
  channel.onmessage = ({ data }) => {
    const message = readFromRoom(data)
    if (message?.kind === 'told') onTold(message.told)
    if (message?.kind === 'bye') onEnd()
  }
  channel.postMessage(sealed({ kind: 'hello' }))
  return {
    wish: (wish) => channel.postMessage(sealed({ kind: 'wish', wish })),
    close() {
      channel.postMessage(sealed({ kind: 'bye' }))
      channel.close()
    },
  }
}
