import { isAtRest } from '#app/store/session-state.ts'
import { useEffect, useRef, useState } from 'react'
import type { PictureLook } from '#app/exports/film-stage.ts'
import { paintStill, type Shot } from '#app/exports/still.ts'
import { exportsText } from '#text/en/exports.ts'
import { preferencesText } from '#text/en/preferences.ts'
import { usePage, useRun, useText, useWords } from '../page.ts'

interface PicturePreviewProps {
  readonly look: PictureLook
  /** The moment that the page stands at. */
  readonly take: () => Shot | null
}

/**
 * The picture that will be saved, shown smaller. While the run goes on that of the opening stays: each still
 * is a stage of its own.
 */
export function PicturePreview({ look, take }: PicturePreviewProps) {
  const { language } = usePage()
  const text = useText(exportsText)
  const themes = useText(preferencesText).themes
  const words = useWords()
  const run = useRun((state) => state.run)
  const time = useRun((state) => state.time)
  const duration = useRun((state) => state.duration)
  const rests = useRun(isAtRest)
  const hasFigures = useRun((state) => state.figures !== null)
  const [moment, setMoment] = useState(time)
  if (rests && moment !== time) setMoment(time)
  const target = useRef<HTMLCanvasElement>(null)
  const { size, theme, words: hasWords, ratio } = look
  useEffect(() => {
    const control = new AbortController()
    // Its density is seen in the file; here the same picture is shown smaller.
    const shown = { size, theme, words: hasWords, ratio: 1 }
    // Without its parts, as on a train, there is no preview; what is saved says why.
    paintStill(shown, language.words, take, control.signal)
      .then((picture) => {
        if (!control.signal.aborted) showSmaller(picture, target.current)
      })
      .catch(() => undefined)
    return () => control.abort()
  }, [language, words, take, size, theme, hasWords, run, moment, hasFigures])
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

function showSmaller(picture: HTMLCanvasElement | null, target: HTMLCanvasElement | null): void {
  if (picture === null || target === null) return
  const shrink = Math.min(1, (target.clientWidth * devicePixelRatio) / picture.width)
  target.width = Math.round(picture.width * shrink)
  target.height = Math.round(picture.height * shrink)
  const context = target.getContext('2d')
  if (context === null) return
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, target.width, target.height)
}
