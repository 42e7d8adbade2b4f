import { overlaysText } from '#text/en/overlays.ts'
import { usePage, useRun, useText } from '../page.ts'
import { Button } from '../parts/Button.tsx'

/** How far a replay has come; it shows itself only when the replay takes a while. */
export function Replay() {
  const page = usePage()
  const { session } = page
  const text = useText(overlaysText)
  const target = useRun((state) => state.seekTarget)
  const time = useRun((state) => state.time)
  const duration = useRun((state) => state.duration)
  if (target === null) return null
  return (
    <div className="replay">
      <p>{text.replaying(target, duration)}</p>
      <progress
        aria-label={text.replayingTo(target, duration)}
        max={Math.max(target, 1e-9)}
        value={Math.min(time, target)}
      />
      <Button
        onPress={() => {
          // The button goes with the replay; the picture is where it was.
          page.stage.now?.canvas.focus({ preventScroll: true })
          session.stop()
        }}
      >
        {text.stopReplay}
      </Button>
    </div>
  )
}
