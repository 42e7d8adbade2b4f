import { useEffect, useRef } from 'react'
import { heaviestOf } from '#app/store/burden.ts'
import { startExplaining } from '#incidents/desk.ts'
import { createAnswererThread, poolSize } from '#sweep/pool/threads.ts'
import type { ExplainedIncident } from '../layout.ts'
import { useLayout, usePage, useRun } from '../page.ts'

/** More attempts than this in one run would keep the threads busy for minutes: an explanation makes a dozen of them. */
export const attemptsMost = 2e7

/** The explanation of this page, and the ways to ask for one and to stop it. */
export interface Explaining {
  /** The last one that was asked for; null where none was. */
  readonly last: ExplainedIncident | null
  /** About so many attempts has the run; null where it can be explained here. */
  readonly tooMany: number | null
  /** Explains the incident of a moment, else the worst one. */
  readonly start: (time: number) => void
  readonly stop: () => void
}

/** Makes one explanation at a time; it stays with the page, so that one of its runs can be opened and then another. */
export function useExplaining(): Explaining {
  const { layout, session } = usePage()
  const last = useLayout((state) => state.explained ?? null)
  const recording = useRun((state) => state.recording)
  const end = useRef<(() => void) | null>(null)
  const keep = (explained: ExplainedIncident | null) => layout.setState({ explained })
  useEffect(
    () => () => {
      const isUnderWay = layout.getState().explained?.state.phase === 'running'
      end.current?.()
      if (isUnderWay) layout.setState({ explained: null })
    },
    [layout],
  )
  const { attempts } = heaviestOf(recording)
  return {
    last,
    tooMany: attempts > attemptsMost ? attempts : null,
    start(time) {
      end.current?.()
      const { recording: of, watched: service } = session.store.getState()
      end.current = startExplaining(
        of,
        { service, time },
        {
          size: poolSize(navigator.hardwareConcurrency),
          makeThread: createAnswererThread,
          show: (state) => keep({ recording: of, service, state }),
        },
      )
    },
    stop() {
      end.current?.()
      keep(null)
    },
  }
}
