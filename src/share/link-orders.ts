import type { Recording } from '#core/organisms/recording.ts'
import type { Plain, Result } from '#core/schema/schema.ts'
import {
  decodeLink,
  encodeLink,
  unfoldedLength,
  type EncodedLink,
  type LinkState,
  type OpenedLink,
} from './link.ts'
import { isPlainList, isPlainRecord } from './plain.ts'
import type { BuiltIns } from './scenario-link.ts'

/** What is asked of the thread that packs and unpacks long runs; plain data. */
export type LinkOrder =
  | { readonly type: 'pack'; readonly state: LinkState; readonly builtIns: BuiltIns }
  | { readonly type: 'open'; readonly text: string; readonly builtIns: BuiltIns }

/** Does what is asked, wherever it runs: the same call gives the same link in every thread. */
export function carryOut(order: LinkOrder): Result<EncodedLink> | Result<OpenedLink> {
  return order.type === 'pack'
    ? encodeLink(order.state, order.builtIns)
    : decodeLink(order.text, order.builtIns)
}

/** So many numbers are packed and checked in less than the time of a frame, also by a phone. */
const numbersAtOnce = 2000
/** The same as characters of JSON. */
const charactersAtOnce = 20_000

/** Whether packing a run takes so long that a page would stand still meanwhile. */
export function isLongRun({ settings, log }: Recording): boolean {
  let left = numbersAtOnce
  const fits = (value: Plain): boolean => {
    left -= 1
    if (left < 0) return false
    if (isPlainList(value)) return value.every(fits)
    return !isPlainRecord(value) || Object.values(value).every(fits)
  }
  // An entry of the log is at least two numbers: its time, and the cell that is killed or the name of a setting.
  const isShort =
    Object.values(settings).every(fits) &&
    2 * log.length <= left &&
    log.every(({ change }) => {
      left -= 2
      if (change.type === 'note') left -= change.text.length / 10
      return change.type !== 'set' || fits(change.value)
    })
  return !isShort
}

/** The same of a link: a few characters may hold a load of twenty thousand points. */
export function isLongLink(text: string): boolean {
  return unfoldedLength(text) > charactersAtOnce
}
