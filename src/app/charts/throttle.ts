/** Runs an action at once, then at most every `pauseMs`, and a last time for what came between. */
export interface Throttle {
  request(): void
  /** Runs the action whatever was asked for before; the next pause begins. */
  now(): void
  destroy(): void
}

/** Makes a throttle for work that nobody needs more often, such as texts for screen readers. */
export function createThrottle(pauseMs: number, action: () => void): Throttle {
  let timer: ReturnType<typeof setTimeout> | null = null
  let again = false
  const run = (): void => {
    again = false
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => {
      timer = null
      if (again) run()
    }, pauseMs)
    action()
  }
  return {
    request() {
      if (timer === null) run()
      else again = true
    },
    now: run,
    destroy() {
      if (timer !== null) clearTimeout(timer)
    },
  }
}
