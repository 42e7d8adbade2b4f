import { lossNames, writeLosses, type DataPlane } from '#core/control/data-plane.ts'
import { levelCellsMin } from '#core/levels/fit.ts'
import { levelCount } from '#core/levels/levels.ts'
import { handCell } from '#core/levels/to-plane.ts'
import { inServiceNow } from '#core/traffic/census.ts'
import { busyTime } from '#core/traffic/slots.ts'
import { insideOf, joinLevels, owedBusy, owedRequests, settle } from './dealing.ts'
import { refusalOf, toExact } from './rung-switch.ts'
import { isOnLevels, type Rungs } from './rungs.ts'

/** The data plane of a lone service on whichever rung it is; `exact` is the one that simulates every request. */
export function rungFace(rungs: Rungs, exact: DataPlane): DataPlane {
  const { plane, levels, held } = rungs
  const isOn = (): boolean => isOnLevels(plane)
  const lost = new Float64Array(lossNames.length)
  const isKept = (row: number): boolean => isOn() && held[row] >= 0
  return {
    ...exact,
    clear(service, row) {
      held[row] = -1
      exact.clear(service, row)
    },
    join(service, row) {
      if (isOn()) joinLevels(rungs, row)
      exact.join(service, row)
    },
    leave(service, rows) {
      if (!isOn()) return exact.leave(service, rows)
      settle(rungs)
      const { slots } = plane.rules[service]
      exact.leave(service, rows)
      for (const row of rows) {
        const busy = busyTime(plane, row, slots, plane.clock[0])
        handCell(levels, plane, service, { row, level: held[row], busy })
        held[row] = -1
      }
      rungs.change++
      // Of few cells the noise of one is seen in the whole.
      if (plane.readyCounts[service] < levelCellsMin) toExact(rungs)
    },
    inside: (_, row) => insideOf(rungs, row),
    inService: (service, row) =>
      isKept(row)
        ? Math.min(insideOf(rungs, row), plane.rules[service].slots)
        : inServiceNow(plane, service, row),
    busy: (service, row) => exact.busy(service, row) + (isKept(row) ? owedBusy(rungs) : 0),
    routed: (row) => exact.routed(row) + (isKept(row) ? owedRequests(rungs) : 0),
    arrived: (service) => exact.arrived(service) + (isOn() ? levelCount(levels, 'arrived') : 0),
    tally: (service) => (isOn() ? withLevels(rungs, exact.tally(service)) : exact.tally(service)),
    losses: (service) =>
      isOn() ? writeLosses(withLevels(rungs, exact.tally(service)), lost) : exact.losses(service),
    count() {
      if (isOn()) settle(rungs)
      exact.count()
    },
    levels: {
      isOn,
      refusal: () => refusalOf(rungs),
      get spans() {
        return rungs.spans
      },
      set spans(spans) {
        rungs.spans = spans
      },
    },
  }
}

/** What levels have counted since they were settled comes on top; how many of it took too long is known then. */
function withLevels({ levels }: Rungs, tally: ReturnType<DataPlane['tally']>): typeof tally {
  const [arrived, completed, shed] = [
    levelCount(levels, 'arrived'),
    levelCount(levels, 'completed'),
    levelCount(levels, 'shed'),
  ]
  return {
    ...tally,
    arrived: tally.arrived + arrived,
    attempts: tally.attempts + arrived,
    completed: tally.completed + completed,
    succeeded: tally.succeeded + completed,
    shed: tally.shed + shed,
    failed: tally.failed + shed,
  }
}
