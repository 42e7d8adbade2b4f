import { area } from '../messages.ts'
import { n } from './grammar.ts'

/** The words on the stage and its key. */
export const stageText = area('stage', {
  service: (number: number) => `service ${n.count(number)}`,
  /** What a colony does, in one line: only what there is of it is named; `load` is null without ready cells, and one cell in `each` is drawn. */
  colony(ready: number, dividing: number, leaving: number, load: number | null, each: number) {
    const parts = [`${n.count(ready)} ready`]
    if (dividing > 0) parts.push(`${n.count(dividing)} dividing`)
    if (leaving > 0) parts.push(`${n.count(leaving)} leaving`)
    if (load !== null) parts.push(n.share(load))
    if (each > 1) parts.push(`1 in ${n.count(each)} drawn`)
    return parts.join(', ')
  },
  waiting: (requests: number) => `${n.count(requests)} waiting`,
  /** A colony's name with those who wait at it, where there is room for one line only. */
  named: (name: string, requests: number) => `${name}, ${n.count(requests)} waiting`,
  refused: (rate: number) => `${n.count(rate)} attempts refused per second`,
  /** The same at one of several services. */
  refusedShort: (rate: number) => `${n.count(rate)}/s refused`,
  perSecond: (rate: number) => `${n.count(rate)} per second`,
  /** The same beside an arrow, where there is little room. */
  perSecondShort: (rate: number) => `${n.count(rate)}/s`,
  /** Calls that a breaker, a budget of retries or a full pool of the caller lets nobody see. */
  keptBack: (rate: number) => `${n.count(rate)}/s kept back`,
  stillDot: (requests: number) => `1 still dot = ${n.count(requests)} waiting`,
  movingDot: (requests: number) =>
    `1 moving dot = ${n.count(requests)} ${requests === 1 ? 'request' : 'requests'}`,
  key: 'Key',
  loadPerCell: 'Load per cell',
  ringToo: 'Ring shows the same value',
  /** The end of the ramp in the key. */
  fullLoad: n.share(1),
  keyStates: { starting: 'not ready', overloaded: 'overloaded', leaving: 'leaving' },
  camera: 'View of the picture',
  listOfCells: 'List of cells',
  zoomOut: 'Zoom out',
  zoomIn: 'Zoom in',
  fit: 'Show everything',
})
