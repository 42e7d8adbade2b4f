import type { LoadCurve } from '#core/traffic/load.ts'
import type { Scenario } from '../scenario.ts'

/** A quarter of an hour at the door of the shop, requests per second: three hundred, nine hundred for four minutes, and back. */
const busy: LoadCurve = {
  form: 'linear',
  points: [
    [0, 300],
    [120, 300],
    [240, 900],
    [480, 900],
    [600, 400],
    [900, 300],
  ],
}

/** Built-in scenarios of services that call one another; the start values are the shop's graph. */
export const scenarios = {
  shop: {
    label: 'Shop of five services',
    description:
      'A gateway, a search, a checkout, a catalog and sessions; load at the door triples.',
    settings: { load: busy },
  },
} as const satisfies Record<string, Scenario>
