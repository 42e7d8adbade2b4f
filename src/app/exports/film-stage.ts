import { createSheet } from '#app/stage/canvas2d/canvas.ts'
import type { Arrangement } from '#app/stage/scene/arrangement.ts'
import type { StageMeta, StageOptions } from '#app/stage/stage-options.ts'
import type { Insets } from '#app/stage/scene/places.ts'
import { createStage, type Stage } from '#app/stage/stage.ts'
import type { WordsSource } from '#text/words.ts'
import type { PictureSize } from './clip-plan.ts'
import type { Moment } from './second-run.ts'
import { turn } from './turn.ts'
import { paintTitle, pictureFonts, titleHeight, type Title } from './title.ts'

export type PictureTheme = StageOptions['theme']

/** How the pictures of an export look. */
export interface PictureLook {
  readonly size: PictureSize
  /** Device px per CSS px of the picture, whatever the screen has. */
  readonly ratio: number
  readonly theme: PictureTheme
  /** The sentence, the names of the colonies and what a dot stands for. */
  readonly words: boolean
}

/** What of a moment is to be seen. */
export type Shown = Pick<Moment, 'frame' | 'services' | 'edges'>

/** A stage beside the page that nobody sees, and the picture that is made on it. */
export interface FilmStage {
  /**
   * Begins with a moment, at 0 of the view: nothing moves yet, and the streams of requests are full. The cells
   * stand as in `arrangement`, as far as the size allows.
   */
  begin(moment: Shown, meta: StageMeta, arrangement: Arrangement | null): void
  /** Shows the next moment at a time of the view, ms. */
  show(moment: Shown & Pick<Moment, 'notes'>, meta: StageMeta, nowMs: number): void
  /** The picture of the last moment shown, with a title or without. It is drawn over next time. */
  picture(title: Title | null): HTMLCanvasElement
  /** Whether the stage has its renderer. */
  isReady(): boolean
  destroy(): void
}

/** A renderer that has been fetched is taken up within this time, ms. */
const rendererMs = 5000

/** Room that the words of a picture take, CSS px. */
export function filmInsets(hasWords: boolean, size: PictureSize): Insets {
  return { top: hasWords ? titleHeight(size) : 12, right: 12, bottom: 14, left: 12 }
}

/**
 * Puts up a stage of a size of its own, out of sight and out of reach. What a stage fetches by
 * itself is here before it begins, or the first pictures would lack it. Nothing is put up, and nothing
 * stays, once `signal` has been aborted.
 */
export async function openFilmStage(
  look: PictureLook,
  words: WordsSource,
  signal: AbortSignal,
): Promise<FilmStage> {
  signal.throwIfAborted()
  await Promise.all([
    pictureFonts(),
    import('#app/stage/canvas2d/canvas-renderer.ts'),
    import('#app/stage/canvas2d/many-cells.ts'),
  ])
  signal.throwIfAborted()
  const stage = createFilmStage(look, words)
  // A stage takes up the renderer that is already there some turns later; until then it has no picture.
  const late = performance.now() + rendererMs
  while (!stage.isReady() && !signal.aborted && performance.now() < late) {
    await turn()
  }
  if (stage.isReady() && !signal.aborted) return stage
  stage.destroy()
  signal.throwIfAborted()
  throw new Error('The stage found nothing to draw with.')
}

function createFilmStage(look: PictureLook, words: WordsSource): FilmStage {
  const { size, ratio, theme } = look
  const host = document.createElement('div')
  host.inert = true
  host.setAttribute('aria-hidden', 'true')
  host.style.cssText = `position:fixed;left:-20000px;top:0;width:${size.width}px;height:${size.height}px;overflow:hidden;contain:strict`
  document.body.append(host)
  const stage: Stage = createStage(host, {
    theme,
    reducedMotion: false,
    words,
    plainWheelScrolls: true,
    key: false,
    // The card draws a little otherwise on every machine; a picture is the same on all of them.
    renderer: '2d',
    insets: filmInsets(look.words, size),
    picture: { ratio, captions: look.words },
  })
  const sheet = createSheet(size.width * ratio, size.height * ratio)
  let services: readonly string[] = []
  const take = (moment: Shown, meta: StageMeta) => {
    if (moment.services !== services) {
      services = moment.services
      stage.setServices(services, moment.edges)
    }
    stage.update(moment.frame, meta)
  }
  return {
    begin(moment, meta, arrangement) {
      take(moment, meta)
      stage.begin(arrangement)
      stage.render(0)
    },
    show(moment, meta, nowMs) {
      take(moment, meta)
      stage.note(moment.notes)
      stage.render(nowMs)
    },
    picture(title) {
      sheet.context.setTransform(1, 0, 0, 1, 0, 0)
      sheet.context.drawImage(stage.canvas, 0, 0)
      if (title !== null) paintTitle(sheet.context, title, size, ratio, theme)
      return sheet.canvas
    },
    isReady: () => stage.canvas.width === size.width * ratio,
    destroy() {
      stage.destroy()
      host.remove()
    },
  }
}
