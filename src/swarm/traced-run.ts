import { beginRun } from '#core/control/run.ts'
import { createColony, type ServiceColony } from '#core/organisms/autoscaled-service/colony.ts'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { capacityOf } from '#core/organisms/autoscaled-service/together.ts'
import type { LogEntry } from '#core/organisms/recording.ts'
import { checkSettings } from '#core/schema/validate.ts'
import { logStride, rollStride } from '#core/traffic/plane.ts'
import { eachWaiting } from '#core/traffic/queue.ts'
import { rowOf, triesOf } from '#core/traffic/roll.ts'
import type { Values } from './scenario.ts'

/** An attempt as it was foreseen when it was sent to a cell, cut where that went down; one that waits for a cell has no end. Times in s. */
export interface Attempt {
  readonly sent: number
  readonly start: number
  readonly leave: number
}

/**
 * Plays a recording in a service that writes every attempt down, which the product's own does not: put together from the
 * same parts, with room for so many attempts. Null when there were more.
 */
export function traceAttempts(
  settings: Values,
  seed: number,
  log: readonly LogEntry[],
  room: number,
): readonly Attempt[] | null {
  const checked = checkSettings(parameters, settings)
  if (!checked.ok) throw new Error(checked.problem)
  const capacity = capacityOf(checked.value)
  // A client is in the pool with one attempt, and once more when its cell goes down.
  const clients = Math.min(capacity.clients, 2 * room)
  const colony = createColony(checked.value, seed, { ...capacity, clients, logged: room })
  const losses = noteLosses(colony)
  const run = beginRun(colony)
  for (const { time, change } of log) {
    run.advanceTo(time, Infinity)
    run.apply(change)
  }
  run.advanceTo(run.duration(), Infinity)
  const count = colony.plane.logCount[0] ?? 0
  return count > room ? null : readAttempts(colony, count, losses)
}

/** Writes down from now on which attempts go down with their cells, and when. */
function noteLosses({ control, plane }: ServiceColony): ReadonlyMap<string, number> {
  const losses = new Map<string, number>()
  const { data } = control
  const lose = data.lose.bind(data)
  const noting: Pick<typeof data, 'lose'> = {
    lose(service, row) {
      const now = plane.clock[0] ?? 0
      const { roll, rolled } = plane
      for (let at = 0; at < (rolled[0] ?? 0) * rollStride; at += rollStride) {
        const [leave = 0, , request = 0, tag = 0] = roll.subarray(at, at + rollStride)
        if (rowOf(tag) === row && leave > now) losses.set(`${request} ${triesOf(tag)}`, now)
      }
      return lose(service, row)
    },
  }
  Object.assign(data, noting)
  return losses
}

function readAttempts(
  { plane }: ServiceColony,
  count: number,
  losses: ReadonlyMap<string, number>,
): readonly Attempt[] {
  const waiting: Attempt[] = []
  eachWaiting(plane.queue, (place) => {
    waiting.push({ sent: plane.queue.sents[place] ?? 0, start: Infinity, leave: Infinity })
  })
  const written = Array.from({ length: count }, (_, i) => {
    const from = i * logStride
    const [request = 0, tries = 0, sent = 0, start = 0, leave = 0] = plane.log.subarray(
      from,
      from + logStride,
    )
    const cut = losses.get(`${request} ${tries}`) ?? Infinity
    return { sent, start: Math.min(start, cut), leave: Math.min(leave, cut) }
  })
  return [...written, ...waiting]
}
