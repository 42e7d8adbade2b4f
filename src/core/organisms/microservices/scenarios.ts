import type { LoadCurve } from '#core/traffic/load.ts'
import type { Scenario } from '../scenario.ts'

/** A quarter of an hour at the door of the shop, requests per second: two hundred, nine hundred at its height. */
const rush: LoadCurve = {
  form: 'linear',
  points: [
    [0, 190],
    [120, 205],
    [240, 220],
    [300, 480],
    [360, 720],
    [450, 905],
    [510, 880],
    [600, 640],
    [690, 390],
    [780, 300],
    [900, 260],
  ],
}

/** Built-in scenarios of services that call one another, by id; the start values are the shop's graph. */
export const scenarios = {
  shop: {
    label: 'Shop of five services',
    description:
      'A gateway calls search and checkout, these call others; each has an autoscaler of its own.',
    settings: {
      load: rush,
      serviceLaw: 'lognormal',
      serviceScv: 0.3,
      scheduling: 4,
      imagePull: 18,
      boot: 12,
    },
  },
} as const satisfies Record<string, Scenario>
