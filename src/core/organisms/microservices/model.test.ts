import { describe, expect, it } from 'vitest'
import { cellColumns, serviceColumns } from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import type { Plain } from '#core/schema/schema.ts'
import { shop } from './graph-settings.ts'
import { microservices } from './model.ts'

type Overrides = { readonly [name: string]: Plain }

function begin(settings: Overrides = {}): Run {
  const begun = microservices.begin(settings, 7)
  if (!begun.ok) throw new Error(begun.problem)
  return begun.value
}

function runTo(run: Run, time: number, limit = 1_000_000): void {
  while (!run.advanceTo(time, limit));
}

/** What is wrong with a graph that differs from the shop. */
function problemOf(graph: object): string {
  // Anything may come in from outside.
  const begun = microservices.begin({ graph: { ...shop, ...graph } as unknown as Plain }, 1)
  return begun.ok ? 'nothing' : begun.problem
}

describe('a run of services that call one another', () => {
  it('[B1] is the same in one piece, in slices, brought back, forked and taken up elsewhere', () => {
    const straight = begin()
    runTo(straight, 260)
    expect(straight.brokenInvariant()).toBeNull()
    const sliced = begin()
    for (let time = 7.3; time < 170; time += 7.3) runTo(sliced, time, 997)
    const saved = sliced.save()
    const frame = sliced.keyframe()
    const journal = { notes: sliced.notes().entries, decisions: sliced.decisions().entries }
    runTo(sliced, 260, 997)
    expect(sliced.digest()).toBe(straight.digest())
    sliced.restore(saved)
    expect(sliced.now()).toBeLessThan(170)
    runTo(sliced, 260)
    const other = begin()
    other.resume(frame, journal)
    runTo(other, 260)
    expect([sliced, other, straight.fork()].map((run) => run.digest())).toEqual(
      Array.from({ length: 3 }, () => straight.digest()),
    )
  })

  it('[B2] has an autoscaler for each service, which keeps within its bounds', () => {
    const run = begin()
    runTo(run, 420)
    expect(run.services).toEqual(['gateway', 'checkout', 'search', 'catalog', 'sessions'])
    const decided = new Set(run.decisions().entries.map(({ service }) => service))
    expect(decided.size).toBe(5)
    run.services.forEach((name, service) => {
      const { cells, requests } = run.figures(service)
      expect(cells.desired, name).toBeGreaterThanOrEqual(3)
      expect(cells.desired, name).toBeLessThanOrEqual(32)
      expect(requests.arrived, name).toBeGreaterThan(10_000)
      expect(requests.arrived, name).toBe(requests.succeeded + requests.failed + requests.open)
    })
    expect(run.figures(1).divisions).toBeGreaterThan(5)
  })

  it('[B2] has no call that is open less than never, where calls fail before they arrive', () => {
    const calls = [{ from: 'clients', to: 'a', latency: 1 }]
    const graph = { services: [{ name: 'a', settings: { timeout: 0.1, retries: 0 } }], calls }
    const run = begin({ graph, load: { form: 'steps', every: 4, rates: [50] } })
    runTo(run, 0.9)
    const { requests, attempts } = run.figures()
    expect([requests.failed > 10, attempts.sent, requests.open]).toEqual([true, 0, 0])
    expect(requests.arrived).toBe(requests.failed)
  })

  it('[B2] counts who was answered too late by the objective of that time', () => {
    const run = begin({ objectiveLatency: 0.01 })
    runTo(run, 60.7)
    const before = run.services.map((_, service) => run.figures(service).objective.missedRequests)
    expect(Math.min(...before)).toBeGreaterThan(100)
    run.apply({ type: 'set', name: 'objectiveLatency', value: 600, service: 1 })
    run.apply({ type: 'set', name: 'objectiveLatency', value: 600 })
    const missed = (): readonly number[] =>
      run.services.map((_, service) => run.figures(service).objective.missedRequests)
    expect(missed()).toEqual(before)
    runTo(run, 62)
    expect(missed()).toEqual(before)
  })

  it('[B3] takes a setting for one service alone, and refuses what is one for all', () => {
    const run = begin()
    runTo(run, 60)
    expect(run.apply({ type: 'set', name: 'timeout', value: 0.001, service: 3 }).ok).toBe(true)
    runTo(run, 120)
    expect(run.figures(3).requests.failed).toBeGreaterThan(100)
    expect(run.figures(2).requests.failed).toBe(0)
    const before = run.digest()
    const load: Plain = { form: 'linear', points: [[0, 1]] }
    for (const change of [
      { type: 'set', name: 'load', value: load, service: 1 },
      { type: 'set', name: 'timeout', value: 1, service: 5 },
      { type: 'set', name: 'slots', value: 9, service: 1 },
      { type: 'set', name: 'graph', value: {} },
    ] as const) {
      expect(run.apply(change).ok, change.name).toBe(false)
    }
    expect(run.digest()).toBe(before)
  })

  it('[W16] says of every service in a frame whether it misses its objective, as its figures do', () => {
    const run = begin()
    runTo(run, 60)
    expect(run.apply({ type: 'set', name: 'timeout', value: 0.001, service: 3 }).ok).toBe(true)
    runTo(run, 90)
    const { cells, services } = run.frameSize()
    const values = new Float32Array(cellColumns.length * cells + serviceColumns.length * services)
    run.fillFrame(values, cells, services, 0)
    const start = cellColumns.length * cells + serviceColumns.indexOf('missed') * services
    const told = run.services.map((_, service) => values[start + service] === 1)
    expect(told).toEqual(run.services.map((_, service) => run.figures(service).objective.missedNow))
    expect(new Set(told).size).toBe(2)
  })

  it('[B4] counts what goes down with a cell, and its ReplicaSet replaces it', () => {
    const run = begin()
    runTo(run, 230)
    const cells = run
      .notes()
      .entries.filter(({ kind, service }) => kind === 'born' && service === 1)
    const living = cells.find(({ id }) => run.apply({ type: 'kill', cell: id }).ok)
    expect(living).toBeDefined()
    const { attempts, cells: after } = run.figures(1)
    expect(attempts.lost).toBeGreaterThan(0)
    expect(after.ready + after.starting).toBe(after.desired)
    expect(run.brokenInvariant()).toBeNull()
  })
})

