import { useEffect, useRef, type PointerEvent } from 'react'
import { AutoscalerPanel } from '../autoscaler/AutoscalerPanel.tsx'
import { WithItsForm } from '../autoscaler/WithItsForm.tsx'
import { Inspector } from '../inspector/Inspector.tsx'
import { sampleValue } from '#app/charts/samples.ts'
import { isApproximateNow } from '#app/store/approximate.ts'
import { panelsText } from '#text/en/panels.ts'
import { roughly } from '#text/roughly.ts'
import { closeLesson, showCell, type SheetTab } from '../layout.ts'
import { useRunWaits, useLayout, usePage, useRun, useSettings, useText, useWords } from '../page.ts'
import { TabList } from '../parts/TabList.tsx'
import { LessonHost } from '../lessons/opener.ts'
import { Editor } from '../editor/opener.ts'
import { SideChoice } from '../compare/openers.ts'
import { DisclosureRoom } from '../parts/Disclosure.tsx'
import { Later } from '../parts/Later.tsx'
import { ServiceChooser, ServiceDetails } from '../services/several.tsx'
import { Charts } from '../stage-area/Charts.tsx'
import { Moment } from '../deeds/moment-later.ts'
import { LoadPanel } from './LoadPanel.tsx'
import { MorePanel } from './MorePanel.tsx'

// About what sheet.css makes of the three stops, as shares of the window.
const stopShares: readonly number[] = [0.1, 0.38, 0.7]

/** The sheet of the phone: load, rules, the selected cell or charts, at three stops. */
export function Sheet() {
  const text = useText(panelsText)
  const { layout } = usePage()
  const tab = useLayout((state) => state.sheet)
  const stop = useLayout((state) => state.sheetStop)
  const isEdited = useLayout((state) => state.editor)
  const isCompared = useLayout((state) => state.compare !== null)
  const waits = useRunWaits()
  const hasLesson = useLayout((state) => state.lesson !== null)
  useShownCell()
  const choose = (sheet: SheetTab) => layout.setState({ sheet, sheetStop: stop === 0 ? 1 : stop })
  return (
    <section
      className="sheet"
      data-stop={stop}
      aria-label={text.sheet}
      inert={waits}
      data-waits={waits}
    >
      <Grip />
      <TabList
        label={text.sheet}
        tabs={tabsOf(text.tabs, hasLesson)}
        chosen={tab}
        onChoose={choose}
        prefix="sheet"
      />
      <Later>{isCompared && tab !== 'charts' && <SideChoice />}</Later>
      <ServiceChooser />
      <div
        className="sheet-panel"
        id="sheet-panel"
        role="tabpanel"
        aria-labelledby={`sheet-tab-${tab}`}
        tabIndex={-1}
      >
        {tab === 'load' && <LoadPart />}
        {tab === 'rules' && (
          <div id="panel-rules">
            {isEdited && (
              <Later onGiveUp={() => layout.setState({ editor: false })}>
                <Editor />
              </Later>
            )}
            <WithItsForm>
              <AutoscalerPanel />
              <MorePanel />
            </WithItsForm>
          </div>
        )}
        {tab === 'cell' && (
          <>
            <Inspector />
            <ServiceDetails />
          </>
        )}
        {tab === 'charts' && <Charts />}
        {hasLesson && <LessonPart isShown={tab === 'lesson'} />}
      </div>
    </section>
  )
}

/** The figures, the load, and what can be done at the moment shown. */
function LoadPart() {
  return (
    <div id="panel-load">
      <Figures />
      <LoadPanel />
      <Later meanwhile={<DisclosureRoom />}>
        <Moment />
      </Later>
    </div>
  )
}

/** A cell that is selected is shown. */
function useShownCell(): void {
  const { layout, selection } = usePage()
  useEffect(
    () =>
      selection.subscribe(({ cell }, before) => {
        if (cell === null || cell === before.cell) return
        showCell(layout)
      }),
    [layout, selection],
  )
}

