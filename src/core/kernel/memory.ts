/**
 * The state of a run lies in one ArrayBuffer: a copy of the buffer is a copy of the state. A layout
 * names the columns; `allocate` lays them one after another and gives typed views on them.
 */

interface Arrays {
  readonly float64: Float64Array
  readonly int32: Int32Array
  readonly uint32: Uint32Array
  readonly uint8: Uint8Array
}
type ColumnKind = keyof Arrays

/** One column: its number type and how many numbers it holds. */
export interface Column<Kind extends ColumnKind = ColumnKind> {
  readonly column: Kind
  readonly length: number
}

export interface Layout {
  readonly [name: string]: Column | Layout
}

/** The same tree as a layout with a typed array in the place of every column. */
export type Views<L extends Layout> = {
  readonly [Name in keyof L]: L[Name] extends Column<infer Kind>
    ? Arrays[Kind]
    : L[Name] extends Layout
      ? Views<L[Name]>
      : never
}

export interface Memory<L extends Layout> {
  readonly buffer: ArrayBuffer
  readonly views: Views<L>
}

export const float64 = (length: number): Column<'float64'> => ({ column: 'float64', length })
export const int32 = (length: number): Column<'int32'> => ({ column: 'int32', length })
export const uint32 = (length: number): Column<'uint32'> => ({ column: 'uint32', length })
export const uint8 = (length: number): Column<'uint8'> => ({ column: 'uint8', length })

/** A zeroed buffer with views on every column of the layout. */
export function allocate<L extends Layout>(layout: L): Memory<L> {
  const buffer = new ArrayBuffer(sizeBytes(layout))
  let offset = 0
  const viewsOf = (part: Layout): Record<string, unknown> => {
    const views: Record<string, unknown> = {}
    for (const [name, entry] of Object.entries(part)) {
      if (!isColumn(entry)) {
        views[name] = viewsOf(entry)
        continue
      }
      views[name] = view(buffer, offset, entry)
      offset += paddedBytes(entry)
    }
    return views
  }
  // The mapped type repeats the shape that the loop builds from the same layout.
  return { buffer, views: viewsOf(layout) as Views<L> }
}

/** What `allocate` would take, in bytes. */
export function sizeBytes(layout: Layout): number {
  let sum = 0
  for (const entry of Object.values(layout)) {
    sum += isColumn(entry) ? paddedBytes(entry) : sizeBytes(entry)
  }
  return sum
}

export function isColumn(entry: Column | Layout): entry is Column {
  return typeof entry['column'] === 'string'
}

const bytesOf: Readonly<Record<ColumnKind, number>> = { float64: 8, int32: 4, uint32: 4, uint8: 1 }

// Every column starts at a multiple of 8, so that a Float64Array may follow any other.
export function paddedBytes(column: Column): number {
  return Math.ceil((column.length * bytesOf[column.column]) / 8) * 8
}

export function view(
  buffer: ArrayBuffer,
  offset: number,
  { column, length }: Column,
): Arrays[ColumnKind] {
  switch (column) {
    case 'float64':
      return new Float64Array(buffer, offset, length)
    case 'int32':
      return new Int32Array(buffer, offset, length)
    case 'uint32':
      return new Uint32Array(buffer, offset, length)
    case 'uint8':
      return new Uint8Array(buffer, offset, length)
  }
}
