import type { Result } from '#core/schema/schema.ts'
import type { EncodedLink, LinkState, OpenedLink } from './link.ts'
import { carryOut, isLongLink, isLongRun, type LinkOrder } from './link-orders.ts'
import type { BuiltIns } from './scenario-link.ts'
import { threadOf, type Thread } from './thread.ts'

/** A thread that packs or unpacks one link. */
export type LinkThread = Thread<LinkOrder>

/** What packing and opening a link needs of the page. */
export interface LinkDesk {
  readonly builtIns: BuiltIns
  /** Ends it: nobody waits for this link any more. The answer is null then. */
  readonly signal?: AbortSignal
  readonly makeThread?: () => LinkThread
}

/**
 * A run as a link, like `encodeLink`, without the page standing still: twenty thousand points take a
 * tenth of a second and more, so a long run is packed by a thread of its own.
 */
export function packLink(state: LinkState, desk: LinkDesk): Promise<Result<EncodedLink> | null> {
  const order: LinkOrder = { type: 'pack', state, builtIns: desk.builtIns }
  const { recording, beside } = state
  const isLong = isLongRun(recording) || (beside && isLongRun(beside.recording))
  const answer = isLong ? aside(order, desk) : here(order)
  // An order to pack is answered with a packed link, here as well as in the thread.
  return answer as Promise<Result<EncodedLink> | null>
}

/** What a link says, like `decodeLink`; one that unfolds to a long run is read by a thread of its own. */
export function unpackLink(text: string, desk: LinkDesk): Promise<Result<OpenedLink> | null> {
  const order: LinkOrder = { type: 'open', text, builtIns: desk.builtIns }
  const answer = isLongLink(text) ? aside(order, desk) : here(order)
  // As above: an order to open is answered with an opened link.
  return answer as Promise<Result<OpenedLink> | null>
}

/** Creates the thread of one order. */
function createLinkThread(): LinkThread {
  return threadOf(
    new Worker(new URL('./link-worker.ts', import.meta.url), { type: 'module', name: 'link' }),
  )
}

function here(order: LinkOrder): Promise<unknown> {
  return Promise.resolve(carryOut(order))
}

function aside(order: LinkOrder, desk: LinkDesk): Promise<unknown> {
  const { signal, makeThread = createLinkThread } = desk
  if (signal?.aborted === true) return Promise.resolve(null)
  let thread: LinkThread
  try {
    thread = makeThread()
  } catch {
    // A frame with an origin of its own may start no worker: late is better than no link.
    return here(order)
  }
  return new Promise((resolve) => {
    const end = () => {
      thread.onmessage = thread.onerror = null
      thread.terminate()
      signal?.removeEventListener('abort', giveUp)
    }
    const giveUp = () => {
      end()
      resolve(null)
    }
    signal?.addEventListener('abort', giveUp)
    thread.onmessage = ({ data }) => {
      end()
      resolve(data)
    }
    thread.onerror = (event) => {
      // Its script could not be fetched, as on a train.
      event.preventDefault?.()
      end()
      resolve(here(order))
    }
    thread.postMessage(order)
  })
}
