import { answer } from './answers'
import { book, drawWorks } from './book'
import { callStages } from './calls'
import { doubleAt, edgeAt, serviceAt, taskAt } from './columns'
import { atWork, counter, desk, edge, flag, hand, service, task, unserved } from './constants'
import { begin, sortDepartures } from './departures'
import { isTurnedAway, takeAct } from './engine'
import { putFresh, sendNext } from './fresh'
import { increase } from './returns'
import { closeLooks, openLooks } from './looks'
import { openSlot } from './wheel'

/** A slot of time, as in core/mesh/run.ts, and the face of the module. */
export { closeLooks, drawWorks, openLooks, openSlot }

/** All of the open slot before `bound`: first the cells' side of its arrivals, then the callers'. Returns how many steps that was. */
export function runSlot(bound: f64): i32 {
  const open = load<usize>(desk.open)
  const from = load<i32>(open)
  let to = load<i32>(open, 4)
  while (to > from && load<f64>(doubleAt(desk.openTimes, to - 1)) >= bound) to--
  book(from, to)
  if (load<i32>(desk.isUnforeseen) !== 0) sortDepartures(bound)
  putFresh()
  const steps = to - from + passArrivals(from, to)
  store<i32>(open, to)
  return steps + runOthers(bound, false)
}

/** The callers' side of the open arrivals, with what else comes between them; returns how much that was. */
function passArrivals(from: i32, to: i32): i32 {
  let others = 0
  for (let k = from; k < to; k++) {
    const now = load<f64>(doubleAt(desk.openTimes, k))
    if (load<f64>(load<usize>(desk.hand), hand.fresh) <= now || nextAct() < now)
      others += runOthers(now, true)
    store<f64>(load<usize>(desk.clock), now)
    passArrival(k, load<i32>(load<usize>(desk.openTasks) + (k << 2)))
  }
  return others
}

/** @inline */
function passArrival(k: i32, attempt: i32): void {
  const record = taskAt(attempt)
  const rules = edgeAt(load<i32>(record, task.edge))
  const at = serviceAt(load<i32>(rules, edge.to))
  const leave = load<f64>(doubleAt(desk.leaves, k))
  countArrival(record, rules)
  const isDoubtful =
    load<i32>(record, task.row) < 0 || leave === unserved || load<i32>(at, service.special) > 0
  if (isDoubtful) {
    if (leave === atWork) {
      begin(attempt, record, load<f64>(load<usize>(desk.clock)))
      return
    }
    store<f64>(load<usize>(desk.hand), leave, hand.back)
    if (isTurnedAway(k)) return
  }
  const first = load<i32>(at, service.first)
  store<f64>(record, leave, task.latest)
  store<i32>(record, first << 8, task.calls)
  if (first === load<i32>(at, service.last)) answer(attempt, leave)
  else if (callStages(attempt)) answer(attempt, load<f64>(record, task.latest))
}

/** Counts an attempt, and what a first one adds to the budget of its edge. @inline */
function countArrival(record: usize, rules: usize): void {
  const which = load<i32>(record, task.edge)
  const bits = load<i32>(record, task.bits)
  const counters = load<usize>(desk.counters) + which * counter.bytes
  increase(counters + counter.attempts)
  if (bits >> 8 !== 1 || (bits & flag.second) !== 0) return
  increase(counters + counter.calls)
  if (load<i32>(rules, edge.retries) === 0) return
  const budget = doubleAt(desk.budgets, which)
  const more = load<f64>(budget) + load<f64>(rules, edge.budgetShare)
  const most = load<f64>(rules, edge.budgetMost)
  store<f64>(budget, more < most ? more : most)
}

/** When the callers do something by themselves next. @inline */
function nextAct(): f64 {
  return load<i32>(load<usize>(desk.actCount)) > 0
    ? load<f64>(load<usize>(desk.actTimes))
    : Infinity
}

/** Fresh requests and what callers do before `bound`, fresh requests at it too where it is inclusive; returns how much that was. */
function runOthers(bound: f64, isInclusive: bool): i32 {
  let steps = 0
  while (true) {
    const fresh = load<f64>(load<usize>(desk.hand), hand.fresh)
    const other = nextAct()
    if (fresh <= other) {
      if (isInclusive ? fresh > bound : fresh >= bound) return steps
      store<f64>(load<usize>(desk.clock), fresh)
      sendNext(fresh)
      putFresh()
    } else {
      if (other >= bound) return steps
      store<f64>(load<usize>(desk.clock), other)
      takeAct()
    }
    steps++
  }
}
