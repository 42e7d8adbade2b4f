import { overlaysText } from '#text/en/overlays.ts'
import { usePage, useText } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { goTo } from '../stage-area/stage-keys.ts'

/** A run without any request that has not begun: what is missing, and the way to it. */
export function Empty() {
  const page = usePage()
  const text = useText(overlaysText)
  const { openings } = page
  return (
    <section className="empty" aria-labelledby="empty-title">
      <h2 id="empty-title">{text.nothingGrows}</h2>
      <p>{text.nothingGrowsHelp}</p>
      <div className="row">
        <Button look="primary" icon="pencil" onPress={() => goTo(page, 'load')}>
          {text.drawLoad}
        </Button>
        <Button onPress={() => openings.surge && page.session.open(openings.surge)}>
          {text.startFresh}
        </Button>
      </div>
    </section>
  )
}
