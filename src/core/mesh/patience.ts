import { drawPatience } from './draws.ts'
import { hand } from './hand.ts'
import type { Mesh } from './mesh.ts'
import { at, flag, has, raise, taskNumbers, taskWords, word } from './tasks.ts'
import { trait, type Wiring } from './wiring.ts'

/**
 * On some edges callers wait for longer or shorter from now on than by the wiring `before`. Attempts that are known keep their
 * deadlines: one that has an event for its deadline would else pass it by, and another one might lie in the past.
 */
export function keepPatience(mesh: Mesh, before: Wiring): void {
  const { words, numbers, clock, pool, wiring, patiences } = mesh
  const isOther = (edge: number): boolean =>
    before.timeout[edge] !== wiring.timeout[edge] ||
    ((before.traits[edge] ^ wiring.traits[edge]) & trait.exponentialTimeout) !== 0
  const then = { ...mesh, wiring: before }
  for (let task = 0; task < pool[1]; task++) {
    if (numbers[task * taskNumbers + at.due] < clock[0] || has(mesh, task, flag.keeps)) continue
    if (!isOther(words[task * taskWords + word.edge])) continue
    drawPatience(then, task)
    patiences[task] = mesh.hand[hand.patience]
    raise(mesh, task, flag.keeps)
  }
}