describe('a change between two slices', () => {
  it('[B1] comes to the same as at that time in one piece, also where nothing is due for long', () => {
    const calls = [{ from: 'clients', to: 'a', latency: 0.001, jitter: 0.002, hedge: 0.06 }]
    const settings = {
      graph: { services: [{ name: 'a', settings: {} }], calls },
      load: { form: 'steps', every: 6, rates: [4] },
      failureShare: 0.4,
      retries: 3,
      backoff: 0.05,
    }
    let cut = 0
    for (const limit of [1, 2, 3, 5, 8, 13, 21, 34]) {
      const [sliced, straight] = [begin(settings), begin(settings)]
      sliced.advanceTo(3, limit)
      cut += Number(sliced.now() < 3)
      runTo(straight, sliced.now())
      expect(sliced.digest(), `limit ${limit}`).toBe(straight.digest())
      for (const run of [sliced, straight]) {
        run.apply({ type: 'kill', cell: 1 }, { type: 'kill', cell: 2 })
        runTo(run, 6)
      }
      expect(sliced.digest(), `limit ${limit}`).toBe(straight.digest())
    }
    expect(cut).toBeGreaterThan(4)
  })
})

describe('a patience that changes', () => {
  // A call that fails is made again within the patience of whoever called first.
  const graph = {
    services: [
      { name: 'a', settings: { timeoutLaw: 'exponential', retries: 3, retryBudget: 20 } },
      { name: 'b', settings: { timeout: 0, retries: 9, retryBudget: 20, failureShare: 0.9 } },
    ],
    calls: [
      { from: 'clients', to: 'a' },
      { from: 'a', to: 'b' },
    ],
  }
  const settings: Overrides = {
    graph,
    load: { form: 'steps', every: 10, rates: [20, 0] },
    backoff: 0.5,
    backoffMax: 1,
  }
  const changed = (limit: number): Run => {
    const run = begin(settings)
    runTo(run, 9, limit)
    run.apply({ type: 'set', name: 'timeout', value: 0.3, service: 0 })
    return run
  }

  it('[B7] is that of later calls, and leaves nothing to be done in the past', () => {
    const [straight, ...sliced] = [1_000_000, 9].map((limit) => {
      const run = changed(limit)
      let before = run.now()
      while (!run.advanceTo(20, limit)) {
        expect(run.now()).toBeGreaterThanOrEqual(before)
        before = run.now()
      }
      return run.digest()
    })
    expect(sliced).toEqual([straight])
  })
})

