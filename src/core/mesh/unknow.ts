import { assert } from '#core/kernel/assert.ts'
import { putDeadline } from './acts.ts'
import { hand } from './hand.ts'
import { eachCalled } from './kin.ts'
import type { Mesh } from './mesh.ts'
import { at, flag, has, lower, noTask, pendingOf, taskNumbers, taskWords, word } from './tasks.ts'
import { stopsBeing, type Undone } from './undone.ts'

/**
 * What was known ahead of an attempt and will not be: its answer, what its caller was to do with that, and so on up to the client
 * and the next request of that. All of it lies behind the clock's time; what lies before is never touched.
 */

/** Takes back the answer of an attempt, which was to leave its cell after now. */
export function takeBackAnswer(mesh: Mesh, undone: Undone, task: number): void {
  const { numbers } = mesh
  const base = task * taskNumbers
  assert(numbers[base + at.left] > mesh.clock[0], 'what has left its cell is not taken back')
  const isSettled = wasSettled(mesh, task)
  undone.marks[task] |= stopsBeing.counted | stopsBeing.heard
  lower(mesh, task, flag.answered | flag.error)
  numbers[base + at.due] = Infinity
  if (isSettled) unsettle(mesh, undone, task)
  const parent = mesh.words[task * taskWords + word.parent]
  const above = parent === noTask ? Infinity : numbers[parent * taskNumbers + at.soonest]
  putDeadline(mesh, task)
  numbers[base + at.soonest] = Math.min(above, mesh.hand[hand.act])
}

/** Whether the caller of an attempt has taken its answer as that of the call, at its moment, which is known. */
function wasSettled(mesh: Mesh, task: number): boolean {
  const { numbers, hand: held } = mesh
  const base = task * taskNumbers
  if (!has(mesh, task, flag.answered) || has(mesh, task, flag.error | flag.orphan)) return false
  // One that is told at its moment is needed until then; one that comes too late was not taken.
  if (numbers[base + at.due] === Infinity) return false
  putDeadline(mesh, task)
  return held[hand.act] >= numbers[base + at.latest]
}

/** The caller of an attempt waits for it again. */
function unsettle(mesh: Mesh, undone: Undone, task: number): void {
  const { words, numbers, wiring, clock, edges } = mesh
  const edge = words[task * taskWords + word.edge]
  const visit = words[task * taskWords + word.parent]
  if (visit === noTask) {
    if (wiring.crowd[edge] >= 0) undone.requests.push({ edge, request: nextRequest(mesh, task) })
    return
  }
  const base = visit * taskNumbers
  const calls = visit * taskWords + word.calls
  if (has(mesh, visit, flag.error) && numbers[base + at.left] <= clock[0]) {
    // It has answered with an error long since, and only waits for the last of its calls.
    words[calls]++
    numbers[base + at.due] = Infinity
    return
  }
  if (has(mesh, visit, flag.answered)) takeBackAnswer(mesh, undone, visit)
  const { stage } = edges[edge]
  const place = placeBehind(mesh, visit, stage)
  let pending = pendingOf(mesh, visit)
  if (words[calls] >> 8 !== place) {
    // It had gone on to its next stage.
    pending = 0
    eachCalled(mesh, visit, (called) => {
      if (edges[words[called * taskWords + word.edge]].stage > stage) {
        takeBackCall(mesh, undone, called)
      }
    })
  }
  words[calls] = 256 * place + pending + 1
  // What ended before now does not matter any more: what it waits for ends later.
  numbers[base + at.latest] = clock[0]
  eachCalled(mesh, visit, (called) => {
    const back = numbers[called * taskNumbers + at.latest]
    if (wasSettled(mesh, called) && back > numbers[base + at.latest])
      numbers[base + at.latest] = back
  })
}

/** The request that the client of an attempt was to send next. */
function nextRequest({ words, populations, wiring, requests }: Mesh, task: number): number {
  const population = populations[wiring.crowd[words[task * taskWords + word.edge]]]
  return requests[task] + (population.kind === 'closed' ? population.clients : 0)
}

/** The place of the first call of a visit that belongs to a later stage. */
function placeBehind({ words, wiring }: Mesh, visit: number, stage: number): number {
  const service = wiring.to[words[visit * taskWords + word.edge]]
  let place = wiring.starts[service]
  while (place < wiring.starts[service + 1] && wiring.stages[place] <= stage) place++
  return place
}

/** Takes back an attempt that was to be sent after now. */
export function takeBackCall(mesh: Mesh, undone: Undone, task: number): void {
  const { numbers, words, clock } = mesh
  const base = task * taskNumbers
  assert(numbers[base + at.sent] > clock[0], 'what has been sent is not taken back')
  undone.marks[task] |= stopsBeing.sent
  numbers[base + at.due] = -1
  words[task * taskWords + word.parent] = noTask
}
