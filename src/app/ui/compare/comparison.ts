import type { StoreApi } from 'zustand/vanilla'
import type { Difference } from '#app/compare/difference.ts'
import type { Pair } from '#app/compare/pair.ts'
import type { SeedDesk, SeedState, SideName } from '#app/compare/seeds.ts'
import type { Page } from '../page.ts'

/** What is known of a comparison as it goes on. */
export interface ComparisonState {
  /** Both sides at the last moment that both have told of; null before the first. */
  readonly difference: Difference | null
  /** The last runs over many seeds; null before anybody asked for them. */
  readonly seeds: SeedState | null
}

/** Two runs beside each other on the page. */
export interface Comparison {
  readonly pair: Pair
  /** The page as those parts see it that show the other run, B. */
  readonly other: Page
  /** Whose settings, cells and decisions the panels show. */
  readonly side: SideName
  /** What B was chosen as, such as the name of a branch; null where its settings tell. */
  readonly name: string | null
  /** The branch of the tree that B was chosen as. */
  readonly branch: number | null
  /** Over how many seeds the link asks to look; null where it does not. */
  readonly asked: number | null
  readonly store: StoreApi<ComparisonState>
  /** Makes both runs over many seeds. */
  readonly desk: SeedDesk
  /** For who does not see it: that there are two runs, and how they differ. */
  told(): string
  /** Ends the other run; the page's own goes on alone. */
  end(): void
}
