import { createContext, use, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { Recording } from '#core/organisms/recording.ts'
import type { Scenario } from '#core/organisms/scenario.ts'
import type { AnyServiceSettings } from '#core/organisms/systems.ts'
import type { Sketch } from '#app/charts/sketch.ts'
import type { LessonDesk } from '#app/lessons/desk.ts'
import type { SessionPort } from '#app/player/session-port.ts'
import { watchedSettings } from '#app/store/service-settings.ts'
import type { CellMemory } from '#app/store/cell-memory.ts'
import type { StagesBeside } from '#app/stage/stage-options.ts'
import type { Stage } from '#app/stage/stage.ts'
import type { Selection } from '#app/store/selection.ts'
import type { SessionState } from '#app/store/session-state.ts'
import type { Session } from '#app/store/session.ts'
import { runWaits, type VisitState } from '#app/store/visit-state.ts'
import type { Visit } from '#app/store/visit.ts'
import type { BuiltIns } from '#share/scenario-link.ts'
import type { Area } from '#text/messages.ts'
import type { Words } from '#text/words.ts'
import type { PageLanguage } from './language.ts'
import type { Layout, PageLayout } from './layout.ts'
import type { Desk } from './runs/desk-of.ts'
import type { Theme, ThemeState } from './theme.ts'

/** A lesson at work, and its id. */
export interface OpenLesson {
  readonly id: string
  readonly desk: LessonDesk
}

/** What of lessons is at work, and the line that one of them asks for. */
export interface LessonAtWork {
  readonly now: OpenLesson | null
  readonly sketch?: Sketch | null
}

/** Everything one page is made of; composed once, given by context, never a global. */
export interface Page {
  readonly session: Session
  /** Whose load it is, where that is not this run's alone: of two on the same traffic that of the first. */
  readonly traffic?: Session
  /** The same session as the parts without React see it. */
  readonly port: SessionPort
  readonly selection: StoreApi<Selection>
  readonly memory: CellMemory
  readonly visit: Visit
  /** The stage while it is there. */
  readonly stage: {
    now: Stage | null
    /** The focus was on the stage that has just gone; the next one takes it. */
    hadFocus: boolean
    /** With the stages that stand beside it. */
    readonly beside: StagesBeside
  }
  /** The lesson that is open, as long as it is. */
  readonly lesson: StoreApi<LessonAtWork>
  /** Drafts, goals and rounds, once they are there. */
  readonly desk: { now: Desk | null }
  readonly theme: Theme
  readonly language: PageLanguage
  readonly layout: StoreApi<Layout>
  /** What the visitor prefers of the layout. */
  readonly preferences: Pick<PageLayout, 'chooseMotion' | 'chooseHand' | 'chooseShortcuts'>
  readonly scenarios: Readonly<Record<string, Scenario>>
  readonly builtIns: BuiltIns
  /** The scenarios as runs to open. */
  readonly openings: Readonly<Record<string, Recording>>
}

/** Gives the page to its components. */
export const PageContext = createContext<Page | null>(null)

/** The page that a component belongs to. */
export function usePage(): Page {
  const page = use(PageContext)
  if (page === null) throw new Error('a component stands inside its page')
  return page
}

/** A narrow part of what is known of the run; the component draws again only when it changes. */
export function useRun<Part>(select: (state: SessionState) => Part): Part {
  return useStore(usePage().session.store, select)
}

/** A narrow part of the settings of the service that is shown. */
export function useSettings<Part>(select: (settings: AnyServiceSettings) => Part): Part {
  return useRun((state) => select(watchedSettings(state)))
}

/** What the visitor looks at. */
export function useSelection<Part>(select: (state: Selection) => Part): Part {
  return useStore(usePage().selection, select)
}

/** How this visit began and what became of its link. */
export function useVisit<Part>(select: (state: VisitState) => Part): Part {
  return useStore(usePage().visit.store, select)
}

/** Whether the run waits behind a damaged link. */
export function useRunWaits(): boolean {
  return useVisit(runWaits)
}

/** Which panels are open and how much room there is. */
export function useLayout<Part>(select: (state: Layout) => Part): Part {
  return useStore(usePage().layout, select)
}

/** The theme in force. */
export function useTheme<Part>(select: (state: ThemeState) => Part): Part {
  return useStore(usePage().theme.store, select)
}

/** The language in force; the component draws again when it changes. */
export function useWords(): Words {
  const { words } = usePage().language
  return useSyncExternalStore(words.subscribe, words.now)
}

/** The texts of an area in the language in force. */
export function useText<Texts>(area: Area<Texts>): Texts {
  return useWords().text(area)
}
