import type { LoadCurve } from '#core/traffic/load.ts'
import { second, writeDuration } from './durations.ts'

/** A load as a script of k6, and whether its rates had to be rounded for k6's whole numbers. */
export interface K6Text {
  readonly text: string
  readonly isRounded: boolean
}

/** Units of time, s, in which rates are tried to be whole numbers, as k6 wants them. */
const units = [1, 10, 60, 100, 600, 1000, 3600, 10_000, 100_000, 1_000_000]
/** Where none of them does, rates are rounded to thousandths. */
const coarse = 1000

/** The load as one scenario of arrivals, whatever comes back, with a request for each iteration. */
export function loadToK6(load: LoadCurve): K6Text {
  const points = pointsOf(load)
  const exact = units.find((unit) => points.every(({ rate }) => isWhole(rate, unit)))
  const unit = exact ?? coarse
  const whole = (rate: number) => Math.round(rate * unit)
  const peak = Math.ceil(points.reduce((most, { rate }) => Math.max(most, rate), 0))
  const stages = points.slice(1).map(({ at, rate }, index) => {
    const duration = writeDuration(at - (points[index]?.at ?? 0))
    return `        { duration: '${duration}', target: ${whole(rate)} },`
  })
  const text = `import http from 'k6/http'

// Arrivals of an open model: they come whatever has been answered, one request for each iteration.
export const options = {
  scenarios: {
    load: {
      executor: 'ramping-arrival-rate',
      timeUnit: '${writeDuration(unit * second)}',
      startRate: ${whole(points[0]?.rate ?? 0)},
      // Enough for answers within a second; k6 leaves arrivals out where no user is free.
      preAllocatedVUs: ${Math.max(1, peak)},
      maxVUs: ${Math.max(1, 10 * peak)},
      stages: [
${stages.join('\n')}
      ],
    },
  },
}

export default function () {
  http.get(__ENV.TARGET)
}
`
  return { text, isRounded: exact === undefined }
}

/** Back from the whole number the rate must be the same. */
function isWhole(rate: number, unit: number): boolean {
  return Math.round(rate * unit) / unit === rate
}

interface Point {
  /** In µs, so that what lies between two is exact. */
  readonly at: number
  readonly rate: number
}

function pointsOf(load: LoadCurve): readonly Point[] {
  if (load.form === 'linear') {
    return load.points.map(([at, rate]) => ({ at: Math.round(at * second), rate }))
  }
  const points: Point[] = []
  for (const [i, rate] of load.rates.entries()) {
    const at = Math.round(i * load.every * second)
    if (points.at(-1)?.rate === rate) points.pop()
    else points.push({ at, rate })
    points.push({ at: Math.round((i + 1) * load.every * second), rate })
  }
  return points
}
