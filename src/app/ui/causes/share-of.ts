import type { Numbers } from '#text/numbers.ts'

/** A part of a whole in whole per cent; one that is there and would be rounded to nothing says so. */
export function shareOf(part: number, whole: number, numbers: Numbers): string {
  const share = part / whole
  return share > 0 && share < 0.005 ? `<\u2009${numbers.share(0.01)}` : numbers.share(share)
}
