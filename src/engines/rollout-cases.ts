import type { Change } from '#core/organisms/recording.ts'
import { at, constantLoad, cpuScaler, plainCase, set, type EngineCase } from './case.ts'

/** Rollouts, cells whose containers crash, and one server that is resized. */

const rollout = (revision: 'healthy' | 'crashing' | 'former', service = 0): Change => ({
  type: 'rollout',
  service,
  revision,
})

export const rolloutCases: readonly EngineCase[] = [
  {
    ...plainCase('rollouts, one of which crashes and is taken back, under an autoscaler', {
      load: { form: 'steps', every: 120, rates: [40, 160, 60, 20] },
      hpa: cpuScaler(3, 20),
      imagePull: 4,
      boot: 3,
      retries: 1,
      minReadySeconds: 4,
      crashAfter: 17,
    }),
    log: [
      ...at(30, rollout('healthy')),
      ...at(31, { type: 'kill', cell: 2 }),
      ...at(125, set('maxSurge', 2), set('maxUnavailable', '50%'), rollout('crashing')),
      ...at(290, rollout('former')),
      ...at(310, set('crashShare', 0.5), rollout('crashing')),
    ],
    meets: ['divisions', 'prunings', 'lost', 'retries'],
  },
  {
    ...plainCase('one server that is resized, killed, and handed to another policy', {
      load: { form: 'steps', every: 150, rates: [20, 160, 160, 10] },
      initialReplicas: 1,
      slots: 3,
      boot: 2,
      imagePull: 1,
      timeout: 4,
      policy: { kind: 'vertical', min: 1, max: 24, factor: 1.6, cooldown: 20 },
    }),
    log: [
      ...at(60, { type: 'kill', cell: 1 }),
      ...at(520, set('policy', { kind: 'manual', replicas: 3 })),
    ],
    meets: ['divisions', 'prunings', 'shed', 'failed'],
  },
  {
    ...plainCase('services: two are rolled out, and one crashes', {
      load: constantLoad(30, 240),
      imagePull: 2,
      boot: 1,
      crashAfter: 12,
      hpa: cpuScaler(2, 8),
    }),
    organism: 'microservices',
    log: [
      ...at(20, rollout('healthy', 3)),
      ...at(35, rollout('crashing', 1)),
      ...at(150, rollout('former', 1)),
    ],
    meets: ['divisions', 'prunings', 'lost'],
  },
]
