import { callStages, drawLatency } from './calls'
import { doubleAt, edgeAt, serviceAt, taskAt } from './columns'
import { desk, edge, flag, hand, noTask, service, task, triesUnit, what } from './constants'
import { resolve, stageEnded } from './engine'
import { enterReturn, histogramCell } from './returns'

/** The answer of an attempt leaves; what follows is followed on edges of the usual kind, as in resolve of core/mesh/calls.ts. @inline */
export function answer(answered: i32, leaves: f64): void {
  const salt = load<i32>(desk.back)
  let attempt = answered
  let back = leaves
  while (true) {
    const record = taskAt(attempt)
    const bits = load<i32>(record, task.bits)
    const rules = edgeAt(load<i32>(record, task.edge))
    const left = back
    back += drawLatency(rules, salt, load<i32>(record, task.tag) + (bits >> 8))
    const isUsual =
      load<i32>(rules, edge.plain) === 1 &&
      (bits & flag.orphan) === 0 &&
      back <= load<f64>(record, task.soonest)
    if (!isUsual) {
      store<f64>(load<usize>(desk.hand), left, hand.left)
      store<f64>(load<usize>(desk.hand), back, hand.back)
      resolve(attempt)
      return
    }
    store<i32>(record, bits | flag.answered, task.bits)
    store<f64>(record, back, task.latest)
    store<f64>(record, left, task.left)
    store<f64>(record, back, task.due)
    enter(attempt, record, bits, back)
    const visit = load<i32>(record, task.parent)
    if (visit === noTask || !isOver(visit, back)) return
    back = load<f64>(taskAt(visit), task.latest)
    attempt = visit
  }
}

/** Enters the return of an attempt, and that of the client's request. @inline */
function enter(attempt: i32, record: usize, bits: i32, back: f64): void {
  const which = load<i32>(record, task.edge)
  const cell = histogramCell(back - load<f64>(record, task.sent))
  enterReturn(back, which, what.good, cell, attempt)
  if (load<i32>(record, task.parent) !== noTask) return
  const isFirst = bits < 2 * triesUnit
  const whole = isFirst ? cell : histogramCell(back - load<f64>(doubleAt(desk.borns, attempt)))
  enterReturn(back, which, what.whole, whole, attempt)
}

/** A call of a visit has ended well. True when that was the last one, and the visit answers. @inline */
function isOver(visit: i32, back: f64): bool {
  const record = taskAt(visit)
  if (back > load<f64>(record, task.latest)) store<f64>(record, back, task.latest)
  const calls = load<i32>(record, task.calls) - 1
  store<i32>(record, calls, task.calls)
  if ((calls & 255) !== 0) return false
  if ((load<i32>(record, task.bits) & flag.error) !== 0) return stageEnded(visit)
  const above = serviceAt(load<i32>(edgeAt(load<i32>(record, task.edge)), edge.to))
  return calls >> 8 === load<i32>(above, service.last) || callStages(visit)
}
