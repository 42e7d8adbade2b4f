import type { LoadCurve } from '#core/traffic/load.ts'
import type { Scenario } from '../scenario.ts'
import { elbDay } from './scenarios/elb-day.ts'

const minutes = (points: readonly (readonly [minute: number, rate: number])[]): LoadCurve => ({
  form: 'linear',
  points: points.map(([minute, rate]) => [60 * minute, rate]),
})

/** The shapes of load that the presets and the scenarios share: 15 minutes, requests per second. */
export const shapes = {
  steady: minutes([
    [0, 120],
    [15, 120],
  ]),
  ramp: minutes([
    [0, 40],
    [2, 40],
    [12, 400],
    [15, 400],
  ]),
  surge: minutes([
    [0, 60],
    [2, 60],
    [4, 420],
    [7, 420],
    [9, 80],
    [15, 60],
  ]),
  day: minutes([
    [0, 60],
    [2, 40],
    [4, 60],
    [6, 180],
    [7.5, 260],
    [9, 240],
    [10.5, 300],
    [12, 360],
    [13, 220],
    [14, 110],
    [15, 60],
  ]),
  flash: minutes([
    [0, 60],
    [3, 60],
    [3.25, 600],
    [5, 560],
    [6, 90],
    [15, 60],
  ]),
} as const satisfies Record<string, LoadCurve>

/** Built-in scenarios of one service, by id. */
export const scenarios = {
  surge: {
    label: 'Surge',
    description: 'Load rises sevenfold in two minutes, stays, and goes back.',
    settings: { load: shapes.surge },
  },
  steady: {
    label: 'Steady',
    description: 'The same load all the time: how many cells does it need?',
    settings: { load: shapes.steady },
  },
  ramp: {
    label: 'Ramp',
    description: 'Load rises slowly; can the divisions keep up?',
    settings: { load: shapes.ramp },
  },
  day: {
    label: 'Day',
    description: 'A day of twenty-four hours in fifteen minutes.',
    settings: { load: shapes.day },
  },
  flash: {
    label: 'Flash crowd',
    description: 'Ten times the load within fifteen seconds.',
    settings: { load: shapes.flash },
  },
  'elb-day': elbDay,
} as const satisfies Record<string, Scenario>
