import { createReader, type ReadingAnswers, type ReadingOrder } from '#share/reading/reader.ts'
import { createImportThread } from '#share/reading/threads.ts'
import { charactersAtOnce } from './source.ts'
import type { Reader } from './use-reading.ts'

/** How loads, charts and runs are read: all by one thread, each order by its kind. */
export const loadReader = readerOf<'load'>()
export const chartsReader = readerOf<'charts'>()
export const runReader = readerOf<'run'>()
export const metricsReader = readerOf<'metrics'>()

type OrderOf<Kind extends ReadingOrder['kind']> = Extract<ReadingOrder, { readonly kind: Kind }>

function readerOf<Kind extends keyof ReadingAnswers>(): Reader<
  OrderOf<Kind>,
  ReadingAnswers[Kind]
> {
  return {
    atOnce: charactersAtOnce,
    here(text, name) {
      const read = createReader(text, name)
      // An order of a kind is answered with the answer of its kind.
      return (order) => read(order, () => undefined) as ReadingAnswers[Kind]
    },
    makeThread: createImportThread,
  }
}
