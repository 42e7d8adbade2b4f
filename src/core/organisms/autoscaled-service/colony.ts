import type { Ladder } from '#core/control/changes.ts'
import { controlLife, createControl, leadingLayout, trailingLayout } from '#core/control/control.ts'
import { mostSlots, mostWanted, sampleInterval } from '#core/control/room.ts'
import { rulesOf } from '#core/control/rules.ts'
import { sized } from '#core/control/sizing.ts'
import type { Colony } from '#core/control/run.ts'
import { checkLoadGoingOn, noRoomFor, withServiceValue } from '#core/control/service-changes.ts'
import { livingOf } from '#core/cells/population.ts'
import { livePartsOf } from '#core/kernel/compact.ts'
import { allocate } from '#core/kernel/memory.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { replanArrivals } from '#core/traffic/arrivals.ts'
import { loadSegments } from '#core/traffic/load.ts'
import { createPlane, planeLayout, type Capacity, type Plane } from '#core/traffic/plane.ts'
import { planeLife } from '#core/traffic/plane-life.ts'
import { countLeft } from '#core/traffic/roll.ts'
import { parameters, type AutoscaledServiceSettings } from './parameters.ts'
import { invariants } from './invariants.ts'
import { planeFace } from './plane-face.ts'
import { rungFace } from './rung-face.ts'
import { rungsLayout, rungsLife } from './rungs-layout.ts'
import { goOn, refusalOf, serveLevels } from './rung-switch.ts'
import { createRungs, isOnLevels, levelRules, rungOf, type Rungs } from './rungs.ts'
import { eventSteps, serve } from './steps.ts'
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
    data: {
      ...rungFace(rungs, planeFace(plane, views.sampled.rates)),
      resize(slots) {
        control.beside.sizes = [slots]
        adopt(current)
      },
    },
    services: [settings],
    interval: sampleInterval(settings),
  })
  let current = settings
  const adopt = (next: AutoscaledServiceSettings): void => {
    current = next
    const [slots] = control.beside.sizes
    const inForce = sized(next, slots)
    control.beside.services = [inForce]
    plane.rules = [rulesOf(inForce)]
    rungs.levels.rules = levelRules(plane.rules[0])
  }
  const colony: ServiceColony = {
    plane,
    rungs,
    control,
    parts: livePartsOf(views, life),
    bytes: buffer.byteLength,
    settings: () => current,
    adopt,
    servicesOf: (next) => [next],
    tidy: () => countLeft(plane),
    revive: () => void rungs.change++,
    flow: (until, limit) =>
      isOnLevels(plane) ? serveLevels(rungs, until, limit) : serve(plane, until, limit),
    weight: (kind) => eventSteps(control, plane, kind),
    withChange,
    checkGoingOn: (after) => checkGoingOn(colony, after),
    ladder: ladderOf(rungs),
    replan(before, { name }) {
      if (name === 'load') replanLoad(plane, before)
    },
    // Its memory is that of the settings at the beginning.
    emptyLike: () => createColony(settings, seed, capacity),
    brokenInvariant: () =>
      Object.keys(invariants).find((sentence) => !invariants[sentence](colony)) ?? null,
  }
  return colony
}

const withChange: ServiceColony['withChange'] = (before, { name, value, service }) =>
  service === undefined
    ? withServiceValue(parameters, before, name, value)
    : refuse('This run has one service: a change of its settings names none.')

function replanLoad(plane: Plane, before: AutoscaledServiceSettings): void {
  // On levels nothing is prepared: a leap reads the load as it is.
  if (!isOnLevels(plane)) replanArrivals(plane, 0, loadSegments(before.load))
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

function checkGoingOn(
  { control, plane }: ServiceColony,
  after: AutoscaledServiceSettings,
): Result<null> {
  const together = checkTogether(after)
  if (!together.ok) return together
  const slots = mostSlots(after)
  if (slots > plane.capacity.slots) {
    return refuse(
      `This run has room for cells of ${plane.capacity.slots} slots, fewer than the largest server of ${slots}. Go back to its beginning and choose it there.`,
    )
  }
  const load = checkLoadGoingOn(control, after)
  if (!load.ok) return load
  const room = mostCells(plane.capacity)
  const most = mostWanted(after)
  return most > room ? noRoomFor(most, room) : { ok: true, value: null }
}
