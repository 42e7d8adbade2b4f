import type { CSSProperties } from 'react'

/** Room between the parts of an explanation; they stand here, because the style sheet is fetched by every page. */
export const column: CSSProperties = { display: 'grid', gap: 12, minInlineSize: 0 }

/** The explanation below the table of causes. */
export const below: CSSProperties = { ...column, marginBlockStart: 10 }

/** What belongs together closely. */
export const close: CSSProperties = { display: 'grid', gap: 4 }

/** A step of the chain: the line beside it goes from one to the next. */
export const link: CSSProperties = {
  ...close,
  paddingInlineStart: 12,
  borderInlineStart: '2px solid var(--accent)',
}
