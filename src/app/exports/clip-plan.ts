import type { TextsOf } from '#text/messages.ts'
import type { exportsText } from '#text/en/exports.ts'

export type ExportTexts = TextsOf<typeof exportsText>

/** What a clip is written as. */
export type ClipFormat = 'mp4' | 'webm' | 'gif'

/** Size of a picture, CSS px. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** A span of simulated time as a visitor asks for it. */
export interface ClipWish {
  readonly format: ClipFormat
  /** Simulated time of the first and after the last picture, s. */
  readonly start: number
  readonly end: number
  /** Simulated seconds per second of film. */
  readonly speed: number
  /** Pictures per second of film. */
  readonly fps: number
  readonly size: PictureSize
}

/** The pictures of a film: picture k shows the simulated time start + k · speed / fps. */
export interface FilmPlan {
  readonly start: number
  readonly speed: number
  readonly fps: number
  readonly frames: number
  /** Where the run ends, s; later pictures show that end. */
  readonly duration: number
}

/** How much a clip may hold. A GIF keeps every picture whole, so its pixels are counted too. */
export const clipLimits = {
  video: { seconds: 60, frames: 3600 },
  gif: { seconds: 20, frames: 400, pixels: 220_000_000 },
} as const

type Planned =
  { readonly ok: true; readonly value: FilmPlan } | { readonly ok: false; readonly problem: string }

/** Turns a wish into pictures, or says in a sentence what is too much and what would fit. */
export function planClip(wish: ClipWish, duration: number, text: ExportTexts): Planned {
  const { format, start, end, speed, fps, size } = wish
  const isSpan = start >= 0 && end > start && end <= duration
  if (!isSpan) return { ok: false, problem: text.badSpan(duration) }
  if (!(speed > 0) || !(fps >= 1)) return { ok: false, problem: text.badSpeed }
  const seconds = (end - start) / speed
  const frames = Math.max(1, Math.round(seconds * fps))
  const limits = format === 'gif' ? clipLimits.gif : clipLimits.video
  const most = Math.min(limits.seconds, limits.frames / fps)
  if (seconds > most + 1e-9) {
    return { ok: false, problem: text.tooLong(seconds, most, format === 'gif') }
  }
  if (format === 'gif' && frames * size.width * size.height > clipLimits.gif.pixels) {
    const fits = Math.floor(clipLimits.gif.pixels / (size.width * size.height) / fps)
    return { ok: false, problem: text.gifTooLarge(fits) }
  }
  return { ok: true, value: { start, speed, fps, frames, duration } }
}

/** Simulated time of picture k, s. */
export function simulatedTime({ start, speed, fps, duration }: FilmPlan, k: number): number {
  return Math.min(duration, start + (k * speed) / fps)
}

/** The clock of the view at picture k, ms. */
export function viewMs(plan: FilmPlan, k: number): number {
  return (k * 1000) / plan.fps
}
