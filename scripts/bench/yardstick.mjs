import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, root } from '../setup/project.mjs'
import { say } from '../setup/say.mjs'

/** Case c of the engine's benchmark as an event-driven simulation on a binary heap in C++. */
const wanted = 'c p2c1000 events heap2'

/**
 * How fast the machine is while the benchmark runs: an absolute figure means something only beside
 * the time that a known program takes in the same minutes. Null where its source, which is laid
 * beside the project, or a compiler is missing.
 * @returns {(() => number) | null} nanoseconds per request of one run
 */
export function prepareYardstick() {
  return yardstickOf(prepareBaseline())
}

/** The same of baselines that are there already. @param {((name: string) => number) | null} baseline */
export function yardstickOf(baseline) {
  return baseline === null ? null : () => baseline(wanted)
}

/**
 * The baselines in C++, compiled; null where they are missing.
 * @returns {((name: string) => number) | null} nanoseconds per request of one of them
 */
export function prepareBaseline() {
  const source = join(root, '..', 'shared', 'bench', 'baseline.cpp')
  const given = process.env.MITOSIS_YARDSTICK ?? source
  if (!existsSync(given)) {
    say('the C++ heap is not beside the project (../shared/bench), so no figure stands beside it')
    return null
  }
  const program = join(cacheFolder('yardstick'), 'baseline')
  const flags = ['-O2', '-ffp-contract=off', '-std=c++20', '-o', program, given]
  if (spawnSync('g++', flags, { stdio: 'ignore' }).status !== 0) {
    say('the C++ heap could not be compiled with g++, so no figure stands beside it')
    return null
  }
  return (name) => nanosecondsOf(spawnSync(program, [name], { encoding: 'utf8' }).stdout)
}

/** @param {string | null} text what the program prints */
function nanosecondsOf(text) {
  const found = /([\d.]+) *ns/.exec(text ?? '')
  return found === null ? Number.NaN : Number(found[1])
}
