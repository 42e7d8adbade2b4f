import type { Terminal } from './terminal.ts'

/** A bar that appears when a run takes longer than a second, on a terminal only. */
export interface Progress {
  /** Shows how far the run is; asks for the time of the wall, not of the run. */
  readonly show: (time: number, until: number) => void
  /** Takes the bar away. */
  readonly clear: () => void
}

const patienceMs = 1000
const pauseMs = 100
const width = 30

export function createProgress({ draw, nowMs }: Terminal): Progress {
  const began = nowMs()
  let drawnAt = -Infinity
  if (draw === null) return { show: () => undefined, clear: () => undefined }
  return {
    show: (time, until) => {
      const now = nowMs()
      if (now - began < patienceMs || now - drawnAt < pauseMs) return
      drawnAt = now
      draw(barOf(time / until, now - began))
    },
    clear: () => {
      if (drawnAt > -Infinity) draw('')
    },
  }
}

function barOf(share: number, tookMs: number): string {
  const full = Math.round(width * share)
  const bar = '█'.repeat(full) + '░'.repeat(width - full)
  const left = share > 0 ? Math.ceil((tookMs * (1 - share)) / share / 1000) : null
  const rest = left === null ? '' : `  about ${left} s left`
  return `${bar} ${String(Math.floor(100 * share)).padStart(3)}%${rest}`
}
