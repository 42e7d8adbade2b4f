import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ViewName } from '#app/views.ts'

/** Wide shows the rail, medium keeps it in a drawer, phone has a sheet below the stage. */
export type Width = 'wide' | 'medium' | 'phone'
export type SheetTab = 'load' | 'rules' | 'charts'
export type Dialog = 'share' | 'import' | 'help'

/** What of the page is open. */
export interface Layout {
  /** What of the run is shown. */
  readonly view: ViewName
  readonly width: Width
  /** The rail as a drawer is open. */
  readonly drawer: boolean
  readonly sheet: SheetTab
  /** How far the sheet is pulled up: 0 closed, 1 half, 2 whole. */
  readonly sheetStop: 0 | 1 | 2
  readonly dialog: Dialog | null
  /** What was dropped or pasted for the import dialog to look at. */
  readonly offered: string | File | null
  /** Whether decoration moves: what the system asks for, unless the visitor wants to see it. */
  readonly motion: 'full' | 'reduced'
  /** The table of cells is shown, not only there for screen readers. */
  readonly table: boolean
}

/** Follows the width of the window; returns the store and the way to stop. */
export function createLayout(): { readonly store: StoreApi<Layout>; destroy(): void } {
  const wide = matchMedia('(min-width: 1200px)')
  const medium = matchMedia('(min-width: 900px)')
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  const widthNow = (): Width => (wide.matches ? 'wide' : medium.matches ? 'medium' : 'phone')
  const store = createStore<Layout>()(() => ({
    view: 'culture',
    width: widthNow(),
    drawer: false,
    sheet: 'load',
    sheetStop: 1,
    dialog: null,
    offered: null,
    table: false,
    motion: still.matches ? 'reduced' : 'full',
  }))
  const follow = () => store.setState({ width: widthNow() })
  const calm = () => store.setState({ motion: still.matches ? 'reduced' : 'full' })
  still.addEventListener('change', calm)
  wide.addEventListener('change', follow)
  medium.addEventListener('change', follow)
  return {
    store,
    destroy() {
      still.removeEventListener('change', calm)
      wide.removeEventListener('change', follow)
      medium.removeEventListener('change', follow)
    },
  }
}
