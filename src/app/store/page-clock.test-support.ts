import type { PageClock } from './page-clock.ts'

/** A page that draws a frame, ends a wait or is hidden when the test says so. */
export function createClock() {
  let frame: ((timeMs: number) => void) | null = null
  let now = 0
  let visible = true
  const waits = new Set<{ readonly at: number; readonly listener: () => void }>()
  const watchers = new Set<() => void>()
  const clock: PageClock = {
    request(listener) {
      frame = listener
      return 1
    },
    cancel: () => void (frame = null),
    after(delayMs, listener) {
      const wait = { at: now + delayMs, listener }
      waits.add(wait)
      return () => void waits.delete(wait)
    },
    isVisible: () => visible,
    onVisibility(listener) {
      watchers.add(listener)
      return () => void watchers.delete(listener)
    },
  }
  return {
    clock,
    /** Draws frames, each so many ms after the one before; returns how many were asked for. */
    draw(count: number, stepMs = 20) {
      let drawn = 0
      for (let i = 0; i < count; i++) {
        now += stepMs
        for (const wait of waits) {
          if (wait.at > now) continue
          waits.delete(wait)
          wait.listener()
        }
        const listener = frame
        frame = null
        if (listener === null) continue
        drawn += 1
        listener(now)
      }
      return drawn
    },
    show(isShown: boolean) {
      visible = isShown
      for (const watcher of watchers) watcher()
    },
  }
}
