/** Comparisons of a rule, as they are written. */
export const signs = {
  GreaterThan: '>',
  GreaterThanOrEqual: '≥',
  LessThan: '<',
  LessThanOrEqual: '≤',
} as const
