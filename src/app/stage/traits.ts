import type { CellColumn } from '#worker/frame.ts'

/** One line of a glyph, on a square of 18. */
interface Stroke {
  readonly d: string
  readonly isFilled?: true
  readonly dash?: string
}

/** One trait of a cell's picture: what of the frame it shows, and a glyph of it. */
export interface Trait {
  readonly columns: readonly CellColumn[]
  readonly glyph: readonly Stroke[]
}

const round = 'M9 2a7 7 0 1 1 0 14a7 7 0 1 1 0-14z'
const nucleus: Stroke = { d: 'M9 6.6a2.4 2.4 0 1 1 0 4.8a2.4 2.4 0 1 1 0-4.8z', isFilled: true }

/** Everything that a cell's picture says, in the order in which it is explained. */
export const traits = {
  substance: { columns: ['load'], glyph: [{ d: round, isFilled: true }] },
  ring: {
    columns: ['load'],
    glyph: [{ d: round }, { d: 'M9 4.4a4.6 4.6 0 0 1 3.2 7.9' }, nucleus],
  },
  nucleus: { columns: ['genome'], glyph: [{ d: round }, nucleus] },
  vesicles: {
    columns: ['inService'],
    glyph: [{ d: round }, { d: 'M5.6 7.2h.01M12.4 7.2h.01M5.8 11.4h.01M12.2 11.4h.01M9 13.4h.01' }],
  },
  starting: {
    columns: ['ready', 'phase'],
    glyph: [{ d: round, dash: '2.6 2.3' }, nucleus],
  },
  division: {
    columns: ['mother', 'phase', 'progress'],
    glyph: [
      { d: 'M9 6.2a4.3 4.3 0 1 0 0 5.6' },
      { d: 'M9 6.2a4.3 4.3 0 1 1 0 5.6', dash: '2 1.8' },
    ],
  },
  chromosomes: {
    columns: ['phase', 'progress'],
    glyph: [{ d: round }, { d: 'M9 5v1.6M9 8.2v1.6M9 11.4v1.6' }],
  },
  overloaded: {
    columns: ['waiting'],
    glyph: [
      {
        d: 'M9 1.6l1.6 1.2 2-.3.8 1.8 1.9.7-.2 2 1.2 1.6-1.2 1.6.2 2-1.9.7-.8 1.8-2-.3L9 16.4l-1.6-1.2-2 .3-.8-1.8-1.9-.7.2-2L1.7 9l1.2-1.6-.2-2 1.9-.7.8-1.8 2 .3z',
      },
      nucleus,
    ],
  },
  leaving: {
    columns: ['phase', 'progress', 'inService'],
    glyph: [
      {
        d: 'M6.2 4.1a2.6 2.6 0 0 1 5-.2 2.5 2.5 0 0 1 3.3 3.2 2.5 2.5 0 0 1-.4 4.3 2.7 2.7 0 0 1-3.9 2.9 2.6 2.6 0 0 1-4.7-.5 2.5 2.5 0 0 1-2.1-4 2.6 2.6 0 0 1 .6-4.6 2.4 2.4 0 0 1 2.2-1.1z',
      },
      { d: 'M7.6 7.9h.01M10.6 8.3h.01M8.9 10.8h.01' },
    ],
  },
} as const satisfies Readonly<Record<string, Trait>>

export type TraitName = keyof typeof traits

/** Columns that say which cell it is and where it belongs, not how it does. */
export const placeColumns: readonly CellColumn[] = ['id', 'service']
