import type { NumberField, Schema, Settings } from '#core/schema/schema.ts'

const number = (field: Omit<NumberField, 'kind' | 'live'>): NumberField => ({
  kind: 'number',
  live: false,
  ...field,
})

/**
 * What can be chosen about one service that calls another. How long a caller waits and how it tries again are settings of the
 * service that it calls, as for the clients of a lone service.
 */
export const callFields = {
  calls: number({ label: 'Calls per request', unit: '', min: 0, max: 100, start: 1 }),
  stage: number({
    label: 'Stage',
    unit: '',
    integer: true,
    min: 0,
    max: 15,
    start: 0,
  }),
  optional: { kind: 'flag', label: 'Optional', live: false, start: false },
  latency: number({ label: 'Network latency', unit: 's', min: 0, max: 10, start: 0.001 }),
  jitter: number({ label: 'Network jitter', unit: 's', min: 0, max: 10, start: 0.0005 }),
  hedge: number({ label: 'Hedge after', unit: 's', min: 0, max: 600, start: 0 }),
  breakerWindow: number({
    label: 'Breaker looks at',
    unit: '',
    integer: true,
    min: 0,
    max: 30,
    start: 0,
  }),
  breakerShare: number({
    label: 'Breaker opens at',
    unit: '',
    min: 0.01,
    max: 1,
    start: 0.5,
  }),
  breakerOpen: number({ label: 'Breaker stays open', unit: 's', min: 0.01, max: 600, start: 5 }),
  breakerProbes: number({
    label: 'Breaker probes',
    unit: '',
    integer: true,
    min: 1,
    max: 30,
    start: 3,
  }),
  // Of clients alone: none means that they follow the load, whatever comes back.
  clients: number({
    label: 'Closed clients',
    unit: '',
    integer: true,
    min: 0,
    max: 50_000,
    start: 0,
  }),
  think: number({ label: 'Think time', unit: 's', min: 0.001, max: 3600, start: 1 }),
} as const satisfies Schema

export type CallSettings = Settings<typeof callFields>
