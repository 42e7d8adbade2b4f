import type { Ladder } from '#core/control/changes.ts'
import { controlLife, createControl, leadingLayout, trailingLayout } from '#core/control/control.ts'
import { sampleInterval } from '#core/control/room.ts'
import { rulesOf } from '#core/control/rules.ts'
import type { Colony } from '#core/control/run.ts'
import { checkLoadGoingOn, noRoomFor, withServiceValue } from '#core/control/service-changes.ts'
import { livingOf } from '#core/cells/population.ts'
import { pendingCount } from '#core/kernel/calendar.ts'
import { livePartsOf } from '#core/kernel/compact.ts'
import { allocate } from '#core/kernel/memory.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { replanArrivals } from '#core/traffic/arrivals.ts'
import { flow } from '#core/traffic/flow.ts'
import { loadSegments } from '#core/traffic/load.ts'
import { createPlane, planeLayout, type Capacity, type Plane } from '#core/traffic/plane.ts'
import { planeLife } from '#core/traffic/plane-life.ts'
import { countLeft } from '#core/traffic/roll.ts'
import { parameters, type AutoscaledServiceSettings } from './parameters.ts'
import { invariants } from './invariants.ts'
import { planeFace } from './plane-face.ts'
import { rungFace } from './rung-face.ts'
import { rungsLayout, rungsLife } from './rungs-layout.ts'
import {
  createRungs,
  goOn,
  isOnLevels,
  levelRules,
  refusalOf,
  rungOf,
  serveLevels,
  type Rungs,
} from './rungs.ts'
import { capacityOf, checkTogether, mostCells } from './together.ts'

/** One service under load: its data plane, and the control plane over it. */
export interface ServiceColony extends Colony<AutoscaledServiceSettings> {
  readonly plane: Plane
  readonly rungs: Rungs
}

/** At time 0: no cells, no events, the first request planned. */
export function createColony(
  settings: AutoscaledServiceSettings,
  seed: number,
  capacity: Capacity = capacityOf(settings),
): ServiceColony {
  const room = { services: 1, rows: capacity.rows }
  const { buffer, views } = allocate({
    ...leadingLayout(room),
    plane: planeLayout(capacity),
    ...trailingLayout(room),
    rungs: rungsLayout(settings, capacity),
  })
  const { leading, trailing } = controlLife(views)
  const living = (): Int32Array => livingOf(views.population)
  const rungsAlive = rungsLife(views.rungs, views.plane, living)
  const planeAlive = planeLife(views.plane, capacity, living)
  const life = { ...leading, plane: planeAlive, ...trailing, rungs: rungsAlive }
  const plane = createPlane(views.plane, capacity, views.clock, [rulesOf(settings)], seed)
  const rungs = createRungs(plane, views.rungs, seed)
  const control = createControl({
    views,
    seed,
    names: ['web'],
    edges: [{ from: -1, to: 0, optional: false }],
    data: rungFace(rungs, planeFace(plane, views.sampled.rates)),
    services: [settings],
    interval: sampleInterval(settings),
  })
  const current = (): AutoscaledServiceSettings => control.beside.services[0]
  const adopt = (next: AutoscaledServiceSettings): void => {
    control.beside.services = [next]
    plane.rules = [rulesOf(next)]
    rungs.levels.rules = levelRules(plane.rules[0])
  }
  const colony: ServiceColony = {
    plane,
    rungs,
    control,
    parts: livePartsOf(views, life),
    bytes: buffer.byteLength,
    settings: current,
    adopt,
    tidy: () => countLeft(plane),
    revive: () => void rungs.change++,
    flow: (until, limit) =>
      isOnLevels(plane) ? serveLevels(rungs, until, limit) : serve(plane, until, limit),
    // A row of the history may look through the pool of clients.
    weight: () => pendingCount(plane.clients) >> 4,
    withChange: (before, { name, value, service }) =>
      service === undefined
        ? withServiceValue(parameters, before, name, value)
        : refuse('This run has one service: a change of its settings names none.'),
    checkGoingOn: (after) => checkGoingOn(colony, after),
    ladder: ladderOf(rungs),
    replan(before, { name }) {
      // On levels nothing is prepared: a leap reads the load as it is.
      if (name === 'load' && !isOnLevels(plane)) replanArrivals(plane, 0, loadSegments(before.load))
    },
    emptyLike: () => createColony(current(), seed, capacity),
    brokenInvariant: () =>
      Object.keys(invariants).find((sentence) => !invariants[sentence](colony)) ?? null,
  }
  return colony
}

function ladderOf(rungs: Rungs): Ladder<AutoscaledServiceSettings> {
  return {
    now: () => rungOf(rungs),
    checkLevels(after, from) {
      const refusal = refusalOf(rungs, rulesOf(after), from)
      return refusal === null ? { ok: true, value: null } : refuse(refusal)
    },
    goOn: (rung) => goOn(rungs, rung),
  }
}

/**
 * Serves requests as the kernel asks for it: see `Dynamics`. What things cost is counted in steps of about one usual request, so that a
 * slice of work takes about the same time whatever it meets.
 */
function serve(plane: Plane, until: number, limit: number): number {
  const weight = requestWeight(plane)
  const most = Math.ceil(limit / weight)
  const served = flow(plane, until, most)
  return served < most ? served * weight : limit
}

/** One request looks at two cells, or at all of them; in a long list its place costs more to make. */
function requestWeight(plane: Plane): number {
  const { routing, places } = plane.rules[0]
  const seen = routing === 'least-requests' ? plane.readyCounts[0] : 0
  return 1 + (seen >> 3) + (places >> 9)
}

function checkGoingOn(
  { control, plane }: ServiceColony,
  after: AutoscaledServiceSettings,
): Result<null> {
  const together = checkTogether(after)
  if (!together.ok) return together
  const load = checkLoadGoingOn(control, after)
  if (!load.ok) return load
  const room = mostCells(plane.capacity)
  const most = after.hpa.maxReplicas
  return most > room ? noRoomFor(most, room) : { ok: true, value: null }
}
