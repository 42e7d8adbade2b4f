/** As much of a Worker as a desk needs, so that a test can stand in for the thread. */
export interface Thread<Message> {
  postMessage(message: Message): void
  terminate(): void
  onmessage: ((event: { readonly data: unknown }) => void) | null
  onerror: ((event: { preventDefault?(): void }) => void) | null
}

/** A worker as the thread of one kind of message. */
export function threadOf<Message>(worker: Worker): Thread<Message> {
  // A Worker takes any message and passes whole events; Thread only narrows both.
  return worker as unknown as Thread<Message>
}
