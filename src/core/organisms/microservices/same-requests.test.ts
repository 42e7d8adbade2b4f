import { describe, expect, it } from 'vitest'
import { comparablePolicy } from '#core/control/comparable.ts'
import { beginRun } from '#core/control/run.ts'
import { drawWork, rootTag } from '#core/mesh/draws.ts'
import { hand } from '#core/mesh/hand.ts'
import type { Mesh } from '#core/mesh/mesh.ts'
import { at, taskNumbers, taskWords, word } from '#core/mesh/tasks.ts'
import type { PolicyKind } from '#core/policies/policy.ts'
import { startSettings } from '#core/schema/schema.ts'
import { createColony } from './colony.ts'
import { shop } from './graph-settings.ts'
import { settingsOf, withValue } from './one-service.ts'
import { parameters, type MicroservicesSettings } from './parameters.ts'

/** The first attempt of a call as its record has it: when it was sent and how much work it is. */
type Sent = readonly [time: number, work: number]

/** What clients send and what their requests become, by the number of the request at the door. */
function requestsUnder(kind: PolicyKind | null, seed: number) {
  const settings = everywhere(kind)
  const colony = createColony(settings, seed)
  const run = beginRun(colony)
  const { mesh } = colony
  const door = new Map<number, Sent>()
  const inside = new Map<string, number>()
  const counts: number[] = []
  for (let time = 3; time <= 300; time += 3) {
    while (!run.advanceTo(time, 1_000_000));
    const { words, numbers: records, wiring, pool } = mesh
    for (let task = 0; task < pool[1]; task++) {
      const base = task * taskWords
      if (records[task * taskNumbers + at.due] < time) continue
      const edge = words[base + word.edge]
      const isFirst = words[base + word.bits] >> 8 <= 1
      drawWork(mesh, task)
      const work = mesh.hand[hand.work]
      const isOfClient = words[base + word.parent] < 0
      const request = isOfClient ? numberOf(mesh, edge, words[base + word.tag]) : undefined
      if (request === undefined) inside.set(`${wiring.to[edge]} ${words[base + word.tag]}`, work)
      else if (isFirst) door.set(request, [records[task * taskNumbers + at.sent], work])
    }
    counts.push(...run.services.map((_, service) => run.figures(service).cells.ready))
  }
  return { door, inside, counts }
}

const numbers = new Map<string, Map<number, number>>()

/** The number of a client's request on an edge, by the tag that is made of it. */
function numberOf(mesh: Mesh, edge: number, tag: number): number | undefined {
  const key = `${mesh.salts.root} ${edge}`
  const known = numbers.get(key)
  if (known !== undefined) return known.get(tag)
  const all = Array.from({ length: 300_000 }, (_, id) => [rootTag(mesh, edge, id), id] as const)
  const made = new Map(all)
  numbers.set(key, made)
  return made.get(tag)
}

/** All services under a policy of a kind; null leaves their own. */
function everywhere(kind: PolicyKind | null): MicroservicesSettings {
  const start: MicroservicesSettings = { ...startSettings(parameters), graph: shop }
  if (kind === null) return start
  return shop.services.reduce((so, _, service) => {
    const own = settingsOf(so, service)
    return withValue(so, 'policy', comparablePolicy(kind, own, own.initialReplicas), service)
  }, start)
}

describe('runs of several services with one seed and different policies', () => {
  it('[R83] meet the same requests at the door, and a call inside that both make is the same work', () => {
    const [one, other] = [requestsUnder(null, 7), requestsUnder('kpa', 7)]
    expect(other.counts).not.toEqual(one.counts)
    const both = [...one.door].flatMap(([id, sent]) => {
      const same = other.door.get(id)
      return same === undefined ? [] : [[id, sent, same] as const]
    })
    expect(both.length).toBeGreaterThan(2000)
    for (const [id, sent, same] of both) expect([id, ...same]).toEqual([id, ...sent])
    const calls = [...one.inside].filter(([key]) => other.inside.has(key))
    expect(calls.length).toBeGreaterThan(2000)
    for (const [key, work] of calls) expect([key, other.inside.get(key)]).toEqual([key, work])
  })
})
