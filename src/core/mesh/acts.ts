import { act, keepActs, pushAct } from './acts-heap.ts'
import { drawPatience } from './draws.ts'
import type { Mesh } from './mesh.ts'
import { hand } from './hand.ts'
import { at, flag, has, markOf, noTask, raise, taskNumbers, taskWords, word } from './tasks.ts'

/** Plans what the caller of an attempt does at the time in hand. */
export function planAct(mesh: Mesh, kind: number, task: number): void {
  if (mesh.acts.count[0] === mesh.acts.times.length) dropStale(mesh)
  pushAct(mesh, kind, markOf(mesh, task), task)
}

/** Plans that a client sends its request on an edge at the time in hand. */
export function planClient(mesh: Mesh, edge: number, request: number): void {
  if (mesh.acts.count[0] === mesh.acts.times.length) dropStale(mesh)
  pushAct(mesh, act.clientSends, request, edge)
}

/** Takes out events of attempts whose records others have now: a deadline may lie far behind the end of its attempt. */
function dropStale(mesh: Mesh): void {
  const { acts } = mesh
  keepActs(
    mesh,
    (kind, mark, place) => kind === act.clientSends || markOf(mesh, acts.tasks[place]) === mark,
  )
}

/** When the caller of an attempt will not wait any longer; puts it in hand. */
export function putDeadline(mesh: Mesh, task: number): void {
  drawPatience(mesh, task)
  const { hand: held, numbers, words, wiring } = mesh
  let wait = held[hand.patience]
  if (has(mesh, task, flag.hedges)) {
    const hedge = wiring.hedge[words[task * taskWords + word.edge]]
    if (hedge < wait) wait = hedge
  }
  held[hand.act] = numbers[task * taskNumbers + at.sent] + wait
}

/** Plans that the caller gives up at its deadline. */
export function watch(mesh: Mesh, task: number): void {
  if (has(mesh, task, flag.timed | flag.orphan)) return
  putDeadline(mesh, task)
  if (mesh.hand[hand.act] === Infinity) return
  raise(mesh, task, flag.timed)
  planAct(mesh, act.givesUp, task)
}

/**
 * Nothing more will be known of an attempt before the time in hand (`back`): so those who do not wait longer get
 * an event for their deadlines, its caller and the callers above. One at that very time is planned too, because a deadline comes before
 * what callers do next at that instant; where an answer is back then, the event finds that and does nothing.
 */
export function expectNothingBefore(mesh: Mesh, task: number): void {
  const { words, numbers, hand: held } = mesh
  const time = held[hand.back]
  for (let above = task; above !== noTask; above = words[above * taskWords + word.parent]) {
    if (numbers[above * taskNumbers + at.soonest] > time) return
    putDeadline(mesh, above)
    if (held[hand.act] <= time) watch(mesh, above)
  }
}
