import { useEffect, useMemo, useState } from 'react'
import type { Beside } from '#share/beside.ts'
import { packLink } from '#share/link-desk.ts'
import { encodeLink, type EncodedLink, type LinkState } from '#share/link.ts'
import { isLongRun } from '#share/link-orders.ts'
import type { Comparison } from '../../compare/comparison.ts'
import { useLayout, usePage, useRun, useTheme, useWords } from '../../page.ts'

/** Where a link opens the run. */
export type LinkStart = 'moment' | 'beginning'

interface Look {
  readonly isPlayer: boolean
  readonly keepsTheme: boolean
}

/**
 * The link of a run, packed again only when something of it changes; the sentence why there is none,
 * or null while a long run is being packed. The next change ends the packing of the one before.
 */
export function useLink(
  moment: LinkState,
  start: LinkStart,
  { isPlayer, keepsTheme }: Look,
): EncodedLink | string | null {
  const { builtIns } = usePage()
  const shown = useTheme((theme) => theme.shown)
  const view = useLayout((state) => state.view)
  const theme = keepsTheme ? shown : null
  // The service that clients call is shown where a link says nothing.
  const service = useRun(({ watched, services }) =>
    watched > 0 ? (services[watched] ?? null) : null,
  )
  const goal = useLayout((state) => state.goal)
  // A player shows one run.
  const compare = useLayout((now) => (isPlayer ? null : now.compare))
  const { say } = useWords()
  const state = useMemo((): LinkState => {
    const look = { ui: isPlayer ? 'min' : null, view, theme, service, goal } as const
    const beside = compare === null ? null : besideOf(compare)
    return {
      ...(start === 'moment' ? moment : { recording: moment.recording }),
      view: look,
      beside,
    }
  }, [moment, start, isPlayer, view, theme, service, goal, compare])
  const atOnce = useMemo(
    () => (isLongRun(state.recording) ? null : encodeLink(state, builtIns)),
    [state, builtIns],
  )
  const [later, setLater] = useState<{ of: LinkState; link: typeof atOnce } | null>(null)
  useEffect(() => {
    if (!isLongRun(state.recording)) return
    const packing = new AbortController()
    void packLink(state, { builtIns, signal: packing.signal }).then((link) => {
      if (!packing.signal.aborted) setLater({ of: state, link })
    })
    return () => packing.abort()
  }, [state, builtIns])
  const link = atOnce ?? (later?.of === state ? later.link : null)
  if (link === null) return null
  return link.ok ? link.value : say(link.problem)
}

/** The second run of a comparison, and over how many seeds it was looked at or is to be. */
function besideOf({ pair, store, asked }: Comparison): Beside {
  const { recording } = pair.b.store.getState()
  return { recording, seeds: store.getState().seeds?.plan.seeds ?? asked }
}
