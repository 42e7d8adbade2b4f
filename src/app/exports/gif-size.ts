import type { PictureSize } from './clip-plan.ts'

/** A GIF keeps every picture whole: in slides and chats this width is enough, px. */
export const gifWidth = 640

/** The same proportions, at most `gifWidth` wide. */
export function smallSize({ width, height }: PictureSize): PictureSize {
  const share = Math.min(1, gifWidth / width)
  return { width: Math.round(width * share), height: Math.round(height * share) }
}

/** Bytes a pixel of a picture of a surge: 0.34 in the dark, whose grain hardly packs, 0.2 on paper. */
const bytesPerPixel = 0.34

/** About how large a GIF of so many pictures becomes, bytes. */
export function gifBytes({ width, height }: PictureSize, frames: number): number {
  return width * height * frames * bytesPerPixel
}
