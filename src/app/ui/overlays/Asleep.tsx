import { overlaysText } from '#text/en/overlays.ts'
import { useLayout, usePage, useRun, useText } from '../page.ts'
import { Icon } from '../parts/Icon.tsx'

/**
 * A run that waits because nobody can see it. The first part of it that is seen again goes on by itself;
 * after a longer absence it waits to be played.
 */
export function Asleep() {
  const { session } = usePage()
  const text = useText(overlaysText)
  const isSeen = useLayout((state) => state.seen)
  const isPlaying = useRun((state) => state.status === 'playing')
  const isAsleep = useRun((state) => state.asleep)
  const time = useRun((state) => state.time)
  const duration = useRun((state) => state.duration)
  if (!isAsleep && (isSeen || !isPlaying)) return null
  return (
    <div className="asleep">
      <button type="button" aria-label={text.playOn} onClick={() => session.play()}>
        <Icon name="play" />
      </button>
      <p role="status">{text.asleep(time, duration)}</p>
    </div>
  )
}
