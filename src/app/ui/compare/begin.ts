import { createStore } from 'zustand/vanilla'
import type { Recording } from '#core/organisms/recording.ts'
import { createThrottle } from '#app/charts/throttle.ts'
import type { Difference } from '#app/compare/difference.ts'
import { createMeter } from '#app/compare/meter.ts'
import { createPair, type Pair } from '#app/compare/pair.ts'
import { createSeedDesk } from '#app/compare/seeds.ts'
import { turnTo } from '#app/store/branch-list.ts'
import { heaviestOf } from '#app/store/burden.ts'
import { createPageClock } from '#app/store/page-clock.ts'
import { isGoingOn } from '#app/store/session-state.ts'
import { isSame } from '#app/store/settings.ts'
import { runWaits } from '#app/store/visit-state.ts'
import { createRunnerThread, poolSize } from '#sweep/pool/threads.ts'
import { compareText } from '#text/en/compare.ts'
import { createClient } from '#worker/client.ts'
import type { Page } from '../page.ts'
import type { Comparison, ComparisonState } from './comparison.ts'
import { comparisonInWords } from './in-words.ts'
import { otherPage } from './other-page.ts'

/** The sentence about the difference is renewed this often at most, ms. */
const renewedMs = 1000

/** What stands on the other side, and as what it was chosen. */
export interface OtherSide {
  readonly recording: Recording
  readonly name: string | null
  readonly branch: number | null
  /** Over how many seeds it is to be looked at; absent where nobody has said. */
  readonly seeds?: number | null
}

/** Puts another run beside that of the page. */
export function beginComparison(page: Page, { recording, name, branch, seeds }: OtherSide): void {
  const { layout, session } = page
  layout.getState().compare?.end()
  const pair = createPair({
    a: session,
    otherSide: recording,
    client: createClient(),
    clock: createPageClock(),
  })
  const other = otherPage(page, pair)
  const store = createStore<ComparisonState>(() => ({ difference: null, seeds: null }))
  const desk = createSeedDesk({
    size: poolSize(navigator.hardwareConcurrency),
    makeThread: createRunnerThread,
    show: (seeds) => store.setState({ seeds }),
  })
  const stops = [measure(pair, store), watchEnd(page, pair), () => desk.cancel()]
  const end = () => {
    for (const stop of stops) stop()
    other.destroy()
    pair.end()
    layout.setState({ compare: null })
  }
  const told = () => comparisonInWords({ pair, name, store }, page.language.words.now())
  const asked = seeds ?? null
  const shown = { pair, other: other.page, side: 'a', name, branch, asked, store, desk } as const
  layout.setState({
    compare: { ...shown, told, end },
    // Half a stage has no room for a list beside it, nor a phone for a sheet under two.
    table: false,
    sheetStop: 0,
  })
}

/** Ends the comparison; the page goes on with the run of the other side. */
export function goOnWithB({ session, layout }: Page, comparison: Comparison): void {
  const { pair, branch } = comparison
  const { recording, time, watched } = pair.b.store.getState()
  const plays = isGoingOn(session.store.getState())
  comparison.end()
  layout.setState({ dialog: null })
  const { tree } = session.store.getState()
  const known = tree.branches.find(({ id }) => id === branch)
  // A branch that nobody has edited meanwhile is shown where it stands in its tree.
  if (known !== undefined && isSame(known.recording, recording))
    return session.regrow((now) => turnTo(now, known.id), false)
  session.keep()
  session.open(recording, time, plays, watched)
}

/** Tells how the sides differ, at most once a second. */
function measure(pair: Pair, store: Comparison['store']): () => void {
  let latest: Difference | null = null
  const show = createThrottle(renewedMs, () => store.setState({ difference: latest }))
  const meter = createMeter(pair, (difference) => {
    latest = difference
    show.request()
  })
  return () => {
    meter.stop()
    show.destroy()
  }
}

/** Ends the comparison where one of its runs is gone, or is not the one that was chosen any more, and says so. */
function watchEnd(page: Page, { a, b }: Pair): () => void {
  const { layout, session, visit, language } = page
  const end = (sentence: string | null) => {
    layout.getState().compare?.end()
    if (sentence !== null) session.say(sentence)
  }
  const text = () => language.words.now().text(compareText)
  const stops = [
    b.store.subscribe(({ fault, recording }, before) => {
      if (fault !== null) end(text().stopped(language.words.now().say(fault.sentence)))
      else if (recording !== before.recording && heaviestOf(recording).isHeavy)
        end(text().becameHeavy)
    }),
    a.store.subscribe((now, before) => {
      if (now.fault !== null) end(null)
      else if (now.opened !== before.opened || now.recording.organism !== before.recording.organism)
        end(text().anotherRun)
      else if (now.recording !== before.recording && heaviestOf(now.recording).isHeavy)
        end(text().becameHeavy)
    }),
    layout.subscribe(({ lesson }) => lesson !== null && end(text().lessonBegan)),
    visit.store.subscribe((state) => runWaits(state) && end(null)),
  ]
  return () => stops.forEach((stop) => stop())
}
