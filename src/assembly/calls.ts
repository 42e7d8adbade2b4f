import { exponential, mix, saltedWord } from './chance'
import { callAt, edgeAt, serviceAt, taskAt } from './columns'
import { callsOf, desk, edge, flag, hand, noTask, service, task, triesUnit } from './constants'
import { call, expectNothingBefore } from './engine'
import { plan } from './wheel'

/** Calls of the usual kind, as in core/mesh/calls.ts. */

/** Sends the first attempt of a call on an edge of the usual kind; false, with nothing done, where the next record is not free. */
export function send(parent: i32, which: i32, tag: i32, sent: f64): bool {
  const now = load<f64>(load<usize>(desk.clock))
  const pool = load<usize>(desk.pool)
  const attempt = load<i32>(pool)
  const record = taskAt(attempt)
  if (load<f64>(record, task.due) >= now || now <= load<f64>(load<usize>(desk.fullUntil)))
    return false
  store<i32>(pool, attempt + 1 === load<i32>(pool, 4) ? 0 : attempt + 1)
  store<i32>(record, parent, task.parent)
  store<i32>(record, which, task.edge)
  store<i32>(record, triesUnit, task.bits)
  store<i32>(record, tag, task.tag)
  store<i32>(record, 0, task.calls)
  store<i32>(record, -1, task.row)
  store<i32>(record, noTask, task.twin)
  const rules = edgeAt(which)
  let soonest = sent + load<f64>(rules, edge.timeout)
  if (parent !== noTask) {
    const above = load<f64>(taskAt(parent), task.soonest)
    if (above < soonest) soonest = above
  }
  store<f64>(record, sent, task.sent)
  store<f64>(record, soonest, task.soonest)
  const arrival = sent + drawLatency(rules, load<i32>(desk.there), tag + 1)
  if (arrival >= soonest) {
    store<f64>(load<usize>(desk.hand), arrival, hand.back)
    expectNothingBefore(attempt)
  }
  plan(attempt, record, arrival)
  return true
}

/** How long an attempt takes over the network, one way. @inline */
export function drawLatency(rules: usize, salt: i32, tag: i32): f64 {
  const latency = load<f64>(rules, edge.latency)
  const jitter = load<f64>(rules, edge.jitter)
  return jitter > 0 ? latency + jitter * exponential(saltedWord(salt, tag), salt) : latency
}

/** Makes the calls of a visit, stage by stage, until some are under way. True when there is none left to make. */
export function callStages(visit: i32): bool {
  const record = taskAt(visit)
  const end = load<i32>(
    serviceAt(load<i32>(edgeAt(load<i32>(record, task.edge)), edge.to)),
    service.last,
  )
  while (true) {
    let place = load<i32>(record, task.calls) >> 8
    if (place === end) return true
    const stage = load<i32>(callAt(place), callsOf.stage)
    // One more than there are, so that none of them ends the stage before all have gone out.
    store<i32>(record, 1, task.calls)
    for (; place < end && load<i32>(callAt(place), callsOf.stage) === stage; place++) {
      callOn(visit, record, load<i32>(callAt(place), callsOf.edge))
    }
    const calls = load<i32>(record, task.calls) + 256 * place - 1
    store<i32>(record, calls, task.calls)
    if ((load<i32>(record, task.bits) & flag.error) !== 0 || (calls & 255) > 0) return false
  }
}

/** Makes the calls of a visit on one edge. */
function callOn(visit: i32, record: usize, which: i32): void {
  const rules = edgeAt(which)
  const tag = load<i32>(record, task.tag)
  let calls = load<i32>(rules, edge.calls)
  const part = load<f64>(rules, edge.part)
  if (part > 0 && uniform(saltedWord(load<i32>(desk.chanceOfCalls) + which, tag)) < part) calls++
  store<i32>(record, load<i32>(record, task.calls) + calls, task.calls)
  const isPlain = load<i32>(rules, edge.plain) === 1
  const mark = tag ^ (load<i32>(record, task.bits) >> 8)
  for (let n = 0; n < calls; n++) {
    const child = mix(mark ^ ((256 * (which + 1) + n) * 0x9e3779b1))
    if (!isPlain || !send(visit, which, child, load<f64>(record, task.latest)))
      call(which, visit, n)
  }
}

function uniform(word: u32): f64 {
  return f64(word) * 2.3283064365386963e-10
}
