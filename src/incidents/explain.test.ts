import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shop } from '#core/organisms/microservices/graph-settings.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import type { Plain } from '#core/schema/schema.ts'
import { explain } from './explain.ts'
import type { Explanation } from './explanation.ts'
import { joinGap } from './incident.ts'
import { claimOn, explained, lostBy, runAt, stepped } from './runs.test-support.ts'

/** Lost in the stretch of an explanation, counted by another way than the explanation's. */
function countedAnew(recording: Recording, { diagnosis }: Explanation): number {
  const { from, to } = diagnosis.incident.stretch
  return lostBy(runAt(recording, to)) - lostBy(runAt(recording, from))
}

const settings = fc.record({
  imagePull: fc.integer({ min: 0, max: 30 }),
  boot: fc.integer({ min: 0, max: 20 }),
  queueLimit: fc.integer({ min: 0, max: 60 }),
  timeout: fc.constantFrom(0.5, 2, 10),
  retries: fc.integer({ min: 0, max: 2 }),
  failureShare: fc.constantFrom(0, 0, 0.05),
})

describe('[E26] a claim', () => {
  it('[E27] is the difference of two runs, as the counters of runs made by another way tell it; the steps of the waterfall and its rest are the total', () => {
    let held = 0
    fc.assert(
      fc.property(settings, fc.nat(1000), (own, seed) => {
        const recording = stepped(own, [], seed)
        const explanation = explained(recording)
        const total = countedAnew(recording, explanation)
        expect(explanation.total).toBe(total)
        const { claims, waterfall } = explanation
        expect(waterfall.steps.reduce((sum, step) => sum + step, waterfall.rest)).toBe(total)
        expect(waterfall.steps).toHaveLength(claims.length)
        expect(waterfall.steps[0]).toBe(claims[0]?.fewer)
        for (const claim of claims) {
          expect(claim.fewer).toBe(total - countedAnew(claim.recording, explanation))
          expect(claim.left).toBe(total - claim.fewer)
          held++
        }
      }),
      { numRuns: 4 },
    )
    expect(held).toBeGreaterThan(12)
  })

  it('of settings is that of the very run that a visitor makes by hand', () => {
    const explanation = explained(stepped({ imagePull: 20 }))
    const byHand = stepped({ imagePull: 0 })
    expect(claimOn(explanation, 'pulling').recording.settings).toMatchObject({ imagePull: 0 })
    expect(runAt(byHand, 160).digest()).toBe(
      runAt(claimOn(explanation, 'pulling').recording, 160).digest(),
    )
    expect(claimOn(explanation, 'pulling').fewer).toBe(
      explanation.total - countedAnew(byHand, explanation),
    )
  })

  it('says that a cause took no part where the same is lost without it', () => {
    const dearer = { type: 'set', name: 'pricePerHour', value: 1 } as const
    const explanation = explained(stepped({}, [{ time: 41, change: dearer }]))
    const claim = claimOn(explanation, 'changes')
    expect(claim.recording.log).toEqual([])
    expect([claim.fewer, claim.fewerLate, claim.fewerWhole]).toEqual([0, 0, 0])
    expect(explanation.total).toBeGreaterThan(100)
  })

  it('leaves the requests of clients as they were, unless the load is what is taken out', () => {
    const explanation = explained(stepped({ retries: 2, retryBudget: 5 }))
    expect(explanation.claims.length).toBeGreaterThan(3)
    for (const { removal, isSameTraffic } of explanation.claims) {
      expect(isSameTraffic, removal.kind).toBe(removal.kind !== 'load')
    }
    const times = [20, 41, 60, 100, 160]
    const { recording } = claimOn(explanation, 'pulling')
    const arrived = (of: Recording) =>
      times.map((time) => runAt(of, time).figures().requests.arrived)
    expect(arrived(recording)).toEqual(arrived(stepped({ retries: 2, retryBudget: 5 })))
  })
})

