import type { Arrangement } from '#app/stage/scene/arrangement.ts'
import type { WordsSource } from '#text/words.ts'
import { openFilmStage, type PictureLook, type Shown } from './film-stage.ts'
import type { Title } from './title.ts'

/** A moment as one picture shows it. */
export interface Shot {
  readonly moment: Shown
  /** Simulated seconds per second of the view: how many requests are on their way. */
  readonly speed: number
  /** How the cells stand, as far as the size allows; null where no stage says it. */
  readonly arrangement: Arrangement | null
  readonly title: Title | null
  /** What the stage writes of the moment is approximate. */
  readonly isRough: boolean
}

/**
 * Draws one picture. The preview and what is saved are both drawn here: the same shot in the same look is the
 * same picture. `take` is asked for the shot once the stage for it is there; without one there is no picture.
 */
export async function paintStill(
  look: PictureLook,
  words: WordsSource,
  take: () => Shot | null,
  signal: AbortSignal,
): Promise<HTMLCanvasElement | null> {
  const stage = await openFilmStage(look, words, signal)
  try {
    const shot = take()
    if (shot === null) return null
    const { moment, speed, arrangement, title, isRough } = shot
    stage.begin(moment, { running: false, speed, run: 1, rough: isRough }, arrangement)
    return stage.picture(look.words ? title : null)
  } finally {
    stage.destroy()
  }
}

/** A picture as a PNG; `problem` is said where there is none. */
export async function pngOf(picture: HTMLCanvasElement | null, problem: string): Promise<Blob> {
  const blob = await new Promise<Blob | null>((done) => {
    if (picture === null) done(null)
    else picture.toBlob(done, 'image/png')
  })
  if (blob === null) throw new Error(problem)
  return blob
}
