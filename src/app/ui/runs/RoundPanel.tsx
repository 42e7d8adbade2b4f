import { useState } from 'react'
import { useStore } from 'zustand'
import { rivalRecording, roundLength, roundSpeed, type Round } from '#app/rounds/round.ts'
import type { RunFigures } from '#sweep/result.ts'
import { roundsText } from '#text/en/rounds.ts'
import { comparing } from '../compare/openers.ts'
import { closeDialog } from '../layout.ts'
import { usePage, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { copyText } from '../parts/copy-text.ts'
import { addressOf } from '../parts/link-address.ts'
import { deskOf } from './desk-of.ts'

/** A round by hand: what it is, and what the last one came to. */
export function RoundPanel() {
  const page = usePage()
  const { layout } = page
  const text = useText(roundsText)
  const { rounds } = deskOf(page)
  const { round } = useStore(rounds.store)
  const isOver = round?.phase === 'over'
  const begin = (seed: number) => {
    closeDialog(layout, 'runs')
    // The dialog gives the focus back before the round takes it.
    requestAnimationFrame(() => rounds.begin(seed))
  }
  return (
    <div className="sweep">
      <h3>{text.title}</h3>
      {round?.phase === 'judging' && <p role="status">{text.judging}</p>}
      {isOver && <Result round={round} />}
      {!isOver && <p className="reading">{text.about(roundLength, roundSpeed)}</p>}
      {!isOver && <p className="note">{text.how}</p>}
      <p className="note">{text.fair}</p>
      <div className="runs-acts">
        {isOver && (
          <Button look="primary" onPress={() => begin(round.seed)}>
            {text.again}
          </Button>
        )}
        <Button look={isOver ? 'plain' : 'primary'} onPress={() => begin(drawSeed())}>
          {isOver ? text.another : text.begin}
        </Button>
        {isOver && <Ways round={round} />}
      </div>
    </div>
  )
}

/** Small, so that it can be read out to a room. */
function drawSeed(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 10_000
}

/** Where a result leads: to the autoscaler's run, and to others. */
function Ways({ round }: { readonly round: Round }) {
  const page = usePage()
  const { session, layout } = page
  const text = useText(roundsText)
  const watch = () => {
    session.open(rivalRecording(round.seed))
    session.play()
    closeDialog(layout, 'runs')
  }
  const copy = async () => {
    const address = await addressOf(page, 0).catch(() => '')
    const isCopied = address !== '' && (await copyText(address))
    session.say(isCopied ? text.copied : text.notCopied)
  }
  const compare = async () => {
    const { compareFromLink } = await comparing()
    // Both from their start on, also where the visitor has gone elsewhere meanwhile.
    session.open(round.mine ?? session.store.getState().recording)
    closeDialog(layout, 'runs')
    compareFromLink(page, { recording: rivalRecording(round.seed), seeds: null })
  }
  return (
    <>
      <Button onPress={() => void compare().catch(() => session.say(text.notFetched))}>
        {text.compare}
      </Button>
      <Button onPress={watch}>{text.watch}</Button>
      <Button look="ghost" icon="copy" onPress={() => void copy()}>
        {text.copy}
      </Button>
    </>
  )
}

const rows = ['failed', 'late', 'p99', 'cost', 'cells', 'decisions'] as const

/** Both results in one sentence and in a table; what made the round another one is told. */
function Result({ round }: { readonly round: Round }) {
  const text = useText(roundsText)
  const { numbers } = useWords()
  const [mine, its] = round.results.map((result) => result?.figures ?? null)
  const [shown] = useState({
    failed: (figures: RunFigures) => numbers.count(figures.failed ?? 0),
    late: (figures: RunFigures) => numbers.count(late(figures)),
    p99: (figures: RunFigures) => (figures.p99 === null ? '–' : numbers.latency(figures.p99)),
    cost: (figures: RunFigures) => numbers.money(figures.cost ?? 0),
    cells: (figures: RunFigures) => numbers.rate((figures.replicaSeconds ?? 0) / 3600),
    decisions: (figures: RunFigures) => numbers.count(figures.decisions ?? 0),
  })
  if (!mine || !its) return <p role="status">{text.failed}</p>
  const { hasLookedBack, hasOwnPace, hasOtherChanges } = round.remarks
  return (
    <>
      <p className="reading" role="status">
        {text.verdict(
          mine.missedRequests ?? 0,
          its.missedRequests ?? 0,
          mine.cost ?? 0,
          its.cost ?? 0,
        )}
      </p>
      {hasLookedBack && <p className="runs-warning">{text.lookedBack}</p>}
      {hasOwnPace && <p className="runs-warning">{text.ownPace}</p>}
      {hasOtherChanges && <p className="runs-warning">{text.otherChanges}</p>}
      <table className="sweep-table">
        <thead>
          <tr>
            <th scope="col">{text.figure}</th>
            <th scope="col">{text.you}</th>
            <th scope="col">{text.it}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{text.rows[row]}</th>
              <td className="figure">{shown[row](mine)}</td>
              <td className="figure">{shown[row](its)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** Those that were answered, but later than the objective. */
function late({ missedRequests, failed }: RunFigures): number {
  return Math.max(0, (missedRequests ?? 0) - (failed ?? 0))
}