describe('a cell that drains', () => {
  const prunedBy = (settings: Overrides, time: number): Run => {
    const run = begin(settings)
    runTo(run, time)
    return run
  }
  const sumOf = (run: Run, name: 'prunings' | 'lost'): number =>
    run.services.reduce((sum, _, service) => {
      const { prunings, attempts } = run.figures(service)
      return sum + (name === 'lost' ? attempts.lost : prunings)
    }, 0)

  it('[B6] answers what it has, calls of its own included, and then is gone', () => {
    const run = prunedBy({}, 700)
    expect(sumOf(run, 'prunings')).toBeGreaterThan(10)
    expect(sumOf(run, 'lost')).toBe(0)
    const notes = run.notes().entries
    const ends = notes.filter(({ kind }) => kind === 'dead')
    expect(ends.length).toBeGreaterThan(10)
    for (const { id, time } of ends) {
      const begun = notes.find((note) => note.kind === 'draining' && note.id === id)?.time ?? 0
      // Two seconds of shutdown at the least, half a minute of grace at the most.
      expect(time - begun).toBeGreaterThanOrEqual(2 - 1e-9)
      expect(time - begun).toBeLessThanOrEqual(30 + 1e-9)
    }
  })

  it('[B6] loses what it has where there is no grace', () => {
    const run = prunedBy({ gracePeriod: 0 }, 700)
    expect(sumOf(run, 'prunings')).toBeGreaterThan(10)
    expect(sumOf(run, 'lost')).toBeGreaterThan(0)
    expect(run.brokenInvariant()).toBeNull()
  })
})

describe('a graph of calls', () => {
  it.each([
    ['in a circle', { calls: [...shop.calls, { from: 'catalog', to: 'gateway' }] }, 'circle'],
    ['to nowhere', { calls: [{ from: 'clients', to: 'nobody' }] }, 'not “nobody”'],
    ['that nobody calls', { calls: [{ from: 'gateway', to: 'search' }] }, 'Nobody calls'],
    [
      'whose first service clients do not call',
      { services: shop.services.toReversed() },
      'Put that one before “sessions”',
    ],
    ['twice', { calls: [...shop.calls, { from: 'gateway', to: 'search' }] }, 'twice'],
    ['of two services of one name', { services: [...shop.services, shop.services[0]] }, 'Two'],
    ['of a service without a name', { services: [{ name: 'A b' }] }, 'small letters'],
    ['with a load of its own', { services: [{ name: 'a', settings: { load: 1 } }] }, 'for all'],
    ['with endless calls', { calls: [{ from: 'clients', to: 'gateway', calls: 1e9 }] }, '100'],
    ['without a list', { calls: 'all' }, 'must be a list'],
  ])('[B5] %s is refused with a sentence', (_, graph, word) => {
    expect(problemOf(graph)).toContain(word)
  })
})

describe('a service that is rolled out', () => {
  it('[C20] [C24] [C26] is rolled out alone, crashes, and is the same run brought back', () => {
    const run = begin({ crashAfter: 15, imagePull: 2 })
    runTo(run, 40)
    expect(run.apply({ type: 'rollout', service: 1, revision: 'crashing' }).ok).toBe(true)
    runTo(run, 95)
    const [saved, frame] = [run.save(), run.keyframe()]
    const journal = { notes: [...run.notes().entries], decisions: [...run.decisions().entries] }
    runTo(run, 200)
    expect(run.brokenInvariant()).toBeNull()
    const [others, rolled] = [run.figures(0), run.figures(1)]
    expect([others.rollout, rolled.rollout?.revisions.length]).toEqual([undefined, 2])
    const crashed = run.notes().entries.filter(({ kind }) => kind === 'crashed')
    expect(crashed.length).toBeGreaterThan(3)
    expect(crashed.every(({ service }) => service === 1)).toBe(true)
    expect(rolled.attempts.lost).toBeGreaterThan(0)
    const digest = run.digest()
    const other = begin({ crashAfter: 15, imagePull: 2 })
    other.resume(frame, journal)
    run.restore(saved)
    for (const one of [other, run]) {
      runTo(one, 200, 997)
      expect(one.digest()).toBe(digest)
    }
  })
})
