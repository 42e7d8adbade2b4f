import type { LoneMesh } from '#core/mesh/lone-mesh.ts'
import { loseCells } from '#core/mesh/loss.ts'
import type { Mesh } from '#core/mesh/mesh.ts'
import { countReturned } from '#core/mesh/returns.ts'
import { runMesh } from '#core/mesh/run.ts'
import { clearRow, joinRouting, leaveRouting } from '#core/traffic/routing-list.ts'
import { between, chance, pick, whole, type Dice } from './dice.ts'

/** A cell of a service, by the row that it stands in. */
export interface Cell {
  readonly service: number
  readonly row: number
}

/** What happens to cells at a time: some leave routing, some of those out of it go down, some that were down begin anew. */
export interface Fault {
  readonly time: number
  readonly leaving: readonly Cell[]
  readonly down: readonly Cell[]
  readonly beginning: readonly Cell[]
}

/** Faults in the order of time; none in half of the meshes. */
export function drawFaults(dice: Dice, cells: readonly number[], until: number): readonly Fault[] {
  const count = chance(dice, 0.5) ? 0 : pick(dice, [1, whole(dice, 1, 3), whole(dice, 1, 8)])
  const times = Array.from({ length: count }, () => between(dice, 0, until))
  let ready = cells
    .flatMap((own, service) => Array.from({ length: own }, () => service))
    .map((service, row): Cell => ({ service, row }))
  let draining: readonly Cell[] = []
  let gone: readonly Cell[] = []
  return times
    .toSorted((a, b) => a - b)
    .map((time) => {
      const share = pick(dice, [0.2, 0.5, 1])
      const leaving = ready.filter(() => chance(dice, share))
      const out = [...draining, ...leaving]
      const down = out.filter(() => chance(dice, 0.7))
      const beginning = gone.filter(() => chance(dice, 0.6))
      ready = [...ready.filter((cell) => !leaving.includes(cell)), ...beginning]
      draining = out.filter((cell) => !down.includes(cell))
      gone = [...gone.filter((cell) => !beginning.includes(cell)), ...down]
      return { time, leaving, down, beginning }
    })
}

/** Runs a mesh from one time up to another, with the faults between them, those at its end included. */
export function drive(
  { mesh }: LoneMesh,
  faults: readonly Fault[],
  { from, to, limit }: { readonly from: number; readonly to: number; readonly limit: number },
): void {
  for (const fault of faults) {
    if (fault.time <= from || fault.time > to) continue
    advance(mesh, fault.time, limit)
    stand(mesh, fault.time)
    strike(mesh, fault)
  }
  advance(mesh, to, limit)
}

function advance(mesh: Mesh, time: number, limit: number): void {
  while (runMesh(mesh, time, limit) >= limit);
}

/** Lets a mesh that has run up to a time stand at it, with all counted that is back by then. */
export function stand(mesh: Mesh, time: number): void {
  mesh.clock[0] = time
  countReturned(mesh)
}

function strike(mesh: Mesh, { leaving, down, beginning }: Fault): void {
  for (const { service, row } of leaving) leaveRouting(mesh.plane, service, row)
  const rows = down.map(({ row }) => row)
  if (rows.length > 0) loseCells(mesh, rows)
  for (const { service, row } of beginning) {
    clearRow(mesh.plane, service, row)
    joinRouting(mesh.plane, service, row)
  }
}
