/** What the session needs of the page: its frames, its timers and whether anybody can see it. */
export interface PageClock {
  /** Calls back once, at the next drawn frame, with its time stamp in ms. */
  request(listener: (timeMs: number) => void): number
  cancel(request: number): void
  /** Calls back once, after so many ms; returns the way to prevent it. */
  after(delayMs: number, listener: () => void): () => void
  isVisible(): boolean
  /** Returns the way to stop listening. */
  onVisibility(listener: () => void): () => void
}

/** The clock of the browser's page. A hidden page draws no frames, so it also spends no credits. */
export function createPageClock(): PageClock {
  return {
    request: (listener) => requestAnimationFrame(listener),
    cancel: (request) => cancelAnimationFrame(request),
    after(delayMs, listener) {
      const timer = setTimeout(listener, delayMs)
      return () => clearTimeout(timer)
    },
    isVisible: () => document.visibilityState === 'visible',
    onVisibility(listener) {
      document.addEventListener('visibilitychange', listener)
      return () => document.removeEventListener('visibilitychange', listener)
    },
  }
}
