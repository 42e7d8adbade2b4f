import { useCallback } from 'react'
import type { Charts as ChartsPart } from '#app/charts/charts.ts'
import type { PresentLevels } from '#app/charts/present-row.ts'
import type { Figures, Span } from '#core/organisms/observation.ts'
import { watchedSettings } from '#app/store/service-settings.ts'
import { watchedName } from '#app/store/watched.ts'
import { showingOf } from '#app/views.ts'
import { overlaysText } from '#text/en/overlays.ts'
import { openDialog } from '../layout.ts'
import { useRunWaits, usePage, useWords } from '../page.ts'
import { useMounted } from '../parts/use-mounted.ts'

/** The four charts with one time window and one cursor. They come after the first picture. */
export function Charts() {
  const { session, layout } = usePage()
  const words = useWords()
  const host = useMounted(
    useCallback(
      (element: HTMLElement) => {
        let charts: ChartsPart | null = null
        let isGone = false
        const update = () => {
          const state = session.store.getState()
          const { run, history, time, duration, figures, foresight, future } = state
          const settings = watchedSettings(state)
          const service = watchedName(state)
          const { reference } = layout.getState()
          // Numbers of one service say nothing beside those of another.
          const isOther = service !== null && (reference?.service ?? service) !== service
          const { objectiveLatency: latency, objectivePercentile: percentile } = settings
          charts?.update({
            run,
            service,
            samples: history,
            time,
            levels: figures === null ? null : levelsOf(figures, settings.pricePerHour),
            duration,
            objective: { latency, percentile },
            bill: figures?.cost ?? null,
            foresight,
            future: foresight ? future : null,
            reference: isOther ? null : reference,
            approximate: state.approximation?.spans ?? none,
          })
        }
        const stops = [session.store.subscribe(update), layout.subscribe(update)]
        Promise.all([
          import('#app/charts/charts.ts'),
          showingOf(session.store.getState().recording.organism),
        ]).then(
          ([{ createCharts }, { view }]) => {
            if (isGone) return
            charts = createCharts(element, view.charts, words, {
              setForesight: (on) => session.setForesight(on),
              save: (source) => (layout.setState({ charts: source }), openDialog(layout, 'charts')),
              dismissReference: () => layout.setState({ reference: null }),
            })
            update()
          },
          () => session.say(words.text(overlaysText).chartsMissing),
        )
        return {
          destroy() {
            isGone = true
            for (const stop of stops) stop()
            charts?.destroy()
          },
        }
      },
      [session, layout, words],
    ),
  )
  const waits = useRunWaits()
  return <div className="charts-host" inert={waits} data-waits={waits} ref={host} />
}

/** The same list every time, as the session keeps one that is told again: charts are drawn again where they get another. */
const none: readonly Span[] = []

/** The levels of now, the cost of each cell as the history reckons it. */
function levelsOf({ cells, capacity, cost }: Figures, price: number): PresentLevels {
  const living = price > 0 ? Math.round(cost.perHour / price) : 0
  const costServing = cells.ready * price
  return { ...cells, capacity, costServing, costNotServing: (living - cells.ready) * price }
}
