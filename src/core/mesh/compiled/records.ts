/** The records in which the compiled way reads what follows from the rules: first their doubles, then their whole numbers. */
export const records = {
  edge: {
    /** Of the calls of a visit, the part that chance decides about. */
    doubles: ['latency', 'jitter', 'timeout', 'budgetShare', 'budgetMost', 'part'],
    words: ['to', 'retries', 'plain', 'calls'],
  },
  service: {
    doubles: ['mean'],
    words: ['key', 'usual', 'sharing', 'special', 'first', 'last', 'discipline', 'slots', 'places'],
  },
  population: { doubles: [], words: ['edge', 'open'] },
  /** The calls of a service in the order of their stages. */
  callsOf: { doubles: [], words: ['edge', 'stage'] },
} as const

export type RecordName = keyof typeof records
export type FieldsOf<Name extends RecordName> = Readonly<
  Record<(typeof records)[Name]['doubles' | 'words'][number], number>
>

/** Bytes from one record to the next. */
export function bytesOf(name: RecordName): number {
  const { doubles, words } = records[name]
  return 8 * (doubles.length + Math.ceil(words.length / 2))
}

/** Where each field lies in its record, in bytes. */
export function offsetsOf(name: RecordName): Readonly<Record<string, number>> {
  const { doubles, words } = records[name]
  return {
    ...Object.fromEntries(doubles.map((field, i) => [field, 8 * i])),
    ...Object.fromEntries(words.map((field, i) => [field, 8 * doubles.length + 4 * i])),
  }
}

/** Writes a record into a column of them. */
export function writeRecord<Name extends RecordName>(
  column: Float64Array,
  name: Name,
  place: number,
  fields: FieldsOf<Name>,
): void {
  const { doubles, words } = records[name]
  const base = (place * bytesOf(name)) / 8
  const values = fields as Readonly<Record<string, number>>
  const whole = new Int32Array(column.buffer, column.byteOffset, 2 * column.length)
  doubles.forEach((field, i) => (column[base + i] = values[field]))
  words.forEach((field, i) => (whole[2 * (base + doubles.length) + i] = values[field]))
}
