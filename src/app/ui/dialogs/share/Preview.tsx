import { useCallback, useRef } from 'react'
import { headline } from '#app/player/headline.ts'
import { isApproximateNow, isRoughAt } from '#app/store/approximate.ts'
import { watchedSettings } from '#app/store/service-settings.ts'
import type { SessionState } from '#app/store/session-state.ts'
import { latestDecision, watchedName } from '#app/store/watched.ts'
import { createStage, type Stage } from '#app/stage/stage.ts'
import { dialogsText } from '#text/en/dialogs.ts'
import { headlineText } from '#text/en/headline.ts'
import type { Frame } from '#worker/frame.ts'
import { usePage, useRun, useText } from '../../page.ts'
import { Icon } from '../../parts/Icon.tsx'
import { useMounted } from '../../parts/use-mounted.ts'

/** The size that the code of a frame asks for, px. */
const slideWidth = 960

/** A slide of 960 by 540 as it opens: its own stage, drawn from the frame that the page stands at. */
export function Preview() {
  const { session, language, theme } = usePage()
  const text = useText(dialogsText)
  const stage = useRef<Stage | null>(null)
  const host = useMounted(
    useCallback(
      (element: HTMLElement) => {
        // A stage asks to be drawn while it is still being made.
        const draw = () =>
          requestAnimationFrame((nowMs) => {
            if (stage.current?.render(nowMs) === true) draw()
          })
        const made = createStage(element, {
          theme: theme.store.getState().shown,
          words: language.words,
          reducedMotion: false,
          plainWheelScrolls: true,
          services: session.store.getState().services,
          calls: session.store.getState().edges,
          insets: { top: 64, right: 4, bottom: 4, left: 4 },
          key: false,
          // At half its size the words of the stage would be 5 px high.
          picture: { ratio: devicePixelRatio, captions: false },
          renderer: '2d',
          wake: draw,
        })
        made.canvas.tabIndex = -1
        const frame = element.closest<HTMLElement>('.preview-frame')
        const fit = new ResizeObserver(() => {
          // The dialog gets its size only when it is opened, after its parts are there.
          made.resize()
          frame?.style.setProperty('--shrink', String(frame.clientWidth / slideWidth))
        })
        if (frame !== null) fit.observe(frame)
        stage.current = made
        const show = (frame: Frame) => showAt(made, frame, session.store.getState())
        const last = session.lastFrame()
        if (last !== null) show(last)
        const end = [
          session.onFrame(show),
          theme.store.subscribe(({ shown }) => made.setTheme(shown)),
        ]
        return {
          destroy() {
            stage.current = null
            fit.disconnect()
            for (const stop of end) stop()
            made.destroy()
          },
        }
      },
      [session, language, theme],
    ),
  )
  return (
    <figure className="preview">
      <div className="preview-frame" inert>
        <div className="preview-slide">
          <div className="preview-stage" ref={host} />
          <Sentence />
          <span className="preview-play">
            <Icon name="play" />
          </span>
        </div>
      </div>
      <figcaption className="micro">{text.slidePreview}</figcaption>
    </figure>
  )
}

/** A moment of the run as it stands. */
function showAt(stage: Stage, frame: Frame, state: SessionState): void {
  const rough = isRoughAt(state, frame.time)
  stage.update(frame, { running: false, speed: 1, run: state.run, rough })
}

/** The sentence of the moment, as it stands on the stage. */
function Sentence() {
  const text = useText(headlineText)
  const figures = useRun((state) => state.figures)
  const settings = useRun(watchedSettings)
  const status = useRun((state) => state.status)
  const decision = useRun(latestDecision)
  const service = useRun(watchedName)
  const isApproximate = useRun(isApproximateNow)
  const { sentence } = headline(
    { figures, settings, status, decision, service, isApproximate },
    text,
  )
  return (
    <p className="preview-sentence">
      {sentence.map(({ text: part, strong }, place) =>
        strong ? <b key={place}>{part}</b> : <span key={place}>{part}</span>,
      )}
    </p>
  )
}
