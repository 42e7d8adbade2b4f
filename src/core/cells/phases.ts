/** The life of a cell in the order of life; a cell only ever goes forward. */
export const phases = [
  'scheduled',
  'pulling',
  'booting',
  'probing',
  'serving',
  'draining',
  'dead',
] as const

export type Phase = (typeof phases)[number]
