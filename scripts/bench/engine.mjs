import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDependencies } from '../setup/dependencies.mjs'
import { bundle } from '../setup/node-bundle.mjs'
import { root } from '../setup/project.mjs'
import { giveUp } from '../setup/say.mjs'
import { enginePeers } from './engine-peers.mjs'
import { asJson, asPage, asTable } from './engine-report.mjs'
import { leastOf } from './results.mjs'

/**
 * Nanoseconds per request of one case by whoever was measured.
 * @typedef {{ name: string, ours: number, requests: number, peers: Record<string, number> }} EngineCase
 */

/** The best of so many turns counts; everybody takes one after the other. */
const rounds = 5

const usage = `Usage: npm run bench -- [--json] [--write]
       npm run bench -- stage [part …]

Measures the engine: nanoseconds per request of the cases a to d, histogram included, the best of ${rounds}
turns. Where they are beside the project (../shared/bench) and can run, the binary heap in C++ and SimPy
take turns with it in the same run.

  --json    print the figures as JSON
  --write   write them into docs/performance.md
  --help    print this`

/**
 * `npm run bench`: the engine beside its peers.
 * @param {readonly string[]} args
 */
export async function benchEngine(args) {
  if (args.includes('--help')) return void process.stdout.write(`${usage}\n`)
  const unknown = args.find((arg) => arg !== '--json' && arg !== '--write')
  if (unknown !== undefined) {
    process.stderr.write(`The option “${unknown}” is not known.\n\n${usage}\n`)
    process.exitCode = 2
    return
  }
  await ensureDependencies()
  const program = await bundle('src/cli/bench.ts')
  const peers = enginePeers()
  /** @type {Map<string, number[]>} */
  const found = new Map()
  /** @param {string} of @param {number} ns */
  const note = (of, ns) => found.set(of, [...(found.get(of) ?? []), ns])
  let requests = 0
  for (let round = 0; round < rounds; round++) {
    for (const one of ourTurn(program)) {
      requests = one.requests
      note(`ours ${one.name}`, one.ns)
    }
    for (const peer of peers) {
      for (const name of peer.cases) note(`${peer.name} ${name}`, peer.turn(name))
    }
  }
  const cases = ['a', 'b', 'c', 'd'].map((name) => ({
    name,
    ours: leastOf(found.get(`ours ${name}`)),
    requests,
    peers: Object.fromEntries(
      peers
        .filter((peer) => peer.cases.includes(name))
        .map((peer) => [peer.name, leastOf(found.get(`${peer.name} ${name}`))]),
    ),
  }))
  process.stdout.write(`${args.includes('--json') ? asJson(cases) : asTable(cases, rounds)}\n`)
  if (args.includes('--write')) {
    writeFileSync(join(root, 'docs', 'performance.md'), asPage(cases, rounds))
  }
}

/**
 * The measurement of our own, in a process of its own as the peers'.
 * @param {string} program
 * @returns {readonly { name: string, ns: number, requests: number }[]}
 */
function ourTurn(program) {
  const { status, stdout } = spawnSync(process.execPath, [program, '--json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) giveUp('the engine measured nothing; see above')
  return JSON.parse(stdout).cases
}
