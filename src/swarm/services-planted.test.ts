import { describe, expect, it } from 'vitest'
import type { Figures } from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import { decodeLink } from '#share/link.ts'
import { beginRun, play } from './play.ts'
import { failureOf } from './seed.ts'
import { servicesCase, type ServiceCase, type ServiceOutcome } from './service-case.ts'
import { graphIn } from './services-scenario.ts'
import { watchServices } from './watch-services.ts'

const time = 17.5
const settings = {
  load: { form: 'steps', every: 20, rates: [30, 0] },
  syncPeriod: 2,
  scrapePeriod: 2,
  timeout: 0.3,
  retries: 2,
  failureShare: 0.1,
}

/** The shop, in which many calls fail and a cell of each of two services is killed. */
function halfway(): Run {
  const run = beginRun(settings, 5, 'microservices')
  run.advanceTo(time, Infinity)
  run.apply({ type: 'kill', cell: 1 }, { type: 'kill', cell: 6 })
  return run
}

const problemOf = (run: Run): string | null => watchServices(run, time, null, new Set()).problem

/** A run whose figures of one service are told otherwise. */
function lying(lie: (figures: Figures) => Partial<Figures>, of = 1): Run {
  const run = halfway()
  return {
    ...run,
    figures: (service = 0) => {
      const figures = run.figures(service)
      return service === of ? { ...figures, ...lie(figures) } : figures
    },
  }
}

describe('a planted fault of what services show', () => {
  it('[Y8] is not seen where there is none', () => {
    const run = halfway()
    expect(problemOf(run)).toBeNull()
    const sums = run.services.map((_, service) => run.figures(service))
    for (const some of [
      sums.reduce((sum, { retries }) => sum + retries.sent, 0),
      sums.reduce((sum, { attempts }) => sum + attempts.lost, 0),
      sums.reduce((sum, { requests }) => sum + requests.failed, 0),
    ]) {
      expect(some).toBeGreaterThan(0)
    }
  })

  it.each<[string, (figures: Figures) => Partial<Figures>]>([
    ['an attempt is there twice', ({ attempts }) => ({ attempts: { ...attempts, sent: 1 } })],
    [
      'a request is nowhere or twice',
      ({ requests }) => ({ requests: { ...requests, failed: 1 + requests.failed } }),
    ],
    ['neither a first one nor a retry', ({ retries }) => ({ retries: { ...retries, sent: 0 } })],
    [
      'the latencies are not those',
      ({ requests: { succeeded, open, ...rest } }) => ({
        requests: { ...rest, succeeded: succeeded + 1, open: open - 1 },
      }),
    ],
    ['p99 is NaN', () => ({ p99: Number.NaN })],
    ['the next decision lies in the past', () => ({ nextDecisionAt: time })],
    ['99 cells are desired', ({ cells }) => ({ cells: { ...cells, desired: 99 } })],
    [
      'the frame shows service 1 otherwise',
      ({ attempts }) => ({ attempts: { ...attempts, inService: 1 + attempts.inService } }),
    ],
    [
      'breakerRefused is -1',
      ({ limits }) => (limits === undefined ? {} : { limits: { ...limits, breakerRefused: -1 } }),
    ],
  ])('[Y8] is seen: %s', (sentence, lie) => {
    expect(problemOf(lying(lie))).toContain(sentence)
  })

  it('[Y8] is seen of what goes back in one of them, and of the history of another', () => {
    const before = watchServices(halfway(), time, null, new Set()).seen
    const less = lying(
      ({ limits }) => (limits === undefined ? {} : { limits: { ...limits, dropped: 0 } }),
      0,
    )
    expect(before.figures[0]?.limits?.dropped).toBeGreaterThan(0)
    expect(watchServices(less, time, before, new Set()).problem).toBe('gateway: dropped went back')
    const run = halfway()
    const late: Run = {
      ...run,
      history(service) {
        const { rows, count } = run.history(service)
        return { rows: service === 3 ? rows.map((value) => value + 1) : rows, count }
      },
    }
    expect(problemOf(late)).toMatch(/^catalog: (?:row|utilisation)/u)
  })
})

/** A fault that is planted: whoever changes one service alone breaks a rule. */
function faulty({ seed, scenario, wishes }: ServiceCase): ServiceOutcome {
  const { recording } = play(scenario.settings, seed, wishes, [], 'microservices')
  const isOfOne = recording.log.some(
    ({ change }) => change.type === 'set' && change.service !== undefined,
  )
  return { recording, met: {}, problem: isOfOne ? 'planted' : null }
}

describe('a failing seed of services', () => {
  it('[Y6] gives a link that holds their graph and the change of one of them', () => {
    const found = Array.from({ length: 40 }, (_, seed) => servicesCase(seed)).find(
      // Some loads are so long that no link holds them.
      (one) =>
        one.wishes.length > 3 &&
        JSON.stringify(one.scenario.settings).length < 3000 &&
        faulty(one).problem !== null,
    )
    expect(found).toBeDefined()
    if (found === undefined) return
    const { shownBy } = failureOf(found, 'planted', faulty)
    const opened = decodeLink((shownBy[0] ?? '').replace('link: ', ''))
    const recording = opened.ok ? opened.value.recording : null
    const { log } = faulty(found).recording
    expect(recording?.log).toEqual(log)
    expect(graphIn(recording?.settings ?? {})?.services.map(({ name }) => name)).toEqual(
      graphIn(found.scenario.settings)?.services.map(({ name }) => name),
    )
    expect(shownBy[1]).toMatch(/^with 1 wishes and \d+ settings/u)
  })
})
