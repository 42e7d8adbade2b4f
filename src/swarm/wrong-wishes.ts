import type { Plain } from '#core/schema/schema.ts'
import { whole, type Dice } from './dice.ts'
import type { Ask } from './wishes.ts'

/** What a run that goes on refuses, by its reason. */
export const wrongKinds = [
  'unknown setting',
  'fixed setting',
  'value out of bounds',
  'value of another kind',
  'no such cell',
  'the same cell twice',
  'load that is over',
  'load without an end',
  'load too fast',
  'minimum above maximum',
  'no such room',
  'right and wrong together',
] as const
export type WrongKind = (typeof wrongKinds)[number]

const metrics: Plain = [
  { type: 'Resource', name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } },
]

/** Changes that must be refused at that time, whatever the run has become. */
export function wrongAsks(dice: Dice, kind: WrongKind, time: number): readonly Ask[] {
  const cell = whole(dice, 0, 5)
  switch (kind) {
    case 'unknown setting':
      return [set('slotz', 4)]
    case 'fixed setting':
      return [set('slots', 4)]
    case 'value out of bounds':
      return [set('timeout', -1)]
    case 'value of another kind':
      return [set('retries', 1.5)]
    case 'no such cell':
      return [{ type: 'kill', cell: 1_000_000 }]
    case 'the same cell twice':
      return [
        { type: 'kill living', place: cell },
        { type: 'kill living', place: cell },
      ]
    case 'load that is over':
      return [set('load', steps(time > 0 ? time / 2 : -1, 5))]
    case 'load without an end':
      return [set('load', steps(31_000_000, 0))]
    case 'load too fast':
      return [set('load', steps(time + 60, 1e9))]
    case 'minimum above maximum':
      return [set('hpa', { minReplicas: 3, maxReplicas: 2, metrics })]
    case 'no such room':
      return [
        set('hpa', { minReplicas: 1, maxReplicas: 10_000, metrics }),
        set('policy', { kind: 'hpa' }),
      ]
    case 'right and wrong together':
      return [set('timeout', 0.5), set('slotz', 4)]
  }
}

/** Settings with which no run begins, by their reason. */
export const impossibleSettings: Readonly<Record<string, { readonly [name: string]: Plain }>> = {
  'unknown setting': { slotz: 4 },
  'value out of bounds': { serviceMean: 0 },
  'value of another kind': { slots: 2.5 },
  'load too fast': { load: steps(60, 1e9) },
  'load below zero': { load: steps(60, -1) },
  'load without time': {
    load: {
      form: 'linear',
      points: [
        [0, 1],
        [0, 1],
      ],
    },
  },
  'load of more than a year': { load: steps(40_000_000, 1) },
  'minimum above maximum': { hpa: { minReplicas: 3, maxReplicas: 2, metrics } },
  'no cell without its feature': { hpa: { minReplicas: 0, maxReplicas: 2, metrics } },
  'more places than memory': {
    policy: { kind: 'hpa' },
    queueLimit: 16_000,
    hpa: { maxReplicas: 10_000, metrics },
  },
  'limit below request': { cpuRequest: 1000, cpuLimit: 500 },
  'more burnt than the limit': { slots: 4, cpuLimit: 1500, cpuPerSlot: 500 },
}

function steps(every: number, rate: number): Plain {
  return { form: 'steps', every, rates: [rate] }
}

function set(name: string, value: Plain): Ask {
  return { type: 'set', name, value }
}
