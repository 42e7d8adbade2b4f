import type { WordsSource } from '#text/words.ts'
import type { RendererReason, RendererWish } from './choice.ts'
import type { RendererKind } from './governor.ts'
import type { ThemeName } from './palette.ts'
import type { Flow } from './scene/comets.ts'
import type { Call } from './scene/graph-layers.ts'
import type { Insets } from './scene/places.ts'

/** How a stage begins. */
export interface StageOptions {
  readonly theme: ThemeName
  readonly reducedMotion: boolean
  readonly words: WordsSource
  /** The plain wheel scrolls the page; only Ctrl or ⌘ with it zooms. */
  readonly plainWheelScrolls: boolean
  /** Names of the services in the order of the frame's. */
  readonly services?: readonly string[]
  /** Who calls whom, by their numbers; clients alone call the first service where it is not told. */
  readonly calls?: readonly Call[]
  /** What the page lays over the stage, CSS px; colonies keep clear of it. */
  readonly insets?: Partial<Insets>
  /** Says of the key at the bottom right: shown, or left out where the page has no room for it. */
  readonly key?: boolean
  /** Hears of the cell that the arrow keys have come to. */
  readonly onWalk?: (cell: number) => void
  /** For pictures that are saved: everything is drawn, whatever the machine and its screen. */
  readonly picture?: {
    /** Device px per CSS px. */
    readonly ratio: number
    /** Names of colonies and what a dot stands for. */
    readonly captions: boolean
  }
  /** The stages beside which this one is compared: a moving dot stands for as many requests on each. */
  readonly beside?: StagesBeside
  /** Hears how many requests a moving dot stands for, 0 while none is there to be seen, and how many cells one that is drawn, at the most. */
  readonly onScale?: (requests: number, cells: number) => void
  /** Called when the stage has something to draw and no frame brought it: ask for a `render`. */
  readonly wake?: () => void
  /** Which renderer is asked for; without it the stage chooses and measures. */
  readonly renderer?: RendererWish
  /** Hears which renderer draws, whenever that changes, and why. */
  readonly onRenderer?: (kind: RendererKind, reason: RendererReason) => void
}

/** Stages that show their requests by one scale. */
export type StagesBeside = Flow['beside']

/** What the run is doing while frames arrive. */
export interface StageMeta {
  readonly running: boolean
  /** Simulated seconds per second of the visitor. */
  readonly speed: number
  /** Number of the run; where it changes nothing is animated. */
  readonly run?: number
  /** Numbers of the frame hold something that was counted by level: the words say so. */
  readonly rough?: boolean
}

/** The cell under the pointer, with its place on the canvas in CSS px. */
export interface Hover {
  readonly id: number
  readonly x: number
  readonly y: number
}
