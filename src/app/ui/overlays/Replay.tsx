import { formatClock, formatSpoken } from '#app/charts/format.ts'
import { useRun } from '../page.ts'

/** How far a replay has come; it shows itself only when the replay takes a while. */
export function Replay() {
  const target = useRun((state) => state.seekTarget)
  const time = useRun((state) => state.time)
  const duration = useRun((state) => state.duration)
  if (target === null) return null
  const clock = formatClock(target, duration)
  return (
    <div className="replay">
      <p>
        Replaying {formatSpoken(target)} of load to reach {clock}
      </p>
      <progress
        aria-label={`Replaying to ${clock}`}
        max={Math.max(target, 1e-9)}
        value={Math.min(time, target)}
      />
    </div>
  )
}
