import { overlaysText } from '#text/en/overlays.ts'
import { useLayout, useRun, useText } from '../page.ts'
import { Icon } from '../parts/Icon.tsx'

/** A run that waits because nobody can see it; it goes on by itself with the first part that is seen. */
export function Asleep() {
  const text = useText(overlaysText)
  const isSeen = useLayout((state) => state.seen)
  const isPlaying = useRun((state) => state.status === 'playing')
  const time = useRun((state) => state.time)
  const duration = useRun((state) => state.duration)
  if (isSeen || !isPlaying) return null
  return (
    <div className="asleep">
      <span className="asleep-play">
        <Icon name="play" />
      </span>
      <p>{text.asleep(time, duration)}</p>
    </div>
  )
}
