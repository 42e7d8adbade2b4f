import { histogramCells } from '#core/kernel/histogram.ts'
import { counters as planeCounters, type Counter, type Plane } from '#core/traffic/plane.ts'
import { settleLatencies } from './latency.ts'
import {
  levelCounters,
  levelCount,
  settledPlace,
  type LevelCounter,
  type Levels,
} from './levels.ts'

/**
 * Moves what levels have counted to the counters and the latencies of the data plane, where all figures are read: at every
 * reading, and before the plane takes over. On levels a request is one attempt and succeeds, unless it is shed or lost.
 */
export function addLevelCounts(levels: Levels, plane: Plane, service: number): void {
  const missed = settleLatencies(
    levels,
    plane.windowLatency,
    service * histogramCells,
    plane.rules[service].objective,
  )
  const add = (counter: Counter, count: number): void => {
    plane.counters[service * planeCounters.length + planeCounters.indexOf(counter)] += count
  }
  const take = (counter: LevelCounter): number => {
    const count = levelCount(levels, counter)
    levels.counters[levelCounters.indexOf(counter)] = 0
    return count
  }
  take('handed')
  const [arrived, completed, shed, lost] = [
    take('arrived'),
    take('completed'),
    take('shed'),
    take('lost'),
  ]
  add('arrived', arrived)
  add('attempts', arrived)
  add('completed', completed)
  add('succeeded', completed)
  add('missed', missed)
  add('shed', shed)
  add('lost', lost)
  add('failed', shed + lost)
  plane.nextRequest[service] += arrived
  levels.settled[settledPlace.completed] = 0
}
