import { describe, expect, it } from 'vitest'
import type { Run } from '#core/organisms/organism.ts'
import { hpaDefaults } from '#core/policies/hpa.ts'
import type { Plain } from '#core/schema/schema.ts'
import { shop } from './graph-settings.ts'
import { microservices } from './model.ts'
import { serviceFields } from './service-fields.ts'

type Overrides = { readonly [name: string]: Plain }

function begin(settings: Overrides): Run {
  const begun = microservices.begin(settings, 7)
  if (!begun.ok) throw new Error(begun.problem)
  return begun.value
}

function runTo(run: Run, time: number, limit = 1_000_000): void {
  while (!run.advanceTo(time, limit));
}

const disciplines = Object.keys(serviceFields.discipline.options)
const cells = 4
const load = 0.7

/** Cells of one slot each under 70 % of what they can do, whose work varies much; nobody gives up. */
function lone(discipline: string): Overrides {
  const hpa = { ...hpaDefaults, minReplicas: cells, maxReplicas: cells } as unknown as Plain
  const rate = (cells * load) / 0.1
  return {
    discipline,
    hpa,
    initialReplicas: cells,
    slots: 1,
    queueLimit: 1000,
    serviceLaw: 'hyperexponential',
    serviceMean: 0.1,
    serviceScv: 4,
    routing: 'random',
    timeout: 0,
    retries: 0,
    load: { form: 'steps', every: 4000, rates: [rate] },
    graph: {
      services: [{ name: 'a' }],
      calls: [{ from: 'clients', to: 'a', latency: 0.001, jitter: 0 }],
    },
  }
}

/** Mean number inside a cell, and mean busy share of the slots, once a second over an hour. */
function means(discipline: string): { readonly inside: number; readonly busy: number } {
  const run = begin(lone(discipline))
  let [inside, busy] = [0, 0]
  for (let second = 1; second <= 3600; second++) {
    runTo(run, second)
    const { attempts, utilisation } = run.figures()
    inside += attempts.waiting + attempts.inService
    busy += utilisation
  }
  return { inside: inside / 3600 / cells, busy: busy / 3600 }
}

describe('the discipline of a service', () => {
  // M/G/1: who shares, or is displaced and goes on, is inside as in M/M/1, ρ/(1 − ρ) (Kleinrock, Queueing Systems II, 1976, ch. 4); first
  // come, first served it is ρ + ρ²(1 + c²)/(2(1 − ρ)) (Pollaczek and Khinchine).
  it.each([
    ['fcfs', load + (load * load * 5) / (2 * (1 - load))],
    ['processor-sharing', load / (1 - load)],
    ['lcfs-preemptive', load / (1 - load)],
  ])('[B8] %s: as many are inside as theory says, and the CPU is the work', (name, expected) => {
    const { inside, busy } = means(name)
    expect(Math.abs(inside / expected - 1)).toBeLessThan(0.12)
    expect(Math.abs(busy / load - 1)).toBeLessThan(0.03)
  })

  it('[B1] [B8] may differ between services, and slices and saves leave no trace', () => {
    const services = shop.services.map((entry, index) => ({
      ...entry,
      settings: { ...entry.settings, discipline: disciplines[index % disciplines.length] },
    }))
    const settings = { graph: { ...shop, services } as unknown as Plain }
    const straight = begin(settings)
    runTo(straight, 260)
    expect(straight.figures(1).divisions).toBeGreaterThan(5)
    const sliced = begin(settings)
    for (let time = 7.3; time < 170; time += 7.3) runTo(sliced, time, 997)
    const saved = sliced.save()
    runTo(sliced, 260, 997)
    expect(sliced.digest()).toBe(straight.digest())
    sliced.restore(saved)
    runTo(sliced, 260)
    expect(sliced.digest()).toBe(straight.digest())
    expect(straight.digest()).not.toBe(ended({}))
  })

  it('[B8] is refused where it is none, while the run goes on, and where memory does not hold it', () => {
    expect(microservices.begin({ discipline: 'lifo' }, 1).ok).toBe(false)
    const run = begin({})
    const change = { type: 'set', name: 'discipline', value: 'processor-sharing' } as const
    expect([run.apply(change).ok, run.apply({ ...change, service: 1 }).ok]).toEqual([false, false])
    const large = { ...lone('lcfs-preemptive'), queueLimit: 12_000, initialReplicas: 170 }
    const begun = microservices.begin(large, 1)
    expect(begun.ok ? '' : begun.problem).toMatch(/room for 12001 jobs/)
    expect(microservices.begin({ ...large, discipline: 'fcfs' }, 1).ok).toBe(true)
  })
})

function ended(settings: Overrides): string {
  const run = begin(settings)
  runTo(run, 260)
  return run.digest()
}
