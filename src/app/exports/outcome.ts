/** What became of an export. */
export type Outcome =
  | { readonly kind: 'done'; readonly blob: Blob }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly problem: string }
  /** A part of the page that makes it could not be loaded. */
  | { readonly kind: 'unreachable' }

// What Chromium, Firefox and Safari say of a part that does not come.
const lost = /dynamically imported module|importing a module script failed/iu

/** Whether an error says that a part of the page could not be loaded. */
function isUnreachable(error: unknown): boolean {
  return error instanceof Error && lost.test(error.message)
}

/** Makes a file and says what became of it; whatever fails once `signal` has been aborted was stopped. */
export async function outcomeOf(signal: AbortSignal, make: () => Promise<Blob>): Promise<Outcome> {
  try {
    const blob = await make()
    signal.throwIfAborted()
    return { kind: 'done', blob }
  } catch (error) {
    if (signal.aborted) return { kind: 'stopped' }
    if (isUnreachable(error)) return { kind: 'unreachable' }
    return { kind: 'failed', problem: error instanceof Error ? error.message : String(error) }
  }
}
