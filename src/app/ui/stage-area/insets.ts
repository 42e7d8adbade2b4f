import { type Insets, crowdRoom } from '#app/stage/scene/places.ts'

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
  if (height < 420 && width > 700 && !isPlayer && !isMirrored) return besideSentence(width, height)
  return { top: 96, right: 12, bottom: 14, left: 12 }
}

/** Room that a sentence with the line under it takes at the left of a low stage, CSS px. */
const sentenceWide = 430
/** A colony reaches so far from its anchor, as a share of the height, where its label begins. */
const reachOfLow = 0.45

/**
 * On a low stage the sentence and the culture stand side by side, the culture in the middle or only as far
 * aside as the sentence needs; the stream comes from the left, under the sentence.
 */
function besideSentence(width: number, height: number): Insets {
  const middle = Math.max(width / 2, sentenceWide + reachOfLow * height)
  const right = 12
  // Half of the room of a crowd counts as the colony's, so that the middle of the two is meant.
  const left = Math.max(right, 2 * middle - (width - right) - crowdRoom(width) / 2)
  return { top: 30, right, bottom: 10, left }
}

function lowPhone(width: number, isMirrored: boolean): Insets {
  const sentence = 0.56 * width
  const [left, right] = isMirrored ? [4, sentence] : [sentence, 4]
  return { top: 4, right, bottom: 18, left }
}
