import type { Insets } from '#app/stage/scene/places.ts'

interface StagePlace {
  /** Size of the stage, CSS px. */
  readonly width: number
  readonly height: number
  readonly layout: 'wide' | 'medium' | 'phone'
  readonly isPlayer: boolean
  readonly isMirrored: boolean
}

/** What the page lays over the stage at each side, so that colonies stand clear of it, CSS px. */
export function insetsFor({ width, height, layout, isPlayer, isMirrored }: StagePlace): Insets {
  // The sentence is smaller in a low player, and the line under it is left out in the lowest.
  if (isPlayer && height < 400) return { top: height < 230 ? 60 : 80, right: 4, bottom: 4, left: 4 }
  // On a low stage the sentence and the culture stand side by side: see the headline's style.
  if (layout === 'phone' && height < 260) return lowPhone(width, isMirrored)
  // The scale of the dots and the buttons of the camera lie under the colony.
  if (layout === 'phone') return { top: 92, right: 4, bottom: 58, left: 4 }
  // On a low stage the sentence and the culture stand side by side; the stream comes from the left.
  if (height < 420 && width > 700 && !isPlayer && !isMirrored)
    return { top: 30, right: 12, bottom: 10, left: 0.42 * width }
  return { top: 96, right: 12, bottom: 14, left: 12 }
}

function lowPhone(width: number, isMirrored: boolean): Insets {
  const sentence = 0.56 * width
  const [left, right] = isMirrored ? [4, sentence] : [sentence, 4]
  return { top: 4, right, bottom: 18, left }
}
