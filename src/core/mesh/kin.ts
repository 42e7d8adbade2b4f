import type { Mesh } from './mesh.ts'
import { noTask, taskNumbers, taskWords, word, at } from './tasks.ts'

/**
 * Who was called by whom: the attempts under way by the visit that made them. Nothing keeps such lists, because only the
 * loss of a cell asks for them; then one pass over the pool makes them.
 */
let firsts = new Int32Array(0)
let nexts = new Int32Array(0)

/** Makes the lists of all attempts that are under way now. */
export function findKin({ words, numbers, clock, pool }: Mesh): void {
  const size = pool[1]
  if (firsts.length < size) {
    firsts = new Int32Array(size)
    nexts = new Int32Array(size)
  }
  firsts.fill(noTask)
  // From the end, so that each list is in the order of the pool.
  for (let task = size - 1; task >= 0; task--) {
    const parent = words[task * taskWords + word.parent]
    if (parent === noTask || numbers[task * taskNumbers + at.due] <= clock[0]) continue
    nexts[task] = firsts[parent]
    firsts[parent] = task
  }
}

/** Calls `see` with every attempt that a visit had made when the lists were made, and still has under way. */
export function eachCalled({ words }: Mesh, visit: number, see: (task: number) => void): void {
  for (let task = firsts[visit]; task !== noTask; task = nexts[task]) {
    if (words[task * taskWords + word.parent] === visit) see(task)
  }
}
