import { splitInTurn } from '#core/kernel/binomial.ts'
import { hypergeometric } from '#core/kernel/hypergeometric.ts'
import { levelStream, type LevelRules, type Levels } from './levels.ts'

/** Whether requests go to the least of all ready cells. */
export function isOfAll(rules: LevelRules, cells: number): boolean {
  if (rules.routing === 'random') return false
  return rules.routing === 'least-requests' || rules.choices >= cells
}

/**
 * Which levels requests join that are routed at random or to the least of d, by the counts of the `cells` ready cells
 * as they are now: so many into `scratch.ups` as there are cells for, one request a cell, without limit at the highest
 * place, where they are shed. Returns how many found no cell. There is at least one ready cell.
 */
export function chooseLevels(levels: Levels, cells: number, count: number): number {
  if (count === 0) {
    levels.scratch.ups.fill(0, 0, levels.highest[0] + 1)
    return 0
  }
  return levels.rules.routing === 'random'
    ? chooseCells(levels, cells, count)
    : chooseOfSome(levels, cells, count)
}

/** Random routing: different cells, each as likely as any other, be it the only one of its level. */
function chooseCells(levels: Levels, cells: number, count: number): number {
  const { highest, ready, scratch, streams } = levels
  const chosen = count < cells ? count : cells
  let left = chosen
  let rest = cells
  for (let level = 0; level <= highest[0]; level++) {
    const here = ready[level]
    const up =
      left === 0 || here === 0 ? 0 : hypergeometric(streams, levelStream.routing, rest, here, left)
    scratch.ups[level] = up
    left -= up
    rest -= here
  }
  return count - chosen
}

/**
 * Least requests of d different cells. All of them hold at least k with the chance Π (Nₖ − i)/(N − i), i < d, where Nₖ of
 * the N cells do: the draw is without replacement, as in the data plane.
 */
function chooseOfSome(levels: Levels, cells: number, count: number): number {
  const { highest, ready, rules, scratch, streams } = levels
  const { stops, ups } = scratch
  let from = cells
  for (let level = 0; level <= highest[0]; level++) {
    const above = from - ready[level]
    stops[level] = 1 - allAbove(above, from, rules.choices)
    from = above
  }
  splitInTurn(streams, levelStream.routing, count, stops, highest[0], ups)
  let left = 0
  for (let level = 0; level <= highest[0] && level < rules.places; level++) {
    if (ups[level] <= ready[level]) continue
    left += ups[level] - ready[level]
    ups[level] = ready[level]
  }
  return left
}

/** The chance that `choices` different ones of `from` are all among `above` of them. */
function allAbove(above: number, from: number, choices: number): number {
  if (above < choices) return 0
  let chance = 1
  for (let i = 0; i < choices; i++) chance *= (above - i) / (from - i)
  return chance
}