describe('[E25] causes that are taken out', () => {
  it('are the kills of the incident, and what they cost is what the ledger cannot know', () => {
    const calm = { load: { form: 'steps', every: 40, rates: [20, 20, 20, 20] } } as const
    const log = [1, 2, 3].map((cell) => ({ time: 45, change: { type: 'kill', cell } as const }))
    const explanation = explained(stepped(calm, log))
    const claim = claimOn(explanation, 'kills')
    expect(claim.removal.entries).toEqual([0, 1, 2])
    expect(claim.recording.log).toEqual([])
    // Cells that start are there for those that were killed.
    expect(claim.removal.blamed).toBeGreaterThan(0.9 * explanation.total)
    expect(claim.fewer).toBeGreaterThan(0.9 * explanation.total)
    expect(explanation.diagnosis.chain.changes.map(({ type }) => type)).toEqual([
      'kill',
      'kill',
      'kill',
    ])
  })

  it('are a burst, without which clients send fewer requests', () => {
    const calm = { load: { form: 'steps', every: 40, rates: [20, 20, 20, 20] } } as const
    const change = { type: 'burst', rate: 90, seconds: 20 } as const
    const explanation = explained(stepped(calm, [{ time: 45, change }]))
    const claim = claimOn(explanation, 'bursts')
    expect(claim.recording.log).toEqual([])
    expect(claim.isSameTraffic).toBe(false)
    expect(claim.left).toBeLessThan(0.05 * explanation.total)
  })

  it('are a rollout of a revision that crashes', () => {
    const change = { type: 'rollout', service: 0, revision: 'crashing' } as const
    const calm = { load: { form: 'steps', every: 40, rates: [30, 30, 30, 30] } } as const
    const lame = { ...calm, maxUnavailable: '75%', maxSurge: 0, crashAfter: 2 } as const
    const explanation = explained(stepped(lame, [{ time: 45, change }]))
    expect(claimOn(explanation, 'rollouts').left).toBeLessThan(0.1 * explanation.total)
    expect(claimOn(explanation, 'crashes').recording.settings).toMatchObject({ crashShare: 0 })
  })

  it('are the maximum, where the policy could have no more', () => {
    const hpa: Plain = JSON.parse(
      JSON.stringify({ ...(shopHpa as object), minReplicas: 2, maxReplicas: 4 }),
    )
    const explanation = explained(stepped({ hpa }))
    const claim = claimOn(explanation, 'maximum')
    expect(claim.removal.value).toBe(40)
    expect(claim.removal.blamed).toBeGreaterThan(0.9 * explanation.total)
    expect(claim.fewer).toBeGreaterThan(0.3 * explanation.total)
  })

  it('stay out when the visitor sets them later', () => {
    const set = { type: 'set', name: 'imagePull', value: 25 } as const
    const explanation = explained(stepped({ imagePull: 15 }, [{ time: 30, change: set }]))
    const { recording } = claimOn(explanation, 'pulling')
    expect(recording.settings).toMatchObject({ imagePull: 0 })
    expect(recording.log).toEqual([{ time: 30, change: { ...set, value: 0 } }])
    // And what the visitor did is a cause of its own.
    expect(claimOn(explanation, 'changes').recording.log).toEqual([])
  })

  it('are none where nothing was lost, and errors where nothing else is', () => {
    const calm: Plain = { form: 'steps', every: 60, rates: [5, 5] }
    const quiet = stepped({ load: calm, serviceLaw: 'deterministic', queueLimit: 100 })
    expect(explain(quiet, { service: 0, time: null })).toEqual({ ok: true, value: null })
    const faulty = explained(stepped({ load: calm, failureShare: 0.2, queueLimit: 100 }))
    expect(claimOn(faulty, 'errors').left).toBe(0)
  })
})

const shopHpa = shop.services[0]?.settings.hpa

describe('[E28] of several services', () => {
  const load: Plain = { form: 'steps', every: 50, rates: [150, 900] }
  const recording: Recording = {
    engine: engineVersion,
    organism: 'microservices',
    seed: 5,
    settings: { load },
    log: [],
  }

  it('one is explained, and the others keep their settings and are told of', () => {
    const service = shop.services.findIndex(({ name }) => name === 'checkout')
    const explanation = explained(recording, service)
    const { diagnosis, claims, total, waterfall } = explanation
    expect(diagnosis.incident.service).toBe(service)
    expect(total).toBeGreaterThan(0)
    expect(waterfall.steps.reduce((sum, step) => sum + step, waterfall.rest)).toBe(total)
    const { recording: without } = claimOn(explanation, 'booting')
    const graph = without.settings.graph
    expect(JSON.stringify(graph).match(/"boot":0/gu)).toHaveLength(1)
    expect(
      claims.every(({ removal, isSameTraffic }) => isSameTraffic || removal.kind === 'load'),
    ).toBe(true)
    expect(diagnosis.elsewhere.some(({ count }) => count > 0)).toBe(true)
  }, 60_000)

  it('one that is not there is refused with a sentence', () => {
    expect(explain(recording, { service: 7, time: null })).toEqual({
      ok: false,
      problem: 'There is no service 7; this run has 5.',
    })
  })
})

it('[E21] the gap is longer than two looks of an autoscaler as it is delivered', () => {
  expect(joinGap).toBeGreaterThan(30)
})
