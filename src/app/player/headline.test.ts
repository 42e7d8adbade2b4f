import { describe, expect, it } from 'vitest'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import type { AutoscaledServiceSettings } from '#core/organisms/autoscaled-service/parameters.ts'
import type { ServiceDecision } from '#core/organisms/observation.ts'
import type { HpaDecision } from '#core/policies/hpa.ts'
import { startSettings } from '#core/schema/schema.ts'
import { german } from '#text/de/german.ts'
import { headlineText } from '#text/en/headline.ts'
import type { Figures } from '#worker/frame.ts'
import { heldMoment, objectiveNews } from './headline-detail.ts'
import type { HeadlineFacts, HeadlineTexts } from './headline.ts'
import { headline } from './headline.ts'

const start = startSettings(parameters)
const settings: AutoscaledServiceSettings = {
  ...start,
  objectiveLatency: 0.5,
  objectivePercentile: 99,
  hpa: { ...start.hpa, minReplicas: 2, maxReplicas: 20 },
}

const calm: Figures = {
  time: 304,
  requests: { arrived: 9000, succeeded: 8900, failed: 20, open: 80 },
  attempts: {
    sent: 9000,
    completed: 8900,
    waiting: 0,
    inService: 8,
    shed: 0,
    abandoned: 0,
    lost: 0,
  },
  retries: { sent: 0, refusedByBudget: 0, refusedByLimit: 0 },
  cells: { ready: 11, starting: 0, draining: 0, desired: 11 },
  divisions: 9,
  prunings: 0,
  divisionsRefused: 0,
  arrivalRate: 220,
  capacity: 440,
  utilisation: 0.5,
  p50: 0.07,
  p99: 0.38,
  objective: { missedRequests: 120, missedSeconds: 45, missedNow: false },
  cost: { perHour: 0.528, total: 0.62, notServing: 0.04 },
  nextReadyAt: -1,
  nextDecisionAt: 310.2,
}

/** As a run tells it. */
function said(record: HpaDecision): ServiceDecision {
  return { ...record, service: 0, kind: 'hpa', spec: { kind: 'hpa' }, record }
}

const kept: HpaDecision = {
  time: 300,
  route: 'metrics',
  current: 11,
  statusReplicas: 11,
  minReplicas: 2,
  maxReplicas: 20,
  proposals: [],
  leading: null,
  raw: 4,
  stabilised: {
    rule: 'without-behavior',
    replicas: 11,
    reason: 'ScaleDownStabilized',
    up: null,
    down: { window: 300, replicas: 11, by: null },
  },
  limited: null,
  desired: 11,
  conditions: { AbleToScale: null, ScalingActive: null, ScalingLimited: null, ScaledToZero: null },
}

function cells(
  ready: number,
  starting = 0,
  draining = 0,
  desired = ready + starting,
): Figures['cells'] {
  return { ready, starting, draining, desired }
}

function say(
  figures: Partial<Figures>,
  facts: Partial<HeadlineFacts> = {},
  text: HeadlineTexts = headlineText.english,
) {
  const whole = {
    figures: { ...calm, ...figures },
    settings,
    status: 'playing',
    decision: null,
    service: null,
    isApproximate: false,
  } as const
  const { sentence, detail } = headline({ ...whole, ...facts }, text)
  return {
    sentence: sentence
      .map(({ text }) => text)
      .join('')
      .replaceAll('\n', ' '),
    strong: sentence.filter(({ strong }) => strong).map(({ text }) => text),
    detail: detail.join(' '),
  }
}

const jam = {
  arrivalRate: 500,
  attempts: { ...calm.attempts, waiting: 930 },
  p99: 2.5,
  objective: { ...calm.objective, missedNow: true },
}

