import type { LineageOptions } from '#app/lineage/desk.ts'
import { createLineage, type Lineage } from '#app/lineage/lineage.ts'
import type { Stage } from '#app/stage/stage.ts'
import { watchedName } from '#app/store/watched.ts'
import type { Page } from '../page.ts'

interface LineageWishes {
  readonly insetsFor: LineageOptions['insetsFor']
  /** True in a player inside another page: the plain wheel scrolls that page. */
  readonly isPlayer: boolean
  /** Where the cells come from. */
  readonly stage: { readonly current: Stage | null }
  /** Hears of the lineage while it is there, and null when it goes. */
  readonly onLineage: (lineage: Lineage | null) => void
}

/** Puts the lineage into a host and ties it to the page; it draws only while it is mounted. */
export function mountLineage(
  host: HTMLElement,
  page: Page,
  wishes: LineageWishes,
): { destroy(): void } {
  const lineage = createLineage(host, optionsOf(page, wishes))
  const untie = tie(lineage, page, wishes)
  return {
    destroy() {
      untie()
      lineage.destroy()
    },
  }
}

function optionsOf(page: Page, { insetsFor, isPlayer }: LineageWishes): LineageOptions {
  const { theme, layout, language, selection } = page
  return {
    theme: theme.store.getState().shown,
    reducedMotion: layout.getState().motion === 'reduced',
    insetsFor,
    words: language.words,
    plainWheelScrolls: isPlayer,
    onSelect: (id) => selection.setState({ cell: id === 0 ? null : id, decision: null }),
    onWalk: (walked) => selection.setState({ walked }),
  }
}

function tie(lineage: Lineage, page: Page, wishes: LineageWishes): () => void {
  const { session, theme, selection, layout } = page
  const update = () => {
    const state = session.store.getState()
    const { run, watched, notes, duration, status, time } = state
    // The newest frame is nearer to the present than the last figures.
    const present = session.lastFrame()?.time ?? time
    lineage.update({
      run,
      service: watched,
      name: watchedName(state),
      notes,
      time: present,
      duration,
      playing: status === 'playing',
    })
  }
  const end = [
    session.onFrame((frame) => {
      lineage.look(frame)
      update()
    }),
    session.store.subscribe(update),
    theme.store.subscribe(({ shown }) => lineage.setTheme(shown)),
    selection.subscribe(({ cell }) => lineage.select(cell ?? 0)),
    layout.subscribe(({ motion, table }) => {
      lineage.setReducedMotion(motion === 'reduced')
      lineage.showTree(table)
    }),
  ]
  update()
  lineage.select(selection.getState().cell ?? 0)
  lineage.showTree(layout.getState().table)
  const { status } = session.store.getState()
  // On the way to a moment, as after opening a link, nothing has been seen that could travel.
  const isSettled = status !== 'loading' && status !== 'seeking'
  if (wishes.stage.current !== null && isSettled) lineage.arriveFrom(wishes.stage.current.places())
  wishes.onLineage(lineage)
  return () => {
    wishes.onLineage(null)
    for (const stop of end) stop()
  }
}
