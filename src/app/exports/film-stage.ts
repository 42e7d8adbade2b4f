import { createSheet } from '#app/stage/canvas2d/canvas.ts'
import type { StageMeta, StageOptions } from '#app/stage/stage-options.ts'
import type { Insets } from '#app/stage/scene/places.ts'
import { createStage, type Stage } from '#app/stage/stage.ts'
import type { WordsSource } from '#text/words.ts'
import type { PictureSize } from './clip-plan.ts'
import type { Moment } from './second-run.ts'
import { paintTitle, titleHeight, type Title } from './title.ts'

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
type Shown = Pick<Moment, 'frame' | 'notes' | 'services'>

/** A stage beside the page that nobody sees, and the picture that is made on it. */
export interface FilmStage {
  /** Shows a moment at a time of the view, ms. */
  show(moment: Shown, meta: StageMeta, nowMs: number): void
  /** The picture of the last moment shown, with a title or without. It is drawn over next time. */
  picture(title: Title | null): HTMLCanvasElement
  destroy(): void
}

/** Room that the words of a picture take, CSS px. */
export function filmInsets(hasWords: boolean, size: PictureSize): Insets {
  return { top: hasWords ? titleHeight(size) : 12, right: 12, bottom: 14, left: 12 }
}

/** Puts up a stage of a size of its own, out of sight and out of reach. */
export function createFilmStage(look: PictureLook, words: WordsSource): FilmStage {
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
  return {
    show(moment, meta, nowMs) {
      if (moment.services !== services) {
        services = moment.services
        stage.setServices(services)
      }
      stage.update(moment.frame, meta)
      stage.note(moment.notes)
      stage.render(nowMs)
    },
    picture(title) {
      sheet.context.setTransform(1, 0, 0, 1, 0, 0)
      sheet.context.drawImage(stage.canvas, 0, 0)
      if (title !== null) paintTitle(sheet.context, title, size, ratio, theme)
      return sheet.canvas
    },
    destroy() {
      stage.destroy()
      host.remove()
    },
  }
}
