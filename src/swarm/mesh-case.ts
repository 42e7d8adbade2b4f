import { digestOf } from '#core/kernel/digest.ts'
import { histogramCells, histogramTotal } from '#core/kernel/histogram.ts'
import { justAfter } from '#core/kernel/math.ts'
import { createLoneMesh, type LoneMesh } from '#core/mesh/lone-mesh.ts'
import { blocksFor, requestStride } from '#core/mesh/sizes.ts'
import { taskNumbers } from '#core/mesh/tasks.ts'
import { turn } from '#core/mesh/wheel.ts'
import { between, chance, diceOf, pick, spread, whole, type Dice } from './dice.ts'
import { enter, instantsAround, openAccount } from './little.ts'
import { drive, stand } from './mesh-faults.ts'
import { meetMesh } from './mesh-met.ts'
import { drawMesh, type MeshScenario } from './mesh-scenario.ts'
import { brokenEmpty, brokenMesh, countsAt, type EdgeCounts } from './mesh-watch.ts'
import { impossibleGraphs } from './mesh-wrong.ts'
import { isSameSave, restore, saveOf, type MeshSave } from './mesh-saves.ts'
import { meet, type Met } from './met.ts'

export interface MeshOutcome {
  readonly problem: string | null
  readonly met: Met
}

/** What a way of trying a mesh draws from, and where it says what it met. */
interface Trial {
  readonly dice: Dice
  readonly met: Met
}

/** How a mesh ended: the digest of all its bytes, and its save. */
interface End {
  readonly digest: string
  readonly save: MeshSave
}

/** Runs the mesh of a seed in every way in which it must come to the same end. */
export function tryMesh(seed: number): MeshOutcome {
  const met: Met = {}
  const scenario = drawMesh(seed)
  const dice = diceOf(seed, 'swarm mesh windows')
  try {
    const whole = fresh(scenario, seed)
    drive(whole, scenario.faults, { from: -1, to: scenario.until, limit: Infinity })
    stand(whole.mesh, scenario.until)
    const digest = digestOfMesh(whole)
    const end = { digest, save: saveOf(whole, scenario, scenario.until) }
    const problem =
      begun(seed, met) ??
      inWindows(scenario, seed, end, { dice, met }) ??
      again(scenario, seed, digest, { dice, met }) ??
      toTheEnd(whole, scenario, met)
    meetMesh(met, scenario, whole.mesh)
    return { problem, met }
  } catch (error) {
    return { problem: `it stopped: ${String(error)}`, met }
  }
}

function fresh(
  { graph, cells, tasks }: MeshScenario,
  seed: number,
  { logged = 0, isCompiled = false } = {},
): LoneMesh {
  return createLoneMesh({ graph, cells, tasks, seed, logged, isCompiled })
}

/** A graph that cannot run: one kind a seed. */
function begun(seed: number, met: Met): string | null {
  const kinds = Object.entries(impossibleGraphs)
  const [kind = '', graph] = kinds[seed % kinds.length] ?? []
  try {
    if (graph !== undefined) createLoneMesh({ graph, cells: [1, 1, 1], seed, tasks: 16 })
    return `a mesh has begun with ${kind}`
  } catch {
    meet(met, `no mesh: ${kind}`)
    return null
  }
}

/**
 * In windows of any size, cut by any limit of work, watched after each. Every other mesh is saved after some of them, and goes on from the
 * last save in other memory as well: then it is compared in the form of a save, else byte by byte.
 */
function inWindows(
  scenario: MeshScenario,
  seed: number,
  { digest, save: expected }: End,
  { dice, met }: Trial,
): string | null {
  const { until, faults } = scenario
  const run = fresh(scenario, seed)
  const limit = Math.ceil(spread(dice, 1, 3000))
  const size = spread(dice, 0.02, 0.7) * until
  const isSaved = chance(dice, 0.5)
  let before: readonly EdgeCounts[] | null = null
  let save: MeshSave | null = null
  let reached = -1
  for (let time = pick(dice, [0, between(dice, 0, size)]), window = 0; ; window++) {
    const stop = window < 25 ? Math.min(time, until) : until
    drive(run, faults, { from: reached, to: stop, limit })
    reached = stop
    const problem = brokenMesh(run.mesh, stop, before)
    if (problem !== null) return `${problem} (window ${window}, at ${stop} s)`
    before = countsAt(run.mesh, stop)
    if (stop === until) break
    if (isSaved && (save === null || whole(dice, 0, window) === 0)) {
      save = saveOf(run, scenario, stop)
    }
    time += between(dice, 0, 2 * size)
  }
  stand(run.mesh, until)
  if (save === null)
    return digestOfMesh(run) === digest ? null : 'in windows it comes to another end'
  if (!isSameSave(saveOf(run, scenario, until), expected)) {
    return 'in windows, and saved, it comes to another end'
  }
  return fromSave(scenario, seed, { save, expected }, { dice, met })
}