/** Only a lesson that is open has a tab. */
function tabsOf(
  { lesson, ...others }: Readonly<Record<SheetTab, string>>,
  hasLesson: boolean,
): Readonly<Partial<Record<SheetTab, string>>> {
  return hasLesson ? { ...others, lesson } : others
}

/** The card stays where it is behind another tab, with what has been answered. */
function LessonPart({ isShown }: { readonly isShown: boolean }) {
  const { layout } = usePage()
  return (
    <div className="sheet-lesson" hidden={!isShown}>
      <Later onGiveUp={() => closeLesson(layout)}>
        <LessonHost />
      </Later>
    </div>
  )
}

/** The handle of the sheet: a press goes to the next stop, a drag to the one it points at. */
function Grip() {
  const text = useText(panelsText)
  const { layout } = usePage()
  const stop = useLayout((state) => state.sheetStop)
  const pressedAt = useRef<number | null>(null)
  const heightThen = useRef(0)
  const go = (next: number) => layout.setState({ sheetStop: next <= 0 ? 0 : next === 1 ? 1 : 2 })
  const onPointerUp = (event: PointerEvent) => {
    const from = pressedAt.current
    pressedAt.current = null
    if (from === null) return
    const travelled = event.clientY - from
    // A drag of less than this is a press.
    if (Math.abs(travelled) < 12) go(stop === 2 ? 0 : stop + 1)
    else go(stopNear((heightThen.current - travelled) / innerHeight))
  }
  return (
    <button
      type="button"
      className="grip"
      aria-label={text.grip[stop]}
      onPointerDown={(event) => {
        pressedAt.current = event.clientY
        heightThen.current = event.currentTarget.parentElement?.clientHeight ?? 0
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerUp={onPointerUp}
      onKeyDown={(event) => {
        if (event.key === 'ArrowUp') go(stop + 1)
        else if (event.key === 'ArrowDown') go(stop - 1)
        else if (event.key === 'Enter' || event.key === ' ') go(stop === 2 ? 0 : stop + 1)
        else return
        event.preventDefault()
      }}
    />
  )
}

/** The stop whose height is nearest, as a share of the window. */
function stopNear(share: number): number {
  const distances = stopShares.map((stop) => Math.abs(stop - share))
  return distances.indexOf(Math.min(...distances))
}

/** Four figures of the present moment, the same as those beside the lines of the charts. */
function Figures() {
  const words = useWords()
  const { numbers } = words
  const text = words.text(panelsText)
  const figures = useRun((state) => state.figures)
  const isRough = useRun(isApproximateNow)
  const arrivals = useRun(({ history }) => sampleValue(history, 'arrivals', history.count - 1))
  const p99 = useRun(({ history }) => sampleValue(history, 'p99', history.count - 1))
  const objective = useSettings((settings) => settings.objectiveLatency)
  if (figures === null) return null
  const { capacity, cells } = figures
  // A phone has no room for six digits.
  const brief = (value: number): string =>
    value < 100_000 ? numbers.rate(value) : numbers.tick(value)
  return (
    <dl className="figures">
      <div>
        <dd>{Number.isNaN(arrivals) ? '–' : roughly(brief(arrivals), isRough)}</dd>
        <dt>{text.arrivals}</dt>
      </div>
      <div className="figures-ready">
        <dd>{brief(capacity)}</dd>
        <dt>{text.capacity}</dt>
      </div>
      <div>
        <dd>
          {brief(cells.ready)} + {brief(cells.starting)}
        </dd>
        <dt>{text.readyDividing}</dt>
      </div>
      <div className={p99 > objective ? 'warning' : ''}>
        <dd>{p99 >= 0 ? roughly(numbers.latency(p99), isRough) : '–'}</dd>
        <dt>{text.p99}</dt>
      </div>
    </dl>
  )
}
