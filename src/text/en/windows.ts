import { formatClock } from '../clock.ts'
import { area } from '../messages.ts'
import { n } from './grammar.ts'

/** The windows that a decision looked back on, on the chart of cells. */
export const windowsText = area('windows', {
  bands: {
    down: (seconds: number) => `window ${n.count(seconds)}\u00a0s`,
    up: (seconds: number) => `window up ${n.count(seconds)}\u00a0s`,
    stable: (seconds: number) => `stable ${n.count(seconds)}\u00a0s`,
    panic: (seconds: number) => `panic ${n.count(seconds)}\u00a0s`,
    delay: (seconds: number) => `delay ${n.count(seconds)}\u00a0s`,
    peak: (seconds: number) => `peak of ${n.count(seconds)}\u00a0s`,
    control: (seconds: number) => `scale-in control ${n.count(seconds)}\u00a0s`,
    cooldown: (seconds: number) => `cooldown ${n.count(seconds)}\u00a0s`,
    mean: (seconds: number) => `mean of ${n.count(seconds)}\u00a0s`,
  },
  alarm: (breaching: number, present: number) =>
    `${n.count(breaching)} of ${n.count(present)} breach`,
  told: (at: number, bands: string) =>
    `The decision of ${formatClock(at)} looked back on: ${bands}.`,
  /** Recommendations in these windows, and the one that was taken. */
  considered: (count: number, least: number, most: number) =>
    `It considered ${n.count(count)} recommendations of ${n.count(least)} to ${n.count(most)} cells.`,
  chosen: (replicas: number, at: number) =>
    `It took ${n.count(replicas)}, recommended at ${formatClock(at)}.`,
})
