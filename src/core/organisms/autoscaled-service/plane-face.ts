import { histogramCells, mergeHistogram } from '#core/kernel/histogram.ts'
import { lossNames, type DataPlane } from '#core/control/data-plane.ts'
import type { EdgeColumn } from '#core/organisms/observation.ts'
import {
  countersNow,
  insideNow,
  inServiceNow,
  latenciesNow,
  oldestOpen,
} from '#core/traffic/census.ts'
import { lastLeave } from '#core/traffic/lists.ts'
import { loseCell } from '#core/traffic/loss.ts'
import { counted, counters, type Counter, type Plane } from '#core/traffic/plane.ts'
import { queueLength } from '#core/traffic/queue.ts'
import { lookForRoom, takeCall } from '#core/traffic/queued.ts'
import { countLeft } from '#core/traffic/roll.ts'
import { clearRow, joinRouting, leaveRoutingTogether } from '#core/traffic/routing-list.ts'
import { busyTime, routedTo } from '#core/traffic/slots.ts'

/** The data plane of a lone service, as the control plane knows it. `rates` are those of its counters in the last window. */
export function planeFace(plane: Plane, rates: Float64Array): DataPlane {
  const lost = new Float64Array(lossNames.length)
  const rate = (counter: Counter): number => rates[counters.indexOf(counter)]
  return {
    foresees: true,
    clear: (service, row) => clearRow(plane, service, row),
    join(service, row) {
      joinRouting(plane, service, row)
      lookForRoom(plane)
    },
    leave: (service, rows) => leaveRoutingTogether(plane, service, rows),
    lose: (service, row) => loseCell(plane, service, row),
    ready: (service) => plane.readyCounts[service],
    inside: (_, row) => insideNow(plane, row),
    inService: (service, row) => inServiceNow(plane, service, row),
    busy: (service, row) => busyTime(plane, row, plane.rules[service].slots, plane.clock[0]),
    routed: (row) => routedTo(plane, row),
    emptyAt: (row) => lastLeave(plane, row),
    arrived: (service) => counted(plane, service, 'arrived'),
    oldestOpen: (service) => oldestOpen(plane, service),
    tally: (service) => countersNow(plane, service),
    losses(service) {
      countLeft(plane)
      const base = service * counters.length
      for (const [place, from] of lossPlaces.entries()) lost[place] = plane.counters[base + from]
      lost[vain] -= plane.counters[base + succeeded]
      return lost
    },
    limits: () => null,
    latencies(service) {
      const sum = latenciesNow(plane, service)
      mergeHistogram(sum, 0, plane.totalLatency, service * histogramCells)
      mergeHistogram(sum, 0, plane.windowLatency, service * histogramCells)
      return sum
    },
    queue: { waiting: () => queueLength(plane.queue), takeCall: () => takeCall(plane) },
    count: () => countLeft(plane),
    counters: plane.counters,
    window: plane.windowLatency,
    endWindow() {
      for (let service = 0; service < plane.capacity.services; service++) {
        const from = service * histogramCells
        mergeHistogram(plane.totalLatency, from, plane.windowLatency, from)
        plane.windowLatency.fill(0, from, from + histogramCells)
      }
    },
    // Clients call the one service there is.
    edgeRate(_, column) {
      const of: { readonly [Column in EdgeColumn]: () => number } = {
        rate: () => rate('attempts'),
        answered: () => rate('succeeded'),
        // What was served and is no success was an error, or came too late.
        failed: () =>
          rate('completed') - rate('succeeded') + rate('shed') + rate('abandoned') + rate('lost'),
        refused: () => rate('budgetRefused') + rate('poolRefused'),
      }
      return of[column]()
    },
  }
}

const vain = lossNames.indexOf('vain')
const succeeded = counters.indexOf('succeeded')
/** Which counter stands for a loss; what was served in vain is what was completed without success. */
const lossPlaces = lossNames.map((name) => counters.indexOf(name === 'vain' ? 'completed' : name))