const told: readonly (readonly [figures: Partial<Figures>, sentence: string])[] = [
  [
    { cells: cells(1, 1), nextReadyAt: 304.2 },
    'One cell, one division. The daughter cannot serve for another 1 second.',
  ],
  [{ cells: cells(2, 1) }, 'Two cells, one division. The daughter cannot serve yet.'],
  [{ cells: cells(13, 20) }, '13 cells, 20 divisions. No daughter can serve yet.'],
  [
    { cells: cells(0, 1) },
    'No cell is ready, one cell is starting. The daughter cannot serve yet.',
  ],
  [
    { cells: cells(0, 3), nextReadyAt: 310 },
    'No cell is ready, three cells are starting. No daughter can serve for another 6 seconds.',
  ],
  [{ cells: cells(5, 0, 4) }, 'Four cells are leaving; each finishes its last requests.'],
  [{ cells: cells(5, 0, 1) }, 'One cell is leaving; it finishes its last requests.'],
  [{ cells: cells(0), arrivalRate: 60 }, 'No cell is left, and 60 requests per second arrive.'],
  [{ cells: cells(0), arrivalRate: 0 }, 'No cell is left, and no request arrives.'],
  [{ ...jam }, 'Eleven cells are not enough. The autoscaler decides in 7 seconds.'],
  [
    { ...jam, cells: cells(1), nextDecisionAt: 304.4 },
    'One cell is not enough. The autoscaler decides in 1 second.',
  ],
  [{ ...jam, nextDecisionAt: -1 }, 'Eleven cells are not enough.'],
  [
    { ...jam, cells: cells(20) },
    '20 cells are not enough, and the autoscaler may not ask for more.',
  ],
  [{ ...jam, arrivalRate: 200 }, 'Eleven cells are working off the requests that wait.'],
  [{ ...jam, arrivalRate: 420 }, 'Eleven cells are at the limit, and requests wait.'],
  [{ arrivalRate: 0 }, 'Eleven cells are idle.'],
  [{ cells: cells(1), arrivalRate: 12.34 }, 'One cell serves a load of 12.3 requests per second.'],
  [{}, 'Eleven cells serve a load of 220 requests per second.'],
]

