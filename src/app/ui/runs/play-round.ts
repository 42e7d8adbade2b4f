import type { StoreApi } from 'zustand/vanilla'
import { makeExact } from '#app/sweeps/exact-figures.ts'
import {
  beginRound,
  byHand,
  follow,
  handRecording,
  judge,
  press as pressed,
  rivalRecording,
  roundSpeed,
  type Round,
} from '#app/rounds/round.ts'
import { poolSize, createRunnerThread } from '#sweep/pool/threads.ts'
import { openDialog } from '../layout.ts'
import type { Page } from '../page.ts'

/** One round at a time; null before the first, and after the visitor has gone elsewhere. */
export interface RoundState {
  readonly round: Round | null
}

/** The rounds of a page. Both runs of one that is over stay in its state: whoever shows two runs side by side takes them from there. */
export interface Rounds {
  readonly store: StoreApi<RoundState>
  begin(seed: number): void
  /** One cell more or one less. */
  press(step: 1 | -1): void
  /** Leaves the round; the run stays. */
  end(): void
}

/** Plays rounds in the page's own run; the autoscaler plays in threads beside it. */
export function playRounds({ session, layout }: Page, store: StoreApi<RoundState>): Rounds {
  let foresight: boolean | null = null
  let cancel: () => void = () => undefined
  const set = (round: Round | null) => {
    store.setState({ round })
    // Nobody sees what will come while the round is played.
    if (round?.phase === 'playing' || foresight === null) return
    session.setForesight(foresight)
    foresight = null
  }
  const start = (round: Round, mine: NonNullable<Round['mine']>) => {
    const parts = { size: poolSize(navigator.hardwareConcurrency), makeThread: createRunnerThread }
    cancel = makeExact([mine, rivalRecording(round.seed)], parts, (results) => {
      const { round: now } = store.getState()
      if (now === null) return
      set(judge(now, results))
      if (layout.getState().dialog === null) openDialog(layout, 'runs')
    })
  }
  session.store.subscribe((state) => {
    const { round } = store.getState()
    if (round?.phase !== 'playing') return
    const next = follow(round, state)
    set(next)
    if (next?.phase === 'judging' && next.mine !== null) start(next, next.mine)
  })
  return {
    store,
    begin(seed) {
      cancel()
      // One hand plays one run.
      layout.getState().compare?.end()
      set(null)
      session.open(handRecording(seed))
      // The same run once more begins anew.
      session.reset()
      session.setSpeed(roundSpeed)
      foresight = session.store.getState().foresight
      session.setForesight(false)
      set(beginRound(seed, session.store.getState().opened))
      session.play()
    },
    press(step) {
      const { round } = store.getState()
      if (round?.phase !== 'playing') return
      const next = pressed(round, step)
      if (next === round) return
      set(next)
      session.change('policy', byHand(next.asked))
    },
    end() {
      cancel()
      set(null)
    },
  }
}
