import type { Plain } from '#core/schema/schema.ts'
import type { Values } from './scenario.ts'
import type { Ask } from './wishes.ts'

/** What only a run of several services refuses. */
export const wrongOfServices = [
  'no such service',
  'half a service',
  'a load of one service',
  'other calls',
  'another discipline',
] as const
export type WrongOfServices = (typeof wrongOfServices)[number]

/** Changes that must be refused, whatever the run has become. */
export function asksOf(kind: WrongOfServices): readonly Ask[] {
  switch (kind) {
    case 'no such service':
      return [set('timeout', 1, 32)]
    case 'half a service':
      return [set('timeout', 1, 0.5)]
    case 'a load of one service':
      return [set('load', { form: 'steps', every: 60, rates: [1] }, 0)]
    case 'other calls':
      return [set('graph', { services: [], calls: [] })]
    case 'another discipline':
      return [set('discipline', 'processor-sharing', 0)]
  }
}

function set(name: string, value: Plain, service?: number): Ask {
  return { type: 'set', name, value, ...(service === undefined ? {} : { service }) }
}

const services: Plain = [{ name: 'a' }, { name: 'b' }]
const entry: Plain = { from: 'clients', to: 'a' }

const of = (calls: Plain, own: Plain = services): Values => ({ graph: { services: own, calls } })

/** Settings with which no run of services begins, by their reason. */
export const impossibleServices: Readonly<Record<string, Values>> = {
  'calls in a circle': of([entry, { from: 'a', to: 'b' }, { from: 'b', to: 'a' }]),
  'a call to nobody': of([entry, { from: 'a', to: 'c' }]),
  'a call of nobody': of([entry, { from: 'c', to: 'a' }]),
  'nobody calls': of([{ from: 'a', to: 'b' }]),
  'the same call twice': of([entry, { from: 'a', to: 'b' }, { from: 'a', to: 'b' }]),
  'two of one name': of([entry], [{ name: 'a' }, { name: 'a' }]),
  'a name that is none': of([entry], [{ name: 'A' }]),
  'a load of its own': of([entry], [{ name: 'a', settings: { load: 1 } }]),
  'a setting of its own out of bounds': of([entry], [{ name: 'a', settings: { slots: 0 } }]),
  'a discipline that is none': of([entry], [{ name: 'a', settings: { discipline: 'lifo' } }]),
  'a queue of a service': { ...of([entry]), waiting: 'shared' },
  'more jobs than memory': {
    ...of([entry], [{ name: 'a', settings: { discipline: 'lcfs-preemptive' } }, { name: 'b' }]),
    queueLimit: 8000,
    initialReplicas: 150,
  },
  'too many calls at once': of([entry, { from: 'a', to: 'b', calls: 100, latency: -1 }]),
  'too many calls of one request': of(
    [
      entry,
      { from: 'a', to: 'b', calls: 100 },
      { from: 'b', to: 'c', calls: 100 },
      { from: 'c', to: 'd', calls: 100 },
    ],
    ['a', 'b', 'c', 'd'].map((name) => ({ name })),
  ),
  'more clients than there is room for': of([
    { ...entry, clients: 50_000 },
    { from: 'clients', to: 'b', clients: 50_000 },
  ]),
  'more cells than memory': { ...of([entry]), queueLimit: 16_000, initialReplicas: 5000 },
}
