import { send } from './calls'
import { keyedWord } from './chance'
import { doubleAt, edgeAt, wordAt } from './columns'
import { desk, edge, hand, noTask, population, size } from './constants'
import { passDeparture, preferDeparture } from './departures'
import { prepareTimes, sendFresh } from './engine'
import { increase } from './returns'

/** Fresh requests of open populations, as in core/mesh/clients.ts. */

/** In place of a population: something leaves a cell. */
const departure: i32 = -1

/** The population whose request comes next, or `departure`. */
let next: i32 = 0

/** Finds when the next request comes, or what leaves a cell before it, and puts it in hand. */
export function putFresh(): void {
  const count = load<i32>(desk.populationCount)
  let soonest = Infinity
  for (let i = 0; i < count; i++) {
    const own = populationAt(i)
    if (load<i32>(own, population.open) === 0) continue
    const which = load<i32>(edgeAt(load<i32>(own, population.edge)), edge.to)
    const place = wordAt(desk.places, which)
    if (load<i32>(place) === size.batch) prepareTimes(which)
    const time = load<f64>(doubleAt(desk.times, which * size.batch + load<i32>(place)))
    if (time >= soonest) continue
    soonest = time
    next = i
  }
  store<f64>(load<usize>(desk.hand), soonest, hand.fresh)
  if (load<i32>(desk.isUnforeseen) !== 0 && preferDeparture()) next = departure
}

/** Sends the request that `putFresh` found, or lets go on what leaves a cell then. @inline */
export function sendNext(time: f64): void {
  if (next === departure) {
    passDeparture(time)
    return
  }
  const which = load<i32>(populationAt(next), population.edge)
  const rules = edgeAt(which)
  const to = load<i32>(rules, edge.to)
  const request = load<f64>(doubleAt(desk.nextRequest, to))
  if (load<i32>(rules, edge.plain) === 1) {
    const tag = keyedWord(load<i32>(desk.root) + which, request)
    if (send(noTask, which, tag, time)) {
      const place = wordAt(desk.places, to)
      store<i32>(place, load<i32>(place) + 1)
      increase(doubleAt(desk.sent, next))
      increase(doubleAt(desk.nextRequest, to))
      return
    }
  }
  store<f64>(load<usize>(desk.hand), time, hand.sent)
  sendFresh(next)
}

/** @inline */
function populationAt(which: i32): usize {
  return load<usize>(desk.populations) + which * population.bytes
}
