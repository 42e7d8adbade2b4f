/** Hears how far the reading of a long file is, 0 to 1. */
export type Progress = (share: number) => void

/** Rows between two reports: a report costs more than a row. */
const stride = 4096

/** Reports the part `from` to `to` of the whole, step by step through `count` rows. */
export function through(
  tell: Progress,
  { from, to, count }: { readonly from: number; readonly to: number; readonly count: number },
): (row: number) => void {
  return (row) => {
    if (row % stride === 0) tell(from + ((to - from) * Math.min(row, count)) / Math.max(1, count))
  }
}

export const untold: Progress = () => undefined
