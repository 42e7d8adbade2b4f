import { hpaDefaults, type HpaSpec } from '#core/policies/hpa.ts'
import type { Plain } from '#core/schema/schema.ts'
import type { CallSettings } from './call-fields.ts'

/** The services of a run and who calls whom, as a visitor writes it. */
export interface GraphSettings {
  /** 1 to 32. */
  readonly services: readonly ServiceEntry[]
  /** At most 128. */
  readonly calls: readonly CallEntry[]
}

export interface ServiceEntry {
  /** A DNS label, as Kubernetes names services (RFC 1123). */
  readonly name: string
  /** What differs from the settings of all services. */
  readonly settings: { readonly [name: string]: Plain }
}

export interface CallEntry extends CallSettings {
  /** The name of a service, or `clients` for those outside. */
  readonly from: string
  readonly to: string
}

/** What the graph is called where settings are. */
export const graphLabel = 'Services and calls'

/** Who calls without being a service. */
export const outside = 'clients'

export const graphLimits = { services: 32, calls: 128, callsPerRequest: 10_000 } as const

const autoscaler = (min: number, max: number, utilisation: number): Plain => {
  const hpa: HpaSpec = {
    ...hpaDefaults,
    minReplicas: min,
    maxReplicas: max,
    metrics: [
      {
        type: 'Resource',
        name: 'cpu',
        target: { type: 'Utilization', averageUtilization: utilisation },
      },
    ],
    controller: { ...hpaDefaults.controller, downscaleStabilization: 120 },
  }
  // An autoscaler's rules are plain data.
  return hpa as unknown as Plain
}

const call = (from: string, to: string, own: Partial<CallSettings> = {}): CallEntry => ({
  from,
  to,
  calls: 1,
  stage: 0,
  optional: false,
  latency: 0.001,
  jitter: 0.0005,
  hedge: 0,
  breakerWindow: 0,
  breakerShare: 0.5,
  breakerOpen: 5,
  breakerProbes: 3,
  clients: 0,
  think: 1,
  ...own,
})

/** A shop of five services. Links tell what differs from it, so it stays as it is; in the form that its check gives it. */
export const shop: GraphSettings = {
  services: [
    {
      name: 'gateway',
      settings: {
        serviceMean: 0.04,
        timeout: 10,
        initialReplicas: 8,
        hpa: autoscaler(8, 32, 65),
      },
    },
    {
      name: 'checkout',
      settings: {
        serviceMean: 0.2,
        slots: 8,
        timeout: 5,
        initialReplicas: 8,
        hpa: autoscaler(4, 32, 65),
      },
    },
    {
      name: 'search',
      settings: {
        serviceMean: 0.07,
        timeout: 2,
        initialReplicas: 9,
        hpa: autoscaler(9, 24, 60),
      },
    },
    {
      name: 'catalog',
      settings: {
        serviceMean: 0.014,
        timeout: 2,
        initialReplicas: 5,
        hpa: autoscaler(5, 16, 60),
      },
    },
    {
      name: 'sessions',
      settings: {
        serviceMean: 0.03,
        timeout: 2,
        initialReplicas: 7,
        hpa: autoscaler(7, 16, 60),
      },
    },
  ],
  calls: [
    call(outside, 'gateway', { latency: 0.02, jitter: 0.005 }),
    call('gateway', 'search', { calls: 0.6, optional: true }),
    call('gateway', 'checkout'),
    call('checkout', 'sessions'),
    call('checkout', 'catalog', { stage: 1 }),
  ],
}
