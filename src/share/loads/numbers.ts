export type Decimal = '.' | ','

/** No number and no time is longer; what is longer is text, and is not searched for digits. */
export const cellLengthMax = 64

/** A cell as a number; null where nothing stands in it; NaN where it is no number. */
export function readNumber(cell: string, decimal: Decimal): number | null {
  if (cell.length > cellLengthMax) return Number.NaN
  const text = cell.replaceAll(/[\s\u00a0\u202f'’]/g, '')
  if (missing.has(text.toLowerCase())) return null
  const grouped =
    decimal === '.' ? /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/ : /^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/
  const joined = grouped.test(text) ? text.replaceAll(decimal === '.' ? ',' : '.', '') : text
  const plain = decimal === ',' ? joined.replace(',', '.') : joined
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) &&
    !(decimal === ',' && joined.includes('.'))
    ? Number(plain)
    : Number.NaN
}

const missing = new Set(['', '-', '–', 'null', 'n/a', 'na', 'none'])

/** The decimal sign of many cells, and whether it had to be guessed. */
export interface DecimalGuess {
  readonly decimal: Decimal
  /** A cell that could be read both ways, such as 1,234 or 1.234; null when all are clear. */
  readonly doubtful: string | null
}

/** Finds the decimal sign; `isCommaFree` says that commas separate columns, so few cells hold one. */
export function guessDecimal(written: readonly string[], isCommaFree: boolean): DecimalGuess {
  const cells = written.filter((cell) => cell.length <= cellLengthMax)
  // 12,5 and 0,125 can only be decimal commas; 1,234,567 and 1,234.5 only groups of thousands.
  const commas = cells.filter((cell) =>
    /^[+-]?\d+,(\d{1,2}|\d{4,})$|^[+-]?0\d*,\d+$|^[+-]?\d{4,},\d+$|\.\d{3},/.test(cell),
  )
  if (commas.length > 0) return { decimal: ',', doubtful: null }
  const doubtful = cells.find((cell) => /^[+-]?[1-9]\d{0,2},\d{3}$/.test(cell)) ?? null
  const isClear = cells.some((cell) => /\d\.\d|,\d{3},/.test(cell))
  if (doubtful === null)
    return { decimal: '.', doubtful: isCommaFree ? doubtfulPoint(cells) : null }
  if (isClear) return { decimal: '.', doubtful: null }
  // Where the semicolon separates columns, the comma is nearly always the decimal sign.
  return { decimal: isCommaFree ? ',' : '.', doubtful }
}

// In a file of semicolons or tabs 1.500 may be fifteen hundred, where no other cell tells.
function doubtfulPoint(cells: readonly string[]): string | null {
  const points = cells.filter((cell) => /\d\.\d/.test(cell))
  return points.every((cell) => /^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(cell))
    ? (points[0] ?? null)
    : null
}
