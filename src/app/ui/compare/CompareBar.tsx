import { useStore } from 'zustand'
import { partingOf } from '#app/compare/traffic.ts'
import { isGoingOn } from '#app/store/session-state.ts'
import { formatClock } from '#text/clock.ts'
import { compareText } from '#text/en/compare.ts'
import { openDialog } from '../layout.ts'
import { usePage, useText } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { goOnWithB } from './begin.ts'
import type { Comparison } from './comparison.ts'
import { differenceInWords } from './in-words.ts'
import { useSideNames } from './use-comparison.ts'

/** How the two runs differ, in a sentence, and the ways on. */
export function CompareBar({ comparison }: { readonly comparison: Comparison }) {
  const page = usePage()
  const text = useText(compareText)
  const sentence = useSentence(comparison)
  const parting = useParting(comparison)
  // Read out when both stand: while they go on it changes every second.
  const goesOn = useStore(comparison.pair.a.store, isGoingOn)
  const leave = (end: () => void) => {
    end()
    // The buttons go with the comparison.
    page.stage.now?.canvas.focus({ preventScroll: true })
  }
  return (
    <section className="compare-bar" aria-label={text.bar}>
      <div className="compare-words">
        <p className="compare-sentence">{sentence}</p>
        {parting !== null && <p className="micro">{parting}</p>}
      </div>
      <div className="compare-ways-on">
        <Button onPress={() => openDialog(page.layout, 'compare')}>{text.details}</Button>
        <Button help={text.keepAHelp} onPress={() => leave(() => comparison.end())}>
          {text.keepA}
        </Button>
        <Button help={text.keepBHelp} onPress={() => leave(() => goOnWithB(page, comparison))}>
          {text.keepB}
        </Button>
      </div>
      <p className="hidden-visually" role="status">
        {goesOn ? '' : sentence}
      </p>
    </section>
  )
}

/** The difference in one sentence; empty before both have told of one moment. */
export function useSentence(comparison: Comparison): string {
  const { pair, store } = comparison
  const text = useText(compareText)
  const [a, b] = useSideNames(comparison)
  const difference = useStore(store, (state) => state.difference)
  const duration = useStore(pair.a.store, (state) => state.duration)
  return differenceInWords(difference, [a, b], duration, text)
}

/** From when on the runs meet other requests, and why; null while they meet the same ones. */
function useParting({ pair }: Comparison): string | null {
  const text = useText(compareText)
  const a = useStore(pair.a.store, (state) => state.recording)
  const b = useStore(pair.b.store, (state) => state.recording)
  const duration = useStore(pair.a.store, (state) => state.duration)
  const parting = partingOf(a, b)
  return parting === null ? null : text.parting[parting.why](formatClock(parting.from, duration))
}
