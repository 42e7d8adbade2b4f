import { histogramCells } from '#core/kernel/histogram.ts'
import { lnFactorial } from '#core/kernel/factorial.ts'
import { exp, ln } from '#core/kernel/math.ts'
import { histogramEdges } from './edges.ts'
import type { Levels } from './levels.ts'

/**
 * The latency of a request by the level that it joins. With k inside and c slots it waits for m = max(0, k + 1 − c)
 * completions at the rate cμ and is then served at the rate μ: Erlang(m, cμ) and Exp(μ), for c = 1 Erlang(k + 1, μ).
 * With J completions of a cell whose slots are all busy in a time t, J ~ Poisson(cμt), it is still inside with the
 * chance E[(1 − 1/c)^max(0, J − m)]: each completion after the m-th is its own with the chance 1/c. So of all that
 * joined at any level Σⱼ P(J = j)·hⱼ are inside for longer than t, where hⱼ does not depend on t.
 */

/** Adds the expected latencies of the requests that have joined to the pool, and begins to count them anew. */
export function poolJoined(levels: Levels): void {
  const { joined, pool, rules } = levels
  const last = sumByWait(levels)
  let left = levels.scratch.stops[0]
  if (left === 0) return
  const rate = rules.slots / rules.mean
  for (let cell = 1; cell < histogramCells; cell++) {
    const longer = longerThan(levels, last, rate * histogramEdges[cell])
    // Sums are rounded, so they could rise by a bit where they should stay.
    const above = longer < left ? longer : left
    pool[cell - 1] += left - above
    left = above
    if (left < negligible) break
  }
  if (left >= negligible) pool[histogramCells - 1] += left
  joined.fill(0)
}

/**
 * Writes hⱼ into `scratch.stops` for j up to the highest wait m that occurs, and returns that m:
 * all with m ≥ j are inside, of those with m < j the share (1 − 1/c)^(j − m).
 */
function sumByWait(levels: Levels): number {
  const { joined, rules, scratch } = levels
  const { slots, places } = rules
  const held = scratch.stops
  let last = places - 1
  while (last > 0 && joined[last] === 0) last--
  const most = last < slots ? 0 : last + 1 - slots
  let waiting = 0
  for (let wait = most; wait > 0; wait--) {
    waiting += joined[wait + slots - 1]
    held[wait] = waiting
  }
  let atOnce = 0
  for (let level = 0; level < slots && level < places; level++) atOnce += joined[level]
  held[0] = waiting + atOnce
  const stays = 1 - 1 / slots
  let served = 0
  for (let wait = 0; wait <= most; wait++) {
    const begin = held[wait] - (wait < most ? held[wait + 1] : 0)
    held[wait] += served
    served = stays * (served + begin)
  }
  held[most + 1] = served
  return most
}

/** Σⱼ P(J = j)·hⱼ with J ~ Poisson(x): how many of those counted by `sumByWait` are inside for longer. */
function longerThan(levels: Levels, last: number, x: number): number {
  const held = levels.scratch.stops
  const stays = 1 - 1 / levels.rules.slots
  // Fewer completions than this have a chance below e^−40.
  let j = Math.max(0, Math.floor(x - 9 * Math.sqrt(x) - 40))
  let rest = held[last + 1]
  if (j > last + 1) rest = stays === 0 ? 0 : rest * exp((j - last - 1) * ln(stays))
  let chance = j === 0 ? exp(-x) : exp(j * ln(x) - x - lnFactorial(j))
  let sum = 0
  for (;;) {
    const isBeyond = j > last
    if (isBeyond && rest < negligible) return sum
    const term = chance * (isBeyond ? rest : held[j])
    sum += term
    // Beyond their mean both factors fall.
    if (term < negligible && j > x) return sum
    if (isBeyond) rest *= stays
    j++
    chance *= x / j
  }
}

/** Requests, of which whole ones are counted. */
const negligible = 1e-12
