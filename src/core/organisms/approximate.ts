import type { Span } from './observation.ts'

/**
 * Whether some of the time after `from`, up to and at `to`, s, was counted by level. A row of the history speaks about the window
 * before its time, so what touches a stretch at an end alone has nothing of it.
 */
export function holdsLevels(spans: readonly Span[], from: number, to: number): boolean {
  return spans.some((span) => Math.max(span.from, from) < Math.min(span.to ?? Infinity, to))
}
