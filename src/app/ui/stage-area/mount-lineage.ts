import type { LineageOptions } from '#app/lineage/desk.ts'
import type { Lineage } from '#app/lineage/lineage.ts'
import type { Stage } from '#app/stage/stage.ts'
import { headerText } from '#text/en/header.ts'
import type { Page } from '../page.ts'

interface LineageWishes {
  readonly insets: LineageOptions['insets']
  /** True in a player inside another page: the plain wheel scrolls that page. */
  readonly isPlayer: boolean
  /** Where the cells come from, when another view showed them before. */
  readonly stage: Stage | null
  /** Hears of the lineage while it is there, and null when it goes. */
  readonly onLineage: (lineage: Lineage | null) => void
}

/** Loads the lineage into a host and ties it to the page; it draws only while it is mounted. */
export function mountLineage(
  host: HTMLElement,
  page: Page,
  wishes: LineageWishes,
): { destroy(): void } {
  let end: (() => void) | null = null
  let isGone = false
  import('#app/lineage/lineage.ts').then(
    ({ createLineage }) => {
      if (!isGone) end = tie(createLineage(host, optionsOf(page, wishes)), page, wishes)
    },
    () => page.session.say(page.language.words.now().text(headerText).lineageFailed),
  )
  return {
    destroy() {
      isGone = true
      end?.()
    },
  }
}

function optionsOf(page: Page, { insets, isPlayer }: LineageWishes): LineageOptions {
  const { theme, layout, language, selection } = page
  return {
    theme: theme.store.getState().shown,
    reducedMotion: layout.getState().motion === 'reduced',
    insets,
    words: language.words,
    plainWheelScrolls: isPlayer,
    onSelect: (id) => selection.setState({ cell: id === 0 ? null : id, decision: null }),
    onWalk: (walked) => selection.setState({ walked }),
  }
}

function tie(lineage: Lineage, page: Page, wishes: LineageWishes): () => void {
  const { session, theme, selection, layout } = page
  const update = () => {
    const { run, notes, duration, status, time } = session.store.getState()
    // The newest frame is nearer to the present than the last figures.
    const present = session.lastFrame()?.time ?? time
    lineage.update({ run, notes, time: present, duration, playing: status === 'playing' })
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
  const places = wishes.stage?.places()
  if (places !== undefined) lineage.arriveFrom(places)
  wishes.onLineage(lineage)
  return () => {
    wishes.onLineage(null)
    for (const stop of end) stop()
    lineage.destroy()
  }
}
