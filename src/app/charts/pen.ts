import type { Path } from './path.ts'

/** How a line is drawn; opaque, solid and with square ends unless it says otherwise. */
export interface LineStyle {
  readonly color: string
  readonly width: number
  readonly dash?: readonly number[]
  readonly opacity?: number
  /** Round ends: short dashes become dots. */
  readonly round?: boolean
}

export interface FillStyle {
  readonly color: string
  readonly opacity?: number
}

export interface Lettering {
  readonly size: number
  readonly weight: 400 | 550 | 600
}

/** Where a text stands and how it looks. `halo` is the colour of an outline that keeps it legible. */
export interface TextStyle extends Lettering {
  readonly x: number
  readonly y: number
  readonly color: string
  readonly align?: 'left' | 'center' | 'right'
  /** True when y is the middle of the letters instead of their foot. */
  readonly middle?: boolean
  readonly halo?: string
  readonly opacity?: number
}

/** What a chart is drawn with. A canvas and the SVG of an export take the same calls. */
export interface Pen {
  stroke(path: Path, line: LineStyle): void
  fill(path: Path, area: FillStyle): void
  text(text: string, style: TextStyle): void
  /** The width of a text, px. */
  measure(text: string, lettering: Lettering): number
  /** What is drawn meanwhile shows only inside the path. */
  clip(path: Path, draw: () => void): void
}

/** The width of the outline of a text, px. */
export const haloWidth = 3.5
