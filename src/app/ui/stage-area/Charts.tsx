import { useCallback } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import type { Charts as ChartsPart } from '#app/charts/charts.ts'
import type { DecidedDrawing } from '#app/charts/decided-window.ts'
import type { OtherInput } from '#app/charts/other-run.ts'
import type { Session } from '#app/store/session.ts'
import { chartsText } from '#text/en/charts.ts'
import type { PresentLevels } from '#app/charts/present-row.ts'
import type { Selection } from '#app/store/selection.ts'
import type { SessionState } from '#app/store/session-state.ts'
import type { Words } from '#text/words.ts'
import type { AnyServiceSettings } from '#core/organisms/systems.ts'
import type { Figures, ServiceDecision, Span } from '#core/organisms/observation.ts'
import { watchedSettings } from '#app/store/service-settings.ts'
import { watchedName } from '#app/store/watched.ts'
import { showingOf } from '#app/views.ts'
import { overlaysText } from '#text/en/overlays.ts'
import type { shownWindow } from '../decisions/shown-window.ts'
import { openDialog, showCell, type Layout } from '../layout.ts'
import { useRunWaits, usePage, useWords } from '../page.ts'
import { useMounted } from '../parts/use-mounted.ts'

/** The four charts with one time window and one cursor. They come after the first picture. */
export function Charts() {
  const { session: chosen, layout, selection, lesson } = usePage()
  const words = useWords()
  const host = useMounted(
    useCallback(
      (element: HTMLElement) => {
        let [charts, isGone]: [ChartsPart | null, boolean] = [null, false]
        const decidedOf = createDecided(words)
        // Of two runs that are compared the first is drawn whole, whichever side the panels show.
        const session = layout.getState().compare?.pair.a ?? chosen
        const other = followOther(layout, () => update())
        const update = () => {
          const state = session.store.getState()
          const { run, history, time, duration, figures, foresight, future } = state
          const settings = watchedSettings(state)
          const service = watchedName(state)
          const { reference } = layout.getState()
          // Numbers of one service say nothing beside those of another.
          const isOther = service !== null && (reference?.service ?? service) !== service
          charts?.update({
            run,
            service,
            samples: history,
            time,
            levels: figures === null ? null : levelsOf(figures, settings.pricePerHour),
            duration,
            objective: objectiveOf(settings),
            bill: figures?.cost ?? null,
            foresight,
            future: foresight ? future : null,
            reference: isOther ? null : reference,
            approximate: state.approximation?.spans ?? none,
            decided: session === chosen ? decidedOf(state, selection.getState(), update) : null,
            other: other.now(words),
            sketch: session === chosen ? (lesson.getState().sketch ?? null) : null,
          })
        }
        const all = [session.store, layout, selection, lesson]
        const stops = all.map((store) => store.subscribe(update))
        Promise.all([
          import('#app/charts/charts.ts'),
          showingOf(session.store.getState().recording.organism),
        ]).then(
          ([{ createCharts }, { view }]) => {
            if (isGone) return
            charts = createCharts(element, view.charts, words, {
              setForesight: (on) => session.setForesight(on),
              explain: () => (showCell(layout), layout.setState({ drawer: true, explain: true })),
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
            other.destroy()
            charts?.destroy()
          },
        }
      },
      [chosen, layout, selection, lesson, words],
    ),
  )
  const waits = useRunWaits()
  return <div className="charts-host" inert={waits} data-waits={waits} ref={host} />
}

/** The other run of a comparison, as long as there is one. */
function followOther(layout: StoreApi<Layout>, update: () => void) {
  let [followed, stop]: [Session | null, () => void] = [null, () => undefined]
  const follow = () => {
    const b = layout.getState().compare?.pair.b ?? null
    if (b === followed) return
    stop()
    followed = b
    stop = b?.store.subscribe(update) ?? (() => undefined)
  }
  const stopLayout = layout.subscribe(follow)
  follow()
  return {
    now(words: Words): OtherInput | null {
      if (followed === null) return null
      const state = followed.store.getState()
      const { figures, history: samples } = state
      const { pricePerHour } = watchedSettings(state)
      const names = words.text(chartsText).sides
      return { names, samples, levels: figures === null ? null : levelsOf(figures, pricePerHour) }
    },
    destroy: () => (stopLayout(), stop()),
  }
}

/** The promise to users, as the charts draw it. */
function objectiveOf(
  settings: Pick<AnyServiceSettings, 'objectiveLatency' | 'objectivePercentile'>,
) {
  const { objectiveLatency: latency, objectivePercentile: percentile } = settings
  return { latency, percentile }
}

/** The same list every time, as the session keeps one that is told again: charts are drawn again where they get another. */
const none: readonly Span[] = []

/** The levels of now, the cost of each cell as the history reckons it. */
function levelsOf({ cells, capacity, cost }: Figures, price: number): PresentLevels {
  const living = price > 0 ? Math.round(cost.perHour / price) : 0
  const costServing = cells.ready * price
  return { ...cells, capacity, costServing, costNotServing: (living - cells.ready) * price }
}

/** The windows of the decision that is chosen; the way to draw them is fetched with the first one. */
function createDecided(words: Words) {
  let shown: typeof shownWindow | 'on its way' | null = null
  let [of, drawing]: [ServiceDecision | null, DecidedDrawing | null] = [null, null]
  return (
    { decisions, watched }: SessionState,
    { decision: chosen, opened }: Selection,
    update: () => void,
  ): DecidedDrawing | null => {
    const wished = chosen ?? opened
    if (wished?.service !== watched) return null
    const decision = decisions.findLast(
      ({ time, service }) => time === wished.time && service === watched,
    )
    if (decision === undefined || shown === 'on its way') return null
    if (shown === null) {
      shown = 'on its way'
      import('../decisions/shown-window.ts').then(
        (fetched) => ((shown = fetched.shownWindow), update()),
        // Offline it is asked for again with the next decision that is chosen.
        () => (shown = null),
      )
      return null
    }
    if (of !== decision) [of, drawing] = [decision, shown(decision, decisions, words)]
    return drawing
  }
}
