/** The part of the page's address behind the #. */
export interface Address {
  read(): string
  /** Replaces it without a new entry in the history; empty removes it. */
  write(fragment: string): void
  onChange(listener: () => void): () => void
}

/** The address of the browser's page. */
export function createPageAddress(): Address {
  return {
    read: () => location.hash.slice(1),
    write(fragment) {
      try {
        history.replaceState(
          null,
          '',
          fragment === '' ? location.pathname + location.search : `#${fragment}`,
        )
      } catch {
        // A SecurityError after too many writes, or inside a srcdoc frame: the page works without.
      }
    },
    onChange(listener) {
      addEventListener('hashchange', listener)
      return () => removeEventListener('hashchange', listener)
    },
  }
}
