import { leastOf } from '../results.mjs'
import { enginePeers } from './peers.mjs'
import { turnOf } from './program.mjs'

/**
 * @typedef {import('../engine.mjs').Setting} Setting
 * @typedef {import('../engine.mjs').Part} Part
 * @typedef {{ name: string, what: string, ns: number, requests: number }} CaseTime
 */

/**
 * Nanoseconds per request of one case by whoever was measured.
 * @typedef {{ name: string, what: string, ours: number, requests: number, peers: Record<string, number> }} EngineCase
 */

/** The cases a to d, all in turns with the peers that are there. @param {Setting} setting @returns {Part} */
export function measureCases({ program, baseline, rounds }) {
  const peers = enginePeers(baseline)
  /** @type {Map<string, number[]>} */
  const found = new Map()
  /** @param {string} of @param {number} ns */
  const note = (of, ns) => found.set(of, [...(found.get(of) ?? []), ns])
  /** @type {readonly CaseTime[]} */
  let ours = []
  for (let round = 0; round < rounds; round++) {
    ours = turnOf(program, ['cases']).answer
    for (const one of ours) note(`ours ${one.name}`, one.ns)
    for (const peer of peers) {
      for (const name of peer.cases) note(`${peer.name} ${name}`, peer.turn(name))
    }
  }
  const cases = ours.map(({ name, what, requests }) => ({
    name,
    what,
    ours: leastOf(found.get(`ours ${name}`)),
    requests,
    peers: Object.fromEntries(
      peers
        .filter((peer) => peer.cases.includes(name))
        .map((peer) => [peer.name, leastOf(found.get(`${peer.name} ${name}`))]),
    ),
  }))
  return {
    heading: 'Four cases beside peers',
    notes: [
      'Nanoseconds per request: the production path of the data plane, histogram of latencies included, timeouts and retries off as in its',
      `peers; utilisation 0.7. All take turns in one run, and the best of ${rounds} turns counts. The peers choose two cells with replacement,`,
      'the engine without.',
    ],
    table: tableOf(cases),
    values: valuesOf(cases),
    data: cases.map(({ ours: ns, peers: times, ...one }) => ({
      ...one,
      ns,
      peers: Object.entries(times).map(([name, theirs]) => ({
        name,
        ns: theirs,
        times: timesOf(ns, theirs),
      })),
    })),
  }
}

/** How many times faster the engine is, to a hundredth. @param {number} ours @param {number} peer */
const timesOf = (ours, peer) => Math.round((peer / ours) * 100) / 100

/** @param {readonly EngineCase[]} cases */
function tableOf(cases) {
  const names = [...new Set(cases.flatMap((one) => Object.keys(one.peers)))]
  const head = ['case', '', 'ns per request', ...names.flatMap((name) => [name, 'ours is'])]
  const rows = cases.map((one) => [
    one.name,
    one.what,
    one.ours.toFixed(1),
    ...names.flatMap((name) => {
      const ns = one.peers[name]
      return ns === undefined
        ? ['–', '–']
        : [ns.toFixed(1), `${timesOf(one.ours, ns).toFixed(2)} ×`]
    }),
  ])
  return [head, ...rows]
}

/** The figures that have a bound; a peer that is not there has none. @param {readonly EngineCase[]} cases */
function valuesOf(cases) {
  /** @type {Record<string, number>} */
  const values = {}
  for (const [id, name, peer] of /** @type {const} */ ([
    ['c-heap', 'c', 'C++ heap'],
    ['d-heap', 'd', 'C++ heap'],
    ['c-simpy', 'c', 'SimPy'],
  ])) {
    const one = cases.find((found) => found.name === name)
    const theirs = one?.peers[peer]
    if (one !== undefined && theirs !== undefined) values[id] = timesOf(one.ours, theirs)
  }
  return values
}
