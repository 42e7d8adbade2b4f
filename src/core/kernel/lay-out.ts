import { isColumn, paddedBytes, view, type Layout, type Views } from './memory.ts'

/** Lays the columns of a layout one after another into a buffer, from a multiple of 8 bytes on, as `allocate` does in a new one. */
export function layOut<L extends Layout>(buffer: ArrayBuffer, from: number, layout: L): Views<L> {
  let offset = from
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
  return viewsOf(layout) as Views<L>
}
