import { useStore } from 'zustand'
import type { SessionState } from '#app/store/session-state.ts'
import type { Session } from '#app/store/session.ts'
import { useWords } from '../page.ts'
import type { Comparison } from './comparison.ts'
import { sideNames, type NamedRun } from './side-names.ts'

/** What both sides of a comparison are called now. */
export function useSideNames({ pair, name }: Comparison): readonly [a: string, b: string] {
  return sideNames(useNamed(pair.a), useNamed(pair.b), name, useWords())
}

function useNamed({ store }: Session): NamedRun {
  const of = <Part>(select: (state: SessionState) => Part) => select
  const settings = useStore(
    store,
    of((state) => state.settings),
  )
  const watched = useStore(
    store,
    of((state) => state.watched),
  )
  const recording = useStore(
    store,
    of((state) => state.recording),
  )
  return { settings, watched, recording }
}
