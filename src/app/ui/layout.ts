import type { Lesson } from '#core/organisms/lesson.ts'
import type { Recording } from '#core/organisms/recording.ts'
import type { Explaining } from '#incidents/desk.ts'
import type { ChartsSource } from '#app/charts/charts.ts'
import type { Reference } from '#app/charts/charts-scene.ts'
import type { SweepState } from '#app/sweeps/desk.ts'
import type { ReactNode } from 'react'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LessonPlace } from '#share/lesson-place.ts'
import { noScale, type Scale } from '#app/player/scale.ts'
import type { ViewName } from '#app/views.ts'
import type { Comparison } from './compare/comparison.ts'
import { readPreference, writePreference } from './preferences.ts'

/** Wide shows the rail, medium keeps it in a drawer, phone has a sheet below the stage. */
export type Width = 'wide' | 'medium' | 'phone'
export type SheetTab = 'load' | 'rules' | 'cell' | 'charts' | 'lesson'
export type Dialog = 'share' | 'import' | 'help' | 'charts' | 'sweep' | 'runs' | 'compare'
/** `auto` follows the system. */
export type MotionChoice = 'auto' | 'full' | 'reduced'
export type Hand = 'left' | 'right'
/** What is said as long as it is so, until the visitor has read it. */
export type StandingNote = 'motion' | 'offline' | 'simple'

/** A text or a file for the import dialog; two of them never have the same number. */
export interface Offer {
  readonly number: number
  readonly content: string | File
  /** So many files came with it that nobody looks at. */
  readonly others: number
}

/** The last explanation of an incident: of which run and service, and how far it is. */
export interface ExplainedIncident {
  readonly recording: Recording
  readonly service: number
  readonly state: Explaining
}

/** One note at the foot of the stage; another id is told anew. */
export interface Note {
  readonly id: string
  readonly text: ReactNode
  readonly action?: ReactNode
  readonly onDismiss: () => void
}

/** A lesson that is not built in, whole, and where it is from. */
export interface GivenLesson {
  readonly lesson: Lesson
  readonly from: 'link' | 'file' | 'draft'
}

/** A place in a lesson: of a built-in one by its id, unless another is given. */
export type OpenPlace = LessonPlace & { readonly given?: GivenLesson }

/** What of the page is open. */
export interface Layout {
  /** What of the run is shown. */
  readonly view: ViewName
  readonly width: Width
  /** The rail as a drawer is open. */
  readonly drawer: boolean
  /** The lesson that is open, and its step, from 0. */
  readonly lesson: OpenPlace | null
  /** Another run stands beside that of the page. */
  readonly compare: Comparison | null
  /** The lesson is presented to a room. */
  readonly lecture?: boolean
  /** The autoscaler's manifest stands open beside the panels. */
  readonly editor: boolean
  readonly sheet: SheetTab
  /** How far the sheet is pulled up: 0 closed, 1 half, 2 whole. */
  readonly sheetStop: 0 | 1 | 2
  readonly dialog: Dialog | null
  /** So many were opened so far. */
  readonly openings: number
  /** What was dropped or pasted for the import dialog to look at. */
  readonly offered: Offer | null
  /** So many were offered so far. */
  readonly offers: number
  /** A file is being made in a dialog that must stay open; `refused` once something was brought in meanwhile. */
  readonly export: 'none' | 'under-way' | 'refused'
  /** Somebody has asked a chart why requests were lost or late, and has not been shown it yet. */
  readonly explain?: boolean
  /** The charts to take away as files. */
  readonly charts: ChartsSource | null
  /** The last sweep: it outlives its dialog, so that one of its runs can be opened and then another. */
  readonly swept: SweepState | null
  /** Likewise the last explanation of an incident. */
  readonly explained?: ExplainedIncident | null
  /** The file that the charts show beside the run. */
  readonly reference: Reference | null
  /** Whether decoration moves: what the system asks for, unless the visitor has chosen. */
  readonly motion: 'full' | 'reduced'
  readonly motionChoice: MotionChoice
  /** The hand that holds a phone: what is pressed most stands on its side. */
  readonly hand: Hand
  /** Whether single letters act; a visitor who dictates switches them off. */
  readonly shortcuts: boolean
  /** The browser has no graphics acceleration at all. */
  readonly simple: boolean
  /** The notes that the visitor has dismissed; they stay so whatever the width of the page. */
  readonly notesRead: readonly StandingNote[]
  /** What the desk has to say: of drafts and of the goal. */
  readonly deskNotes: readonly Note[]
  /** What the run is to meet, as links write it. */
  readonly goal: string | null
  /** So many notes stand on the page; on a phone the sheet makes room for them. */
  readonly notes: number
  /** Some part of the stage is in view. */
  readonly seen: boolean
  /** What the stage stands for, as long as it is there. */
  readonly scale: Scale
  /** The table of cells is shown, not only there for screen readers. */
  readonly table: boolean
}

/** What a visitor prefers, as it is kept for the next visit; null is what the page does by itself. */
const keys = {
  motion: 'mitosis.motion',
  hand: 'mitosis.hand',
  shortcuts: 'mitosis.keys',
  simple: 'mitosis.simple',
} as const

/** The panels of a page, and what of them the visitor prefers. */
export interface PageLayout {
  readonly store: StoreApi<Layout>
  /** Looks again how much room there is, as after a change of the page's scale. */
  measure(): void
  chooseMotion(choice: MotionChoice): void
  chooseHand(hand: Hand): void
  chooseShortcuts(act: boolean): void
  destroy(): void
}

