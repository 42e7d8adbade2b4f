import type { Change } from '#core/organisms/recording.ts'
import type { Plain } from '#core/schema/schema.ts'
import { between, chance, pick, spread, whole, type Dice } from './dice.ts'
import type { Scenario } from './scenario.ts'
import type { Ask, Wish } from './wishes.ts'

/** Runs of many alike cells, which a visitor counts by level and simulates again. */

export const rungKinds = [
  'levels',
  'every request',
  'levels and a load',
  'every request, and what levels cannot follow',
  'there and back',
  'a load on either rung',
  'a kill on either rung',
  'a routing on either rung',
  'what levels can follow again',
] as const
export type RungKind = (typeof rungKinds)[number]

/** About as many cells as levels need at least, so that kills and an autoscaler bring some runs below them. */
export function alikeCells(dice: Dice): Scenario {
  const duration = whole(dice, 4, 10)
  const [cells, slots] = [whole(dice, 101, 150), whole(dice, 1, 2)]
  const serviceMean = spread(dice, 0.2, 1)
  const target = { type: 'Utilization', averageUtilization: whole(dice, 40, 80) }
  return {
    aim: 'many alike cells',
    duration,
    settings: {
      load: loadOf(dice, duration, (cells * slots) / serviceMean),
      initialReplicas: cells,
      slots,
      serviceMean,
      serviceLaw: 'exponential',
      queueLimit: whole(dice, 0, 6),
      routing: pick(dice, ['random', 'power-of-d', 'least-requests']),
      choices: whole(dice, 2, 5),
      timeout: 0,
      retries: 0,
      failureShare: 0,
      scheduling: between(dice, 0, 1),
      imagePull: pick(dice, [0, between(dice, 0, 2)]),
      boot: pick(dice, [0, between(dice, 0, 1)]),
      gracePeriod: between(dice, 0, 2),
      scrapePeriod: whole(dice, 1, 3),
      syncPeriod: whole(dice, 1, 3),
      hpa: {
        minReplicas: whole(dice, 95, 101),
        maxReplicas: 160,
        metrics: [{ type: 'Resource', name: 'cpu', target }],
        behavior: { scaleDown: { stabilizationWindowSeconds: 0 } },
      },
    },
  }
}

/** What a visitor does in such a run; the first wish is levels, often at time 0. */
export function drawRungs(dice: Dice, { duration, settings }: Scenario): readonly Wish[] {
  const capacity =
    (Number(settings['initialReplicas']) * Number(settings['slots'])) /
    Number(settings['serviceMean'])
  const times = Array.from({ length: whole(dice, 3, 9) }, () => between(dice, 0, duration))
  const first = pick(dice, [0, between(dice, 0, duration / 2)])
  return [first, ...times]
    .toSorted((a, b) => a - b)
    .map((time, i) => {
      const kind = i === 0 ? 'levels' : pick(dice, rungKinds)
      const limit = chance(dice, 0.3) ? Math.ceil(spread(dice, 1, 3000)) : Infinity
      const load = set('load', loadOf(dice, duration, capacity))
      return { time, kind, asks: asksOf(dice, kind, load), limit, isWrong: false }
    })
}

function asksOf(dice: Dice, kind: RungKind, load: Change): readonly Ask[] {
  switch (kind) {
    case 'levels':
      return [rung('levels')]
    case 'every request':
      return [rung('exact')]
    case 'levels and a load':
      return [rung('levels'), load]
    case 'every request, and what levels cannot follow':
      return [rung('exact'), pick(dice, [set('timeout', 0.5), set('retries', 2)])]
    case 'there and back':
      return pick(dice, [
        [rung('levels'), rung('exact')],
        [rung('exact'), rung('levels')],
      ])
    case 'a load on either rung':
      return [load]
    case 'a kill on either rung':
      return [{ type: 'kill living', place: whole(dice, 0, 90) }]
    case 'a routing on either rung':
      return [set('routing', pick(dice, ['random', 'power-of-d', 'least-requests']))]
    case 'what levels can follow again':
      return [set('timeout', 0), set('retries', 0), rung('levels')]
  }
}

/** Between a quarter of what the cells can and a fifth more than it, in two halves. */
function loadOf(dice: Dice, duration: number, capacity: number): Plain {
  const rates = [between(dice, 0.25, 1.2) * capacity, between(dice, 0.25, 1.2) * capacity]
  return { form: 'steps', every: duration / 2, rates }
}

function rung(value: 'exact' | 'levels'): Change {
  return { type: 'rung', value }
}

function set(name: string, value: Plain): Change {
  return { type: 'set', name, value }
}
