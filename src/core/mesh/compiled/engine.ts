import { exponential } from '#core/kernel/ziggurat.ts'
import { prepareTimes } from '#core/traffic/arrivals.ts'
import { drawWords } from '#core/traffic/route.ts'
import { expectNothingBefore } from '../acts.ts'
import { bookOne } from '../book.ts'
import { takeAct } from '../callers.ts'
import { call, resolve, stageEnded } from '../calls.ts'
import { sendFreshOf } from '../clients.ts'
import { goOn, mergeDepartures } from '../departures.ts'
import { watchJobs } from '../looks.ts'
import type { Mesh } from '../mesh.ts'
import { isTurnedAway } from '../run.ts'
import { mergeArrivals } from '../sort.ts'
import { planNow } from '../wheel.ts'
import type { Desk } from './desk.ts'

/** What the compiled way leaves to TypeScript, because it is rare or long; see src/assembly/engine.ts. */
export function engineOf(mesh: Mesh, { drawn }: Desk) {
  const { plane } = mesh
  return {
    drawAtEdge: (word: number, key: number): void => {
      drawn[0] = exponential(word, key)
    },
    drawWords: (service: number): void => drawWords(plane, service),
    prepareTimes: (service: number): void => prepareTimes(plane, service),
    bookOne: (k: number): void => bookOne(mesh, k),
    isTurnedAway: (k: number): boolean => isTurnedAway(mesh, k),
    planNow: (task: number): void => planNow(mesh, task),
    call: (edge: number, visit: number, n: number): void => call(mesh, edge, visit, n),
    resolve: (task: number): void => resolve(mesh, task),
    stageEnded: (visit: number): boolean => stageEnded(mesh, visit),
    expectNothingBefore: (task: number): void => expectNothingBefore(mesh, task),
    takeAct: (): void => takeAct(mesh),
    goOn: (task: number): void => goOn(mesh, task),
    watchJobs: (row: number): void => watchJobs(mesh, row),
    mergeArrivals: (count: number): void => mergeArrivals(mesh, count),
    mergeDepartures: (count: number): void => mergeDepartures(mesh, count),
    sendFresh: (population: number): void => sendFreshOf(mesh, population),
  }
}
