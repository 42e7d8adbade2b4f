import { area } from '../messages.ts'
import { n } from './grammar.ts'

/** How true each autoscaler is. Names of products and of their fields stay as they are. */
export const fidelityText = area('fidelity', {
  intro:
    'Each autoscaler is a function of its own, held against answers of the real one (upstream’s test vectors, or runs of upstream’s own code), counted when this page was built.',
  names: {
    hpa: 'Kubernetes HPA v2 (1.36)',
    knative: 'Knative KPA',
    keda: 'KEDA',
    aws: 'AWS: tracking, steps, simple',
    azure: 'Azure autoscale',
    google: 'Google MIG',
    replicaSet: 'ReplicaSet',
    deployment: 'Deployment rollout',
    restarts: 'CrashLoopBackOff',
  },
  without: (what: string) => `Not modelled: ${what}`,
  passed: (passed: number, all: number) => `passes ${n.count(passed)} of ${n.count(all)}`,
  skipped: (count: number) => `(${n.count(count)} beyond whole numbers of JavaScript)`,
  none: 'no vectors: from its documents',
  modelled: {
    hpa: 'Metrics of pods and totals, unready and silent pods, tolerance, windows, policies with their memory of events, conditions.',
    knative:
      'Both windows, panic, rates, delay, burst capacity, scale to zero, activator, sampled scrapes.',
    keda: 'Polling, activation, cooldown, idle, fallback, pauses; an HPA for the rest.',
    aws: 'Alarms with M of N, warm-up, rounding, several policies, cooldown.',
    azure: 'Rules out and in, cooldowns, the projection against flapping.',
    google: 'The peak need of the period, VMs that start, scale-in control, modes.',
    replicaSet: 'Who is deleted first; batches of a slow start.',
    deployment:
      'Surge, unavailable, availability, proportional scaling, rollover and the way back.',
    restarts: 'Waits between restarts and their end.',
  },
  not: {
    hpa: 'Memory and custom metrics beyond what is simulated.',
    knative: 'The mean of the last second: a pod tells what is inside at its scrape. Nodes.',
    keda: 'Scalers themselves: a trigger reads a signal of the service.',
    aws: 'Availability zones, predictive scaling; how many periods an alarm takes is observed, not promised.',
    azure: 'Parts of an instance and a missing metric are chosen, not documented.',
    google: 'Predictive autoscaling; edges of its windows are chosen.',
    replicaSet: 'Nodes: each cell has one of its own.',
    deployment: 'Recreate, pause, the progress deadline; its controllers take no time.',
    restarts: 'Why a container crashes: a revision does so by a time and a share of its starts.',
  },
})
