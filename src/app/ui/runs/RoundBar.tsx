import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { stepOf } from '#app/rounds/keys.ts'
import { secondsLeft, type Round } from '#app/rounds/round.ts'
import { roundsText } from '#text/en/rounds.ts'
import { openDialog } from '../layout.ts'
import { usePage, useRun, useText } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { Icon } from '../parts/Icon.tsx'
import { deskOf } from './desk-of.ts'

/** The round under way: two large buttons, what is asked for, and the seconds that are left. */
export function RoundBar() {
  const { rounds } = deskOf(usePage())
  const { round } = useStore(rounds.store)
  if (round === null) return null
  return round.phase === 'playing' ? <Playing round={round} /> : <Over round={round} />
}

function Playing({ round }: { readonly round: Round }) {
  const page = usePage()
  const { rounds } = deskOf(page)
  const text = useText(roundsText)
  const more = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    more.current?.focus({ preventScroll: true })
    const listen = (event: KeyboardEvent) => {
      const step = stepOf(event)
      if (step === null || page.layout.getState().dialog !== null) return
      // The arrows would walk from cell to cell, and the signs zoom.
      event.preventDefault()
      event.stopPropagation()
      rounds.press(step)
    }
    document.addEventListener('keydown', listen, true)
    return () => document.removeEventListener('keydown', listen, true)
  }, [page, rounds])
  return (
    <div className="round-bar" role="group" aria-label={text.title}>
      <button
        type="button"
        className="round-button"
        aria-label={text.less}
        title={text.less}
        onClick={() => rounds.press(-1)}
      >
        <Icon name="minus" />
      </button>
      <div className="round-now">
        <strong className="figure">
          <Left />
        </strong>
        <span role="status">{text.asked(round.asked)}</span>
        <Cells />
        <Button look="ghost" onPress={() => rounds.end()}>
          {text.end}
        </Button>
      </div>
      <button
        type="button"
        className="round-button"
        aria-label={text.more}
        title={text.more}
        ref={more}
        onClick={() => rounds.press(1)}
      >
        <Icon name="plus" />
      </button>
    </div>
  )
}

function Left() {
  const text = useText(roundsText)
  return text.left(useRun(({ time }) => secondsLeft(time)))
}

function Cells() {
  const text = useText(roundsText)
  const ready = useRun(({ figures }) => figures?.cells.ready ?? 0)
  const starting = useRun(({ figures }) => figures?.cells.starting ?? 0)
  return <span className="micro figure">{text.cells(ready, starting)}</span>
}

function Over({ round }: { readonly round: Round }) {
  const page = usePage()
  const { rounds } = deskOf(page)
  const text = useText(roundsText)
  return (
    <div className="round-bar" role="group" aria-label={text.title}>
      <div className="round-now">
        <span role="status">{round.phase === 'judging' ? text.judging : text.over}</span>
        {round.phase === 'over' && (
          <span className="row">
            <Button look="primary" onPress={() => openDialog(page.layout, 'runs')}>
              {text.result}
            </Button>
            <Button look="ghost" onPress={() => rounds.end()}>
              {text.end}
            </Button>
          </span>
        )}
      </div>
    </div>
  )
}