describe('headline', () => {
  it('[P18] divisions, with the seconds until a daughter serves', () => {
    const now = say({ ...jam, cells: cells(11, 11), nextReadyAt: 311.2 })
    expect(now.sentence).toBe(
      'Eleven cells, eleven divisions. No daughter can serve for another 8 seconds.',
    )
    expect(now.strong).toEqual(['8 seconds'])
    expect(now.detail).toBe(
      '930 requests are waiting. p99 is 2.5\u00a0s, five times the objective.',
    )
  })

  it.each(told.map(([figures, sentence]) => ({ figures, sentence })))(
    '[P18] [P19] $sentence',
    ({ figures, sentence }) => {
      expect(say(figures).sentence).toBe(sentence)
    },
  )

  it('[P19] what keeps the autoscaler from doing what its metrics say', () => {
    const wait = 'The autoscaler waits for its stabilization window.'
    expect(say({}, { decision: said(kept) }).sentence).toBe(`Four cells would be enough. ${wait}`)
    // The minimum is more than the metrics ask for.
    expect(say({}, { decision: said({ ...kept, raw: 1 }) }).sentence).toBe(
      `Two cells would be enough. ${wait}`,
    )
    expect(say({}, { decision: said({ ...kept, raw: 11 }) }).sentence).toContain(
      'serve a load of 220',
    )
    const upward = { ...kept.stabilised, reason: 'ScaleUpStabilized' } as HpaDecision['stabilised']
    expect(say({}, { decision: said({ ...kept, raw: 15, stabilised: upward }) }).sentence).toBe(
      'The autoscaler would like 15 cells, but waits for its stabilization window.',
    )
    expect(say({}, { decision: said({ ...kept, route: 'failed', raw: null }) }).sentence).toBe(
      'The autoscaler gets no metrics, so it changes nothing.',
    )
    const full = { ...kept, raw: 24, current: 20, desired: 20 }
    expect(say({ cells: cells(20), capacity: 800 }, { decision: said(full) }).sentence).toBe(
      '20 cells are ready, the most that the autoscaler may ask for.',
    )
    // The maximum has been lowered since: the next decision ends some.
    expect(say({ cells: cells(25), capacity: 1000 }, { decision: said(full) }).sentence).toContain(
      '25 cells serve',
    )
    const off = { settings: { ...settings, autoscaling: false } }
    expect(say(jam, off).sentence).toBe('Eleven cells are not enough, and autoscaling is off.')
    expect(say({}, { ...off, decision: said(kept) }).sentence).toContain('serve a load of 220')
  })

  it('[B20] of several services it says which one it is about, by a name that leaves room for it', () => {
    const said = say({ ...jam, cells: cells(11, 11), nextReadyAt: 311.2 }, { service: 'checkout' })
    expect(said.sentence).toBe(
      'checkout: Eleven cells, eleven divisions. No daughter can serve for another 8 seconds.',
    )
    expect(said.strong).toEqual(['8 seconds'])
    expect(say({}, { service: 'checkout', status: 'finished' }).sentence).toMatch(/^checkout: The/)
    const long = `${'a'.repeat(40)}${'z'.repeat(23)}`
    expect(say({}, { service: long }).sentence).toMatch(/^a{12}…z{11}: Eleven cells serve/)
  })

  it('[P27] figures that were counted by level are marked', () => {
    const { sentence, detail: exact } = say({})
    expect(`${sentence} ${exact}`).not.toContain('≈')
    expect(say({}, { isApproximate: true }).sentence).toBe(`≈\u00a0${sentence}`)
    expect(say({}, { isApproximate: true }).detail).toBe(
      exact
        .split(/(?<=\.) /u)
        .map((sentence) => `≈\u00a0${sentence}`)
        .join(' '),
    )
    expect(say({}, { isApproximate: true, status: 'finished' }).detail).toMatch(
      /^≈\u00a0.*≈\u00a0.*≈\u00a0/u,
    )
  })

  it('[P20] the line of figures', () => {
    expect(say({}).detail).toBe(
      'p99 is 380\u00a0ms, within the objective of 500\u00a0ms. The cells are busy 50% of the time.',
    )
    expect(say({ cells: cells(1), p99: -1 }).detail).toBe('The cell is busy 50% of the time.')
    const one = { ...calm.attempts, waiting: 1 }
    expect(say({ attempts: one, p99: 0.6 }).detail).toBe(
      '1 request is waiting. p99 is 600\u00a0ms, above the objective of 500\u00a0ms.',
    )
    expect(say({ p99: 1 }).detail).toContain('twice the objective')
    expect(say({ p99: 20 }).detail).toContain('40 times the objective')
    const failing = { ...calm.objective, missedNow: true }
    expect(say({ objective: failing }).detail).toContain(
      'the objective, p99 within 500\u00a0ms, is missed.',
    )
    const looser = { settings: { ...settings, objectivePercentile: 95 } }
    expect(say({ p99: 2 }, looser).detail).toContain(
      'p99 is 2\u00a0s; the objective, p95 within 500\u00a0ms, is met.',
    )
  })

  it('[P20] the balance of a finished run', () => {
    const done = { status: 'finished' } as const
    expect(say({ divisions: 9, prunings: 1 }, done)).toMatchObject({
      sentence: 'The run is over: nine divisions and one pruning.',
      detail:
        '98.65% of 8,920 requests were answered in time. The objective was missed for 45 seconds. ' +
        'It cost $0.62, of it $0.04 for cells that did not serve.',
    })
    const nothing = {
      divisions: 0,
      requests: { arrived: 0, succeeded: 0, failed: 0, open: 0 },
      objective: { missedRequests: 0, missedSeconds: 0, missedNow: false },
      cost: { perHour: 0, total: 0.1, notServing: 0 },
    }
    expect(say(nothing, done)).toMatchObject({
      sentence: 'The run is over: no cell divided, none was pruned.',
      detail: 'No request came. The objective was never missed. It cost $0.10.',
    })
  })

  it('[P18] before, between and after runs', () => {
    expect(say({ time: 0, cells: cells(2) }, { status: 'paused' }).sentence).toBe(
      'Two cells are ready.',
    )
    expect(say({ time: 0, cells: cells(1) }, { status: 'paused' }).sentence).toBe(
      'One cell is ready.',
    )
    expect(say({}, { figures: null, status: 'loading' }).sentence).toBe('Nothing is growing yet.')
    expect(say({}, { status: 'seeking' }).sentence).toBe('Replaying to the chosen moment.')
    expect(say({}, { status: 'broken' }).sentence).toBe('The simulation has stopped.')
  })

  it('[P21] a held sentence tells its moment while time goes fast', () => {
    const pace = { isPlaying: true, speed: 8, duration: 900 }
    expect(heldMoment(260, pace, headlineText.english)).toBe('at 04:20')
    expect(heldMoment(260, pace, german.headline)).toBe('bei 04:20')
    expect(heldMoment(260, { ...pace, speed: 1 }, headlineText.english)).toBe('')
    expect(heldMoment(260, { ...pace, isPlaying: false }, headlineText.english)).toBe('')
  })

  it('[P21] the objective missed and met again, in words', () => {
    const missed = { ...calm, p99: 2.5, objective: { ...calm.objective, missedNow: true } }
    expect(objectiveNews(missed, settings, true, headlineText.english)).toBe(
      'Objective missed: p99 within 500\u00a0ms. p99 is 2.5\u00a0s.',
    )
    expect(objectiveNews(calm, settings, false, headlineText.english)).toBe(
      'Objective met again: p99 within 500\u00a0ms.',
    )
  })

  const inGerman: readonly (readonly [figures: Partial<Figures>, sentence: string])[] = [
    [
      { ...jam, cells: cells(11, 11), nextReadyAt: 311.2 },
      'Elf Zellen, elf Teilungen. Die erste Tochter bedient erst in 8 Sekunden.',
    ],
    [
      { cells: cells(1, 1), nextReadyAt: 304.2 },
      'Eine Zelle, eine Teilung. Die Tochter bedient erst in einer Sekunde.',
    ],
    [
      { cells: cells(0, 3) },
      'Keine Zelle ist bereit, drei Zellen starten. Noch bedient keine Tochter.',
    ],
    [{ cells: cells(5, 0, 1) }, 'Eine Zelle geht; sie erledigt noch ihre letzten Anfragen.'],
    [jam, 'Elf Zellen genügen nicht. Der Autoscaler entscheidet in 7 Sekunden.'],
    [
      { arrivalRate: 1234.5, capacity: 2000 },
      'Elf Zellen bedienen eine Last von 1.235 Anfragen pro Sekunde.',
    ],
  ]

  it.each(inGerman.map(([figures, sentence]) => ({ figures, sentence })))(
    '[X3] $sentence',
    ({ figures, sentence }) => {
      expect(say(figures, {}, german.headline).sentence).toBe(sentence)
    },
  )

  it('[X3] the figures and the balance in German', () => {
    expect(say(jam, {}, german.headline).detail).toBe(
      '930 Anfragen warten. p99 ist 2,5\u00a0s, das Fünffache des Ziels.',
    )
    expect(say({}, { status: 'finished' }, german.headline).detail).toBe(
      '98,65\u00a0% von 8.920 Anfragen wurden rechtzeitig beantwortet. ' +
        'Das Ziel wurde 45 Sekunden lang verfehlt. ' +
        'Kosten: 0,62\u00a0$, davon 0,04\u00a0$ für Zellen, die nicht bedienten.',
    )
  })
})
