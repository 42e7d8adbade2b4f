import type { LoadCurve } from '#core/traffic/load.ts'
import { loadArea, loadDuration, loadLimits, loadPeak, loadWithPeak } from '#core/traffic/load.ts'
import { between, chance, pick, spread, whole, type Dice } from './dice.ts'

/** A load that lasts so many seconds and sends about so many requests. */
export function drawLoad(dice: Dice, duration: number, requests: number): LoadCurve {
  const shape = pick(dice, ['steps', 'steps', 'linear', 'linear', 'level', 'spike'] as const)
  const curve = shapeOf(dice, shape, duration)
  // Half of the runs have a quiet end, so that they may come to be empty.
  const quiet = chance(dice, 0.5) ? withQuietEnd(curve) : curve
  const area = loadArea(quiet)
  if (area === 0 || requests === 0) return { form: 'steps', every: duration, rates: [0] }
  const peak = Math.min(loadLimits.rateMax, (loadPeak(quiet) * requests) / area)
  return loadWithPeak(quiet, peak)
}

type Shape = 'steps' | 'linear' | 'level' | 'spike'

function shapeOf(dice: Dice, shape: Shape, duration: number): LoadCurve {
  switch (shape) {
    case 'level':
      return { form: 'steps', every: duration, rates: [1] }
    case 'spike':
      return spike(duration, between(dice, 0, 0.9) * duration, spread(dice, 1e-4, 0.3) * duration)
    case 'steps': {
      // Some are so long that no link holds them.
      const count = whole(dice, 1, 20) === 1 ? 3000 : whole(dice, 2, 9)
      const rates = Array.from({ length: count }, () => rate(dice))
      return { form: 'steps', every: duration / rates.length, rates }
    }
    case 'linear': {
      const inner = Array.from({ length: whole(dice, 0, 6) }, () => between(dice, 0, duration))
      // A time that comes twice is a jump.
      const times = inner.flatMap((time) => (chance(dice, 0.3) ? [time, time] : [time]))
      const all = [0, ...times.toSorted((a, b) => a - b), duration]
      return { form: 'linear', points: all.map((time) => [time, rate(dice)] as const) }
    }
  }
}

function rate(dice: Dice): number {
  return chance(dice, 0.25) ? 0 : spread(dice, 0.1, 10)
}

/** Nothing but a rush from one time on. */
function spike(duration: number, from: number, length: number): LoadCurve {
  const to = Math.min(duration, from + length)
  const low = 1e-3
  return {
    form: 'linear',
    points: [
      [0, low],
      [from, low],
      [from, 1],
      [to, 1],
      [to, low],
      [duration, low],
    ],
  }
}

/** The same curve, silent over its last third. */
function withQuietEnd(load: LoadCurve): LoadCurve {
  const end = loadDuration(load)
  if (load.form === 'steps') {
    const { every, rates } = load
    const [silent, more] = [Math.ceil(rates.length / 3), rates.length === 1 ? [0] : []]
    return rates.length === 1
      ? { form: 'steps', every: every / 2, rates: [...rates, ...more] }
      : {
          form: 'steps',
          every,
          rates: rates.map((one, i) => (i + silent < rates.length ? one : 0)),
        }
  }
  const from = (2 * end) / 3
  const points = load.points.filter(([time]) => time < from)
  const last = points.at(-1)?.[1] ?? 0
  return { form: 'linear', points: [...points, [from, last], [from, 0], [end, 0]] }
}
