import type { Change } from '#core/organisms/recording.ts'
import { at, constantLoad, cpuScaler, plainCase, set, type EngineCase } from './case.ts'

/** Bursts that a visitor adds to the load, and notes, which no digest knows of. */

const burst = (rate: number, seconds: number): Change => ({ type: 'burst', rate, seconds })
const note = (text: string): Change => ({ type: 'note', text })

export const burstCases: readonly EngineCase[] = [
  {
    ...plainCase('bursts on a load of steps and on one of lines, one cut at the end', {
      load: { form: 'steps', every: 70, rates: [40, 40, 90, 30] },
      hpa: cpuScaler(2, 12),
      retries: 1,
    }),
    log: [
      ...at(33.3, note('before the burst'), burst(120, 41.7)),
      ...at(100, burst(60.5, 30), burst(20, 60)),
      ...at(
        180,
        set('load', {
          form: 'linear',
          points: [
            [0, 20],
            [200, 80],
            [200, 20],
            [260, 40],
          ],
        }),
      ),
      ...at(190, burst(100, 20)),
      ...at(240, burst(55, 600), note('cut')),
    ],
    meets: ['divisions', 'shed', 'retries'],
  },
  {
    ...plainCase('services: a burst on the clients who follow the load', {
      load: constantLoad(20, 200),
      hpa: cpuScaler(2, 8),
    }),
    organism: 'microservices',
    log: [...at(20, burst(400, 90)), ...at(40.25, note('seen'), burst(25, 10))],
    meets: ['shed'],
  },
]
