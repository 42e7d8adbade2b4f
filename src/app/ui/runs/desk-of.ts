import { createStore, type StoreApi } from 'zustand/vanilla'
import { createKeeper, tabMemory, type Keeper } from '#app/drafts/keeper.ts'
import { createShelf, type Shelf } from '#app/drafts/shelf.ts'
import { createPageAddress } from '#app/store/page-address.ts'
import { createPageClock } from '#app/store/page-clock.ts'
import type { Page } from '../page.ts'
import { playRounds, type Rounds, type RoundState } from './play-round.ts'
import { watchGoal, type GoalState } from './watch-goal.ts'

/** What a visitor keeps, and what the run is held to. */
export interface Desk {
  readonly shelf: Shelf
  readonly keeper: Keeper
  readonly goal: StoreApi<GoalState>
  readonly rounds: Rounds
}

/** The desk of a page, made when it is first asked for; it lasts as long as the page. */
export function deskOf(page: Page): Desk {
  return (page.desk.now ??= createDesk(page))
}

function createDesk(page: Page): Desk {
  const { session, builtIns, layout } = page
  const shelf = createShelf()
  const keeper = createKeeper({
    session,
    builtIns,
    shelf,
    clock: createPageClock(),
    address: createPageAddress(),
    goal: () => layout.getState().goal,
    tab: tabMemory(),
    now: () => Date.now(),
  })
  const goal = createStore<GoalState>()(() => ({
    goal: null,
    wrong: null,
    result: null,
    isApproximate: false,
    isChecking: false,
  }))
  watchGoal(page, goal)
  const rounds = playRounds(
    page,
    createStore<RoundState>()(() => ({ round: null })),
  )
  return { shelf, keeper, goal, rounds }
}

/** Gives the run another goal, or none. */
export function setGoal(page: Page, goal: string | null): void {
  page.layout.setState({ goal })
  deskOf(page).keeper.noteGoal()
}
