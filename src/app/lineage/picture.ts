import type { ChartTheme } from '#app/charts/chart-theme.ts'
import type { Life, Lives } from './lives.ts'
import type { Viewport } from './viewport.ts'

/** The tree of one moment, ready to be drawn. */
export interface Picture {
  readonly lives: Lives
  /** From top to bottom. */
  readonly order: readonly Life[]
  /** Where a cell's line stands, in rows; between two while it gives way to a new one. */
  readonly rowOf: (life: Life) => number
  readonly view: Viewport
  /** Present time, s. */
  readonly time: number
  readonly duration: number
  /** Numbers of those who live or have living descendants. */
  readonly surviving: ReadonlySet<number>
  /** The chosen cell and those it descends from. */
  readonly descent: readonly Life[]
  readonly hovered: number
  /** Where a walk with the keys stands, 0 for nowhere. */
  readonly walked: number
  readonly theme: ChartTheme
}

/** When a cell's line ends: at its end, or at the present. */
export function endOf(life: Life, time: number): number {
  return life.endedAt < 0 ? time : life.endedAt
}
