import type { Burden } from '#app/store/burden.ts'
import type { Held } from '#app/store/hold.ts'
import { loadWithPeak } from '#core/traffic/load.ts'
import { overlaysText } from '#text/en/overlays.ts'
import { usePage, useRun, useText } from '../page.ts'
import { Button } from '../parts/Button.tsx'

/** A run that would keep the device busy: what it costs, and the ways on. Nothing of it has begun. */
export function Heavy({ held }: { readonly held: Held }) {
  const { visit } = usePage()
  const text = useText(overlaysText)
  const speed = useRun((state) => state.speed)
  const duration = useRun((state) => state.duration)
  const { burden, time } = held
  return (
    <section className="heavy" aria-labelledby="heavy-title">
      <h2 id="heavy-title">{text.heavy}</h2>
      <p role="status">{text.heavyMeans(burden.attempts)}</p>
      <p>{text.heavySpeed(burden.perSecond, speed)}</p>
      <LessLoad burden={burden} />
      <div className="row">
        <Button look="primary" onPress={() => visit.begin()}>
          {time > 0 ? text.goAnyway(time, duration) : text.playAnyway}
        </Button>
        <LowerPeak burden={burden} />
      </div>
    </section>
  )
}

function LessLoad({ burden }: { readonly burden: Burden }) {
  const text = useText(overlaysText)
  return burden.peakMax >= 1 ? <p>{text.heavyLess(Math.floor(burden.peakMax))}</p> : null
}

/** The same curve under a lower peak: an edit like any other, it can be taken back. */
function LowerPeak({ burden }: { readonly burden: Burden }) {
  const { session } = usePage()
  const text = useText(overlaysText)
  const load = useRun((state) => state.settings.load)
  const peak = Math.floor(burden.peakMax)
  if (peak < 1) return null
  return (
    <Button onPress={() => session.change('load', loadWithPeak(load, peak))}>
      {text.lowerPeak(peak)}
    </Button>
  )
}
