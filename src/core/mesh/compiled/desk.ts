import { float64, int32, type Column, type Views } from '#core/kernel/memory.ts'
import { exponentialLayers } from '#core/kernel/ziggurat.ts'
import type { Mesh, MeshCapacity } from '../mesh.ts'
import { bucketsMax } from '../sort.ts'
import { bytesOf } from './records.ts'

/**
 * The desk of the compiled way: what is handed over to it, and its scratch. It lies at the beginning of the memory, so that
 * its addresses are constants of the compiled code; the columns of the mesh lie behind it, and their addresses stand on it. Nothing here
 * belongs to the state of a run.
 */

/** What has an address on the desk: columns of the mesh and of its data plane, and those of the desk that have no fixed length. */
export const columnNames = [
  'words',
  'clock',
  'pool',
  'fullUntil',
  'hand',
  'counts',
  'firsts',
  'lasts',
  'blockTimes',
  'blockTasks',
  'blockNext',
  'freeBlocks',
  'freeBlockCount',
  'turns',
  'open',
  'openTimes',
  'openTasks',
  'works',
  'leaves',
  'actTimes',
  'actCount',
  'returnTimes',
  'returnCodes',
  'returnTasks',
  'returned',
  'budgets',
  'counters',
  'latency',
  'whole',
  'sent',
  'borns',
  'cells',
  'ready',
  'readyCounts',
  'positions',
  'chance',
  'places',
  'times',
  'nextRequest',
  'owners',
  'jobRecords',
  'jobCounts',
  'jobLeaves',
  'looks',
  'followings',
  'befores',
  'lookFirsts',
  'looking',
  'leaving',
  'leftTimes',
  'leftTasks',
  'foundTimes',
  'foundTasks',
  'edges',
  'services',
  'populations',
  'calls',
] as const
type ColumnName = (typeof columnNames)[number]

type Sizes = Pick<MeshCapacity, 'services' | 'edges' | 'populations' | 'tasks' | 'jobs'>

export const deskLayout = ({ services, edges, populations, tasks, jobs = 0 }: Sizes) => ({
  /** An exponential that was drawn in TypeScript. */
  drawn: float64(1),
  slotsPerSecond: float64(1),
  slotTime: float64(1),
  looked: int32(1),
  rows: int32(1),
  cellBytes: int32(1),
  jobBytes: int32(1),
  populationCount: int32(1),
  isUnforeseen: int32(1),
  isLogged: int32(1),
  returnsMost: int32(1),
  // Keys of draws: of the way there and back, of clients' requests, and of the calls of a visit.
  there: int32(1),
  back: int32(1),
  root: int32(1),
  chanceOfCalls: int32(1),
  // Of the exponential; see ziggurat.ts.
  widths: float64(exponentialLayers.widths.length),
  inner: int32(exponentialLayers.inner.length),
  /** Where each bucket of the sorting begins. */
  starts: int32(bucketsMax + 1),
  addresses: addressLayout(),
  // What was found in a slot of the wheel, before it is sorted.
  foundTimes: float64(tasks),
  foundTasks: int32(tasks),
  // Departures that are not foreseen, in order; see departures.ts.
  leaving: int32(4),
  leftTimes: float64(jobs > 0 ? tasks : 0),
  leftTasks: int32(jobs > 0 ? tasks : 0),
  edges: float64((edges * bytesOf('edge')) / 8),
  services: float64((services * bytesOf('service')) / 8),
  populations: float64((populations * bytesOf('population')) / 8),
  calls: float64((edges * bytesOf('callsOf')) / 8),
})

export type Desk = Views<ReturnType<typeof deskLayout>>

function addressLayout(): Readonly<Record<ColumnName, Column<'int32'>>> {
  // The names are those of the type.
  return Object.fromEntries(columnNames.map((name) => [name, int32(1)])) as Readonly<
    Record<ColumnName, Column<'int32'>>
  >
}

/** Lays out what stays the same during a run. */
export function fillDesk(desk: Desk, mesh: Mesh): void {
  const { plane, salts } = mesh
  const columns = columnsOf(desk, mesh)
  for (const name of columnNames) desk.addresses[name][0] = columns[name].byteOffset
  desk.slotsPerSecond[0] = mesh.slotsPerSecond
  desk.slotTime[0] = mesh.slotTime
  desk.rows[0] = plane.capacity.rows
  desk.cellBytes[0] = 8 * plane.stride
  desk.jobBytes[0] = 8 * mesh.jobsStride
  desk.isLogged[0] = Number(mesh.jobs.log.length > 0)
  desk.returnsMost[0] = mesh.returnTimes.length
  desk.there[0] = salts.there
  desk.back[0] = salts.back
  desk.root[0] = salts.root
  desk.chanceOfCalls[0] = salts.calls
  desk.widths.set(exponentialLayers.widths)
  desk.inner.set(exponentialLayers.inner)
}

function columnsOf(desk: Desk, mesh: Mesh): Readonly<Record<ColumnName, ArrayBufferView>> {
  const { plane, acts, jobs } = mesh
  return {
    words: mesh.words,
    clock: mesh.clock,
    pool: mesh.pool,
    fullUntil: mesh.fullUntil,
    hand: mesh.hand,
    counts: mesh.counts,
    firsts: mesh.firsts,
    lasts: mesh.lasts,
    blockTimes: mesh.blockTimes,
    blockTasks: mesh.blockTasks,
    blockNext: mesh.blockNext,
    freeBlocks: mesh.freeBlocks,
    freeBlockCount: mesh.freeBlockCount,
    turns: mesh.turns,
    open: mesh.open,
    openTimes: mesh.openTimes,
    openTasks: mesh.openTasks,
    works: mesh.works,
    leaves: mesh.leaves,
    actTimes: acts.times,
    actCount: acts.count,
    returnTimes: mesh.returnTimes,
    returnCodes: mesh.returnCodes,
    returnTasks: mesh.returnTasks,
    returned: mesh.returned,
    budgets: mesh.budgets,
    counters: mesh.counters,
    latency: mesh.latency,
    whole: mesh.whole,
    sent: mesh.sent,
    borns: mesh.borns,
    cells: plane.cells,
    ready: plane.ready,
    readyCounts: plane.readyCounts,
    positions: plane.positions,
    chance: plane.words,
    places: plane.places,
    times: plane.times,
    nextRequest: plane.nextRequest,
    owners: plane.owners,
    jobRecords: jobs.records,
    jobCounts: jobs.counts,
    jobLeaves: jobs.leaves,
    looks: jobs.looks,
    followings: jobs.followings,
    befores: jobs.befores,
    lookFirsts: jobs.firsts,
    looking: jobs.looking,
    leaving: desk.leaving,
    leftTimes: desk.leftTimes,
    leftTasks: desk.leftTasks,
    foundTimes: desk.foundTimes,
    foundTasks: desk.foundTasks,
    edges: desk.edges,
    services: desk.services,
    populations: desk.populations,
    calls: desk.calls,
  }
}
