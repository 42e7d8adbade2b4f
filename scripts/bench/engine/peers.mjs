import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../setup/project.mjs'
import { say } from '../../setup/say.mjs'

/**
 * A simulator that the engine is compared with. `turn` answers nanoseconds per request of a case.
 * @typedef {{ name: string, cases: readonly string[], turn: (name: string) => number }} Peer
 */

/** The cases as the baseline in C++ calls them. @type {Record<string, string>} */
const heapCases = {
  a: 'a mm1 events heap2',
  b: 'b mm100 events heap2',
  c: 'c p2c1000 events heap2',
  d: 'd p2c10000 events heap2',
}

/**
 * The peers that are beside the project and can run here; who cannot is named.
 * @param {((name: string) => number) | null} baseline the compiled baselines in C++
 * @returns {readonly Peer[]}
 */
export function enginePeers(baseline) {
  return [heapPeer(baseline), simPyPeer()].filter((peer) => peer !== null)
}

/** @param {((name: string) => number) | null} baseline @returns {Peer | null} */
function heapPeer(baseline) {
  if (baseline === null) return null
  const turn = (/** @type {string} */ name) => baseline(heapCases[name] ?? '')
  return { name: 'C++ heap', cases: Object.keys(heapCases), turn }
}

/** Requests of one turn: SimPy takes some ten microseconds for each. */
const simPyRequests = '100000'

/** @returns {Peer | null} */
function simPyPeer() {
  const source = join(root, '..', 'shared', 'bench', 'simpy_bench.py')
  // Debian's python3 sees Debian's python3-simpy; another one may come first in the path.
  const python = '/usr/bin/python3'
  const probe = spawnSync(python, ['-c', 'import SimPy.Simulation'], { stdio: 'ignore' })
  if (!existsSync(source) || probe.status !== 0) {
    say('SimPy is not compared: it needs ../shared/bench and the package python3-simpy')
    return null
  }
  const turn = (/** @type {string} */ name) => {
    const { stdout } = spawnSync(python, [source, name, simPyRequests], { encoding: 'utf8' })
    const found = /(\d+) ns\/request/.exec(stdout ?? '')
    return found === null ? Number.NaN : Number(found[1])
  }
  return { name: 'SimPy', cases: Object.keys(heapCases), turn }
}
