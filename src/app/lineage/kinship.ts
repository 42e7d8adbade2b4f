import { isAlive, type Life, type Lives } from './lives.ts'

/** The line of descent of a cell: itself, its mother, hers, up to the root. */
export function descentOf({ byId }: Lives, id: number): readonly Life[] {
  const line: Life[] = []
  for (let life = byId.get(id); life !== undefined; life = byId.get(life.mother)) line.push(life)
  return line
}

/** The numbers of all who live or have a living descendant. */
export function survivingLines({ byId }: Lives): ReadonlySet<number> {
  const found = new Set<number>()
  for (const life of byId.values()) {
    if (!isAlive(life)) continue
    // A line that was followed before is known up to its root.
    for (let one: Life | undefined = life; one && !found.has(one.id); one = byId.get(one.mother)) {
      found.add(one.id)
    }
  }
  return found
}

/** The four ways from a cell to another. */
export type Step = 'mother' | 'daughter' | 'above' | 'below'

/** Everyone with the place of each in the order of the rows. */
export interface Rank {
  readonly lives: Lives
  readonly order: readonly Life[]
  readonly places: ReadonlyMap<number, number>
}

/** Where a step leads; the same cell where there is nobody that way, the first one from nowhere. */
export function stepFrom({ lives, order, places }: Rank, from: number, step: Step): number {
  const life = lives.byId.get(from)
  const row = places.get(from)
  if (life === undefined || row === undefined) return firstStop(order)
  if (step === 'mother') return lives.byId.has(life.mother) ? life.mother : from
  if (step === 'daughter') return life.daughters.at(-1)?.id ?? from
  return order[step === 'above' ? row - 1 : row + 1]?.id ?? from
}

/** Where a walk begins: at the first living cell, or the first of all. */
function firstStop(order: readonly Life[]): number {
  return (order.find(isAlive) ?? order[0])?.id ?? 0
}

/** How the living descend, in figures. */
export interface Descent {
  readonly living: number
  readonly roots: number
  /** Roots that live or have a living descendant. */
  readonly survivingRoots: number
  /** The one root of all who live, when it is one; 0 otherwise. */
  readonly onlyRoot: number
  /** All roots were there at the start of the run. */
  readonly areFounders: boolean
  readonly divisions: number
  readonly pruned: number
  readonly killed: number
  /** The longest line of divisions. */
  readonly generations: number
}

/** Counts the lives. */
export function countDescent(lives: Lives): Descent {
  const surviving = survivingLines(lives)
  const lines = lives.roots.filter(({ id }) => surviving.has(id))
  let [living, divisions, pruned, killed, generations] = [0, 0, 0, 0, 0]
  for (const life of lives.byId.values()) {
    if (isAlive(life)) living += 1
    else if (life.wasKilled) killed += 1
    else pruned += 1
    if (life.mother !== 0 || life.bornAt > 0) divisions += 1
    generations = Math.max(generations, life.generation)
  }
  return {
    living,
    roots: lives.roots.length,
    survivingRoots: lines.length,
    onlyRoot: lines.length === 1 ? (lines[0]?.id ?? 0) : 0,
    areFounders: lives.roots.every(({ mother, bornAt }) => mother === 0 && bornAt === 0),
    divisions,
    pruned,
    killed,
    generations,
  }
}
