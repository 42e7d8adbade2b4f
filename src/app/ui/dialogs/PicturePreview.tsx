import { useEffect, useRef, useState } from 'react'
import { planPicture } from '#app/exports/clip-plan.ts'
import { openFilmStage, type PictureLook } from '#app/exports/film-stage.ts'
import { exportsText } from '#text/en/exports.ts'
import { preferencesText } from '#text/en/preferences.ts'
import { usePage, useRun, useText, type Page } from '../page.ts'
import { filmOf } from './film-of.ts'

interface PicturePreviewProps {
  readonly look: PictureLook
}

/**
 * What the picture will look like: its theme, its proportions, its words, at the moment that the page shows.
 * While the run goes on that of the opening stays: each still is a stage of its own.
 */
export function PicturePreview({ look }: PicturePreviewProps) {
  const page = usePage()
  const text = useText(exportsText)
  const themes = useText(preferencesText).themes
  const time = useRun((state) => state.time)
  const duration = useRun((state) => state.duration)
  const rests = useRun(({ status }) => status !== 'playing' && status !== 'seeking')
  const hasFigures = useRun((state) => state.figures !== null)
  const [moment, setMoment] = useState(time)
  if (rests && moment !== time) setMoment(time)
  const target = useRef<HTMLCanvasElement>(null)
  const { size, theme, words, ratio } = look
  useEffect(() => {
    const control = new AbortController()
    // Without its parts, as on a train, there is no preview; what is saved says why.
    paintStill(page, { size, theme, words, ratio: 1 }, target, control.signal).catch(
      () => undefined,
    )
    return () => control.abort()
  }, [page, size, theme, words, moment, hasFigures])
  return (
    <>
      <div className="preview-frame" inert>
        <canvas className="preview-still" ref={target} />
      </div>
      <figcaption className="micro">
        {text.previewOf(themes[theme], size.width * ratio, size.height * ratio, moment, duration)}
      </figcaption>
    </>
  )
}

/** Draws the frame that the page stands at as a picture would be; nothing is run for it. */
async function paintStill(
  page: Page,
  look: PictureLook,
  target: { readonly current: HTMLCanvasElement | null },
  signal: AbortSignal,
): Promise<void> {
  const stage = await openFilmStage(look, page.language.words, signal)
  try {
    const state = page.session.store.getState()
    const [frame, canvas] = [page.session.lastFrame(), target.current]
    if (signal.aborted || frame === null || canvas === null) return
    const { speed, services, figures, duration } = state
    const moment = { frame, figures, services, notes: [], decision: state.decisions.at(-1) ?? null }
    stage.show(moment, { running: false, speed, run: 1 }, performance.now())
    const film = filmOf(page, planPicture(frame.time, speed, duration), look)
    const title = look.words && figures !== null ? film.titleOf({ ...moment, figures }) : null
    const { width, height } = look.size
    const shrink = Math.min(1, (canvas.clientWidth * devicePixelRatio) / width)
    canvas.width = Math.round(width * shrink)
    canvas.height = Math.round(height * shrink)
    const context = canvas.getContext('2d')
    if (context === null) return
    context.imageSmoothingQuality = 'high'
    context.drawImage(stage.picture(title), 0, 0, canvas.width, canvas.height)
  } finally {
    stage.destroy()
  }
}
