import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Causes } from '#core/organisms/causes.ts'
import type { Run } from '#core/organisms/organism.ts'
import { microservices } from './model.ts'

/** The shop, with clients who are impatient, and images that take long: everything can happen to an attempt. */
const settings = { queueLimit: 4, timeout: 0.3, retries: 1, imagePull: 40, objectiveLatency: 0.05 }

function begin(): Run {
  const begun = microservices.begin(settings, 7)
  if (!begun.ok) throw new Error(begun.problem)
  return begun.value
}

/** A run to 100 s, in which a cell is killed, cut into slices of `limit` steps. */
function ran(limit: number, sees: (run: Run) => void = () => undefined): Run {
  const run = begin()
  for (const time of [31.3, 60, 100]) {
    while (!run.advanceTo(time, limit)) sees(run)
    if (time === 60) {
      const born = run.notes().entries.filter(({ kind }) => kind === 'born')
      expect(born.some(({ id }) => run.apply({ type: 'kill', cell: id }).ok)).toBe(true)
    }
  }
  return run
}

function shares({ entries, present }: Causes): readonly string[] {
  const all = [...entries, ...present]
  return [...new Set(all.map(({ happening, cause }) => `${happening}: ${cause.reason}`))].toSorted()
}

describe('the causes of services that call one another', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('[C61] [C67] sum to the counters of each, with reasons of each kind', () => {
    const run = ran(1_000_000)
    expect(run.brokenInvariant()).toBeNull()
    const met = shares(run.causes())
    expect(met).toEqual(expect.arrayContaining(['late: calls', 'lost: killed']))
    const services = new Set(run.causes().entries.map(({ service }) => service))
    expect(services.size).toBeGreaterThan(2)
  })

  it('[C63] [C71] are the same in slices, however often they are looked at, and the compiled way or not', () => {
    const whole = ran(1_000_000)
    const seen = ran(997, (run) => void run.causes())
    expect(seen.causes()).toEqual(whole.causes())
    expect(seen.digest()).toBe(whole.digest())
    vi.stubGlobal('WebAssembly', undefined)
    const plain = ran(1_000_000)
    expect(plain.digest()).toBe(whole.digest())
    expect(plain.causes()).toEqual(whole.causes())
    expect(whole.causes().entries.length).toBeGreaterThan(100)
  })
})
