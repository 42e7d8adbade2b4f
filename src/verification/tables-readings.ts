import type { QueueFindings, WindowCounts } from './tables-queue-run.ts'
import type { Estimate } from './tables-statistics.ts'

/** How a run measures one key. */
export type Reading = (findings: QueueFindings) => Estimate

type Value = (window: WindowCounts) => number

const perTime =
  (top: Value): Reading =>
  (findings) =>
    findings.ratio(top, ({ length }) => length)

const perSent =
  (top: Value): Reading =>
  (findings) =>
    findings.ratio(top, ({ sent }) => sent)

/** Attempts inside, and those of them that wait: means over time. */
export const inside = perTime(({ waiting, serving }) => waiting + serving)
export const waiting = perTime((window) => window.waiting)

/** Attempts served to their end, per second. */
export const goodput = perTime(({ left }) => left)

/** The share of the time in which the one slot of a cell is idle. */
export const idleShare = perTime(({ length, serving }) => length - serving)

/** The share of c slots that is busy, over time. */
export const busyShare = (c: number): Reading => perTime(({ serving }) => serving / c)

/** Of all that were sent: the mean wait, its square, and the shares that met a fate. */
export const wait = perSent(({ waitSum }) => waitSum)
export const waitSquare = perSent(({ waitSquares }) => waitSquares)
export const waitedShare = perSent(({ waited }) => waited)
export const longWaitShare = perSent(({ longWaits }) => longWaits)
export const shedShare = perSent(({ shed }) => shed)
export const abandonedShare = perSent(({ abandoned }) => abandoned)

/** The mean time from sending to leaving of those that were served. */
export const timeInside: Reading = (findings) =>
  findings.ratio(
    ({ timeSum }) => timeSum,
    ({ served }) => served,
  )

/** The value of the sample that a share p stays below. */
export const quantile =
  (p: number): Reading =>
  (findings) =>
    findings.quantile(p)
