import { describe, expect, it } from 'vitest'
import { causeOf } from '#core/control/ledger.ts'
import type { Cause } from '#core/organisms/causes.ts'
import type { Figures } from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import { diceOf } from './dice.ts'
import { checkLittle } from './little.ts'
import { beginRun, play } from './play.ts'
import { traceAttempts, type Attempt } from './traced-run.ts'
import { unseen, watch } from './watch.ts'
import { brokenLineage } from './watch-frame.ts'

const settings = {
  load: { form: 'steps', every: 20, rates: [30, 0] },
  syncPeriod: 2,
  scrapePeriod: 2,
  timeout: 0.4,
  retries: 2,
  failureShare: 0.1,
  gracePeriod: 1,
}

function halfway(): Run {
  const run = beginRun(settings, 5)
  run.advanceTo(17.5, Infinity)
  run.apply({ type: 'kill', cell: 1 })
  return run
}

/** A run whose figures are told otherwise. */
function lying(run: Run, lie: (figures: Figures) => Partial<Figures>): Run {
  return { ...run, figures: () => ({ ...run.figures(), ...lie(run.figures()) }) }
}

const problemOf = (run: Run): string | null => watch(run, 17.5, unseen).problem

describe('a planted fault of what a run shows', () => {
  it('[Y8] is not seen where there is none', () => {
    const run = halfway()
    expect(problemOf(run)).toBeNull()
    expect(brokenLineage(run)).toBeNull()
    expect(run.figures().attempts.lost).toBeGreaterThan(0)
    expect(run.figures().retries.sent).toBeGreaterThan(0)
  })

  it.each<[string, (figures: Figures) => Partial<Figures>]>([
    [
      'an attempt is nowhere or twice',
      ({ attempts }) => ({ attempts: { ...attempts, sent: 1 + attempts.sent } }),
    ],
    [
      'a request is nowhere or twice',
      ({ requests }) => ({ requests: { ...requests, failed: 1 + requests.failed } }),
    ],
    [
      'an attempt is neither a first one nor a retry',
      ({ retries }) => ({ retries: { ...retries, sent: 1 + retries.sent } }),
    ],
    ['p99 is NaN', () => ({ p99: Number.NaN })],
    ['utilisation is 1.5', () => ({ utilisation: 1.5 })],
    ['the next decision lies in the past', () => ({ nextDecisionAt: 17.5 })],
    ['the next cell was to be ready in the past', () => ({ nextReadyAt: 17 })],
    ['9 cells are desired', ({ cells }) => ({ cells: { ...cells, desired: 9 } })],
    ['cells are active, and', ({ cells }) => ({ cells: { ...cells, ready: 1 + cells.ready } })],
    [
      'more is paid for idle cells than for all',
      () => ({ cost: { perHour: 0, total: 1, notServing: 2 } }),
    ],
  ])('[Y8] is seen: %s', (sentence, lie) => {
    expect(problemOf(lying(halfway(), lie))).toContain(sentence)
  })

  it('[Y8] is seen of time, latencies, history, frame and journal', () => {
    const run = halfway()
    const { rows, count } = run.history()
    const late = rows.slice()
    late[18] = 3
    const linking = (link: Partial<Cause>): Partial<Run> => {
      const cause = causeOf('starting', link)
      const entry = { from: 0, to: 1, service: 0, happening: 'late', count: 1, cause } as const
      return { causes: () => ({ entries: [], dropped: 0, forgotten: [], present: [entry] }) }
    }
    const lies: readonly (readonly [Partial<Run>, string])[] = [
      [{ now: () => 17.4 }, 'the run stands at'],
      [{ latencies: () => run.latencies().fill(1, 0, 1) }, 'the latencies are not those'],
      [{ history: () => ({ rows: late, count }) }, 'row 1 of the history is late'],
      [{ history: () => ({ rows: rows.map(() => Number.NaN), count }) }, 'in the history is NaN'],
      [{ fillFrame: (values) => void values.fill(7) }, 'of the frame'],
      [{ brokenInvariant: () => 'a rule of its own' }, 'a rule of its own'],
      [linking({ cell: 4711 }), 'a cause links to cell 4711'],
      [linking({ decision: 0.5 }), 'a cause links to a decision at 0.5 s'],
    ]
    for (const [lie, sentence] of lies) expect(problemOf({ ...run, ...lie })).toContain(sentence)
    const notes = run.notes().entries
    const without = { ...run, notes: () => ({ entries: notes.slice(0, -1), dropped: 0 }) }
    expect(brokenLineage(without)).toBe('others live than the journal says')
    const twice = { ...run, notes: () => ({ entries: [...notes, ...notes], dropped: 0 }) }
    expect(brokenLineage(twice)).toBe('the journal goes back in time')
  })

  it('[Y8] is seen of what goes back', () => {
    const run = halfway()
    const before = watch(run, 17.5, unseen).seen
    run.advanceTo(18, Infinity)
    expect(watch(run, 18, before).problem).toBeNull()
    const less = lying(run, ({ cost }) => ({ cost: { ...cost, total: cost.total / 2 } }))
    expect(watch(less, 18, before).problem).toBe('total went back')
    expect(watch(halfway(), 17.5, watch(run, 18, before).seen).problem).toBe('time went back')
  })
})

describe('Little’s law', () => {
  const few = {
    ...settings,
    load: { form: 'steps', every: 20, rates: [3, 0] },
    serviceMean: 0.4,
    slots: 1,
  }
  const log = [{ time: 12.25, change: { type: 'kill', cell: 1 } } as const]

  function checked(change: (attempts: readonly Attempt[]) => readonly Attempt[]) {
    const attempts = traceAttempts(few, 5, log, 3000) ?? []
    return checkLittle(beginRun(few, 5), log, change(attempts), {
      dice: diceOf(1, 'test'),
      end: 40,
    })
  }

  it('[Y4] holds from empty to empty, with attempts that were lost', () => {
    const { problem, attempts, instants } = checked((all) => all)
    expect(problem).toBeNull()
    expect(attempts).toBeGreaterThan(10)
    expect(instants).toBeGreaterThan(150)
  })

  it.each<[string, (all: readonly Attempt[]) => readonly Attempt[]]>([
    ['an attempt too many', (all) => [...all, { sent: 0, start: 0, leave: 40 }]],
    [
      'every attempt leaves later',
      (all) => all.map((one) => ({ ...one, leave: one.leave + 1e-9 })),
    ],
    ['no attempt waits', (all) => all.map((one) => ({ ...one, start: one.sent }))],
  ])('[Y8] is broken by a planted fault: %s', (_, change) => {
    expect(checked(change).problem).not.toBeNull()
  })

  it('[Y4] the run that writes attempts down is the run that does not', () => {
    const run = beginRun(settings, 5)
    const played = play(settings, 5, [], [])
    expect(played.digest).toBe(play(settings, 5, [], []).digest)
    const attempts = traceAttempts(settings, 5, [], 3000) ?? []
    run.advanceTo(40, Infinity)
    expect(attempts.length).toBe(run.figures().attempts.sent)
    expect(traceAttempts(settings, 5, [], 10)).toBeNull()
  })
})