/** How a page begins. */
const closed = {
  lesson: null,
  compare: null,
  drawer: false,
  editor: false,
  dialog: null,
  offered: null,
} as const

/** Follows the width of the window. `zoom` tells how many times larger the page is drawn. */
export function createLayout(
  zoom: () => number = () => 1,
  root: HTMLElement = document.documentElement,
): PageLayout {
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  const widthNow = (): Width => {
    const width = innerWidth / zoom()
    return width >= 1200 ? 'wide' : width >= 900 ? 'medium' : 'phone'
  }
  const resolved = (motionChoice: MotionChoice) => ({
    motionChoice,
    motion: motionChoice === 'auto' ? (still.matches ? 'reduced' : 'full') : motionChoice,
  })
  const store = createStore<Layout>()(() => ({
    view: 'culture',
    width: widthNow(),
    ...closed,
    sheet: 'load',
    // So low a window has no room for a sheet beside its stage.
    sheetStop: innerHeight < 400 ? 0 : 1,
    openings: 0,
    offers: 0,
    export: 'none',
    charts: null,
    swept: null,
    reference: null,
    seen: true,
    scale: noScale,
    table: false,
    simple: false,
    // Who has no graphics acceleration is told once, for good.
    notes: 0,
    deskNotes: [],
    goal: null,
    notesRead: readPreference(keys.simple) === null ? [] : ['simple'],
    ...resolved(motionOf(readPreference(keys.motion))),
    hand: readPreference(keys.hand) === 'left' ? 'left' : 'right',
    shortcuts: readPreference(keys.shortcuts) !== 'off',
  }))
  const measure = () => {
    if (store.getState().width !== widthNow()) store.setState({ width: widthNow() })
  }
  const calm = () => store.setState(resolved(store.getState().motionChoice))
  still.addEventListener('change', calm)
  window.addEventListener('resize', measure)
  const stopForgetting = forgetOffline(store)
  store.subscribe((state) => paint(root, state))
  paint(root, store.getState())
  return {
    store,
    measure,
    chooseMotion(choice) {
      writePreference(keys.motion, choice === 'auto' ? null : choice)
      store.setState(resolved(choice))
    },
    chooseHand(hand) {
      writePreference(keys.hand, hand === 'left' ? hand : null)
      store.setState({ hand })
    },
    chooseShortcuts(act) {
      writePreference(keys.shortcuts, act ? null : 'off')
      store.setState({ shortcuts: act })
    },
    destroy() {
      still.removeEventListener('change', calm)
      window.removeEventListener('resize', measure)
      stopForgetting()
    },
  }
}

function paint(root: HTMLElement, { motion, hand }: Layout): void {
  root.dataset.motion = motion
  root.dataset.hand = hand
}

/** Each loss of the connection is told anew. */
function forgetOffline(layout: StoreApi<Layout>): () => void {
  const forget = () => {
    const notesRead = layout.getState().notesRead.filter((note) => note !== 'offline')
    layout.setState({ notesRead })
  }
  window.addEventListener('online', forget)
  return () => window.removeEventListener('online', forget)
}

/** Takes a note away that the visitor has read. */
export function readNote(layout: StoreApi<Layout>, note: StandingNote): void {
  if (note === 'simple') writePreference(keys.simple, 'read')
  layout.setState({ notesRead: [...layout.getState().notesRead, note] })
}

/**
 * Has the import dialog look at a text or a file; of several files it tells that only this one is looked
 * at. While a file is being made it is refused, because another dialog would end that.
 */
export function offerImport(layout: StoreApi<Layout>, content: string | File, others = 0): void {
  if (layout.getState().export !== 'none') return layout.setState({ export: 'refused' })
  const offers = layout.getState().offers + 1
  const offered = { number: offers, content, others }
  layout.setState({ dialog: 'import', offers, offered })
}

/**
 * Opens a dialog anew, even where one of this name stands open as far as the page knows: the browser closes a dialog
 * at once and tells so a turn late, and a quick key falls between.
 */
export function openDialog(layout: StoreApi<Layout>, dialog: Dialog): void {
  layout.setState({ dialog, openings: layout.getState().openings + 1 })
}

/** Closes a dialog; one that has taken its place meanwhile stays, for a closed one tells so a turn late. */
export function closeDialog(layout: StoreApi<Layout>, dialog: Dialog): void {
  if (layout.getState().dialog !== dialog) return
  layout.setState({ dialog: null, offered: null, charts: null })
}

/** Opens a lesson; on a phone its card stands in the sheet, which a low window has no room for beside its stage. */
export function openLesson(layout: StoreApi<Layout>, lesson: OpenPlace): void {
  layout.setState({ lesson, sheet: 'lesson', sheetStop: innerHeight < 400 ? 2 : 1 })
}

/** In the place of a lesson, the card that makes one. */
export const authorId = 'make-a-lesson'

/** Opens a lesson from elsewhere. */
export function openGiven(layout: StoreApi<Layout>, given: GivenLesson, step = 0): void {
  openLesson(layout, { id: given.lesson.id, step, given })
}

/** Takes the card of a lesson away. */
export function closeLesson(layout: StoreApi<Layout>): void {
  const { sheet } = layout.getState()
  layout.setState({ lesson: null, sheet: sheet === 'lesson' ? 'load' : sheet })
}

/** Opens the sheet at the selected cell: a tap on a cell asks for what is known of it. */
export function showCell(layout: StoreApi<Layout>): void {
  layout.setState({ sheet: 'cell', sheetStop: layout.getState().sheetStop === 2 ? 2 : 1 })
}

function motionOf(stored: string | null): MotionChoice {
  return stored === 'full' || stored === 'reduced' ? stored : 'auto'
}
