import type { Result } from '#core/schema/schema.ts'
import { readK6, type K6Plan } from '#share/k6/plan.ts'
import { createK6Thread } from '#share/reading/threads.ts'
import type { Reader } from './use-reading.ts'

/** Nothing is asked of a script but what it says. */
export const k6Order = {} as const

/** How scripts of k6 are read. */
export const k6Reader: Reader<typeof k6Order, Result<K6Plan>> = {
  atOnce: 16_000,
  here: (text) => () => readK6(text),
  makeThread: createK6Thread,
}