/** From a save, in memory that has been used: it is what was saved, and comes to the same end. */
function fromSave(
  scenario: MeshScenario,
  seed: number,
  { save, expected }: { readonly save: MeshSave; readonly expected: MeshSave },
  { dice, met }: Trial,
): string | null {
  const { until, faults } = scenario
  const isCompiled = chance(dice, 0.5)
  const other = fresh(scenario, seed, { isCompiled })
  drive(other, faults, { from: -1, to: between(dice, 0, until), limit: Infinity })
  restore(other, scenario, save)
  if (!isSameSave(saveOf(other, scenario, save.time), save)) {
    return `saved at ${save.time} s it is another mesh`
  }
  drive(other, faults, { from: save.time, to: until, limit: Infinity })
  meet(met, isCompiled ? 'mesh: saved, and compiled' : 'mesh: saved, and not compiled')
  const isSame = isSameSave(saveOf(other, scenario, until), expected)
  return isSame ? null : `saved at ${save.time} s it comes to another end`
}

/** The bytes of all columns but the scratch of what was last in hand, as words. */
function columnsOf(views: object): readonly Uint32Array[] {
  return Object.entries(views).flatMap(([name, view]: [string, unknown]) => {
    if (name === 'hand') return []
    if (ArrayBuffer.isView(view)) {
      return [new Uint32Array(view.buffer, view.byteOffset, view.byteLength / 4)]
    }
    return typeof view === 'object' && view !== null ? columnsOf(view) : []
  })
}

function digestOfMesh({ views }: LoneMesh): string {
  return digestOf(columnsOf(views).map((column) => column.slice().buffer))
}

/** Requests whose times are written down. */
const requestsMost = 2000
const instantsMost = 80

/**
 * The same run twice. Where one open population has no failure, its requests are held against Little's law on the way: sent
 * less ended, as the counters say, beside the times that a run with a log has written down.
 */
function again(
  scenario: MeshScenario,
  seed: number,
  digest: string,
  { dice, met }: Trial,
): string | null {
  const { graph, until, faults } = scenario
  // The compiled way leaves the same bytes behind.
  const isCompiled = chance(dice, 0.5)
  const run = fresh(scenario, seed, { isCompiled })
  meet(met, isCompiled ? 'mesh: compiled' : 'mesh: not compiled')
  const stays = graph.populations.length === 1 ? staysOf(scenario, seed) : null
  let reached = -1
  if (stays !== null) {
    const instants = instantsAround(stays.flat(), until, { dice, most: instantsMost })
    const account = openAccount(stays)
    const [population] = graph.populations
    for (const time of instants) {
      // What happens at the time itself comes before the next double.
      const to = justAfter(time)
      drive(run, faults, { from: reached, to, limit: Infinity })
      reached = to
      const counts = countsAt(run.mesh, time)[population?.edge ?? 0]
      const open = (run.mesh.sent[0] ?? 0) - (counts?.succeeded ?? 0) - (counts?.failed ?? 0)
      const problem = enter(account, time, open)
      if (problem !== null) return `requests: ${problem}`
    }
    meet(met, 'mesh: instants of Little’s law', instants.length)
    meet(met, 'mesh: requests of Little’s law', account.settled)
  }
  drive(run, faults, { from: reached, to: until, limit: Infinity })
  stand(run.mesh, until)
  return digestOfMesh(run) === digest ? null : 'a second time it comes to another end'
}

/** Begin and end of every request, from the log; null where one failed or there is no room for all. */
function staysOf(
  scenario: MeshScenario,
  seed: number,
): readonly (readonly [begin: number, end: number])[] | null {
  const [population] = scenario.graph.populations
  if (population?.kind !== 'open') return null
  const run = fresh(scenario, seed, { logged: requestsMost })
  const { mesh } = run
  drive(run, scenario.faults, { from: -1, to: Infinity, limit: Infinity })
  stand(mesh, Infinity)
  const [count = 0] = mesh.logCount
  if (count !== mesh.sent[0] || count > requestsMost) return null
  return Array.from({ length: count }, (_, i) => {
    const [, begin = 0, back = 0] = mesh.log.subarray(i * requestStride, (i + 1) * requestStride)
    return [begin, back] as const
  })
}

/** Until nothing is due any more, where nobody begins anew: every call has ended, and everything can be used again. */
function toTheEnd(run: LoneMesh, { graph, tasks }: MeshScenario, met: Met): string | null {
  if (graph.populations.some(({ kind }) => kind === 'closed')) return null
  drive(run, [], { from: 0, to: Infinity, limit: Infinity })
  const { mesh } = run
  stand(mesh, Infinity)
  meet(met, 'mesh: empty at the end')
  const used = Array.from({ length: tasks }, (_, task) => mesh.numbers[task * taskNumbers])
  const left: Readonly<Record<string, number>> = {
    'events of callers': mesh.acts.count[0] ?? 0,
    'closed slots of the wheel': mesh.turns[turn.closed] ?? 0,
    'open arrivals': (mesh.open[1] ?? 0) - (mesh.open[0] ?? 0),
    returns: mesh.returned[0] ?? 0,
    'blocks of the wheel': blocksFor(tasks) - (mesh.freeBlockCount[0] ?? 0),
    records: used.filter((due) => due === Infinity).length,
  }
  const [name] = Object.entries(left).find(([, count]) => count !== 0) ?? []
  if (name !== undefined) return `from empty to empty: ${left[name]} ${name} are left`
  for (const { edge } of graph.populations) {
    const at = edge * histogramCells
    const wholes = histogramTotal(mesh.whole, at)
    const good = countsAt(mesh, Infinity)[edge]?.succeeded
    if (wholes !== good) return `edge ${edge}: ${wholes} requests were answered, and ${good} calls`
  }
  return brokenEmpty(mesh)
}
