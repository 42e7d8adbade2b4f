import { formatClock } from '../clock.ts'
import { area } from '../messages.ts'
import { counted, n, ordinal, spokenTime } from './grammar.ts'

/** The row of play, clock, time bar and speed. */
export const transportText = area('transport', {
  transport: 'Transport',
  play: 'Play',
  pause: 'Pause',
  playAgain: 'Play again',
  restart: 'Restart with the same seed',
  step: 'Step to the next decision',
  stepBack: 'Step back to the decision before',
  time: 'Time',
  speed: 'Speed',
  loading: 'loading',
  stopped: 'stopped',
  finished: 'finished',
  replaying: (target: number, duration: number, share: number) =>
    `to ${formatClock(target, duration)}, ${n.share(share)}`,
  slower: (speed: number, behind: number) =>
    behind < 1.5
      ? `${n.speed(speed / behind)} of ${n.speed(speed)}`
      : `shows every ${ordinal(Math.round(behind))} second`,
  ofDuration: (duration: number) => `of ${formatClock(duration)}`,
  timeOf: (time: number, duration: number) => `${spokenTime(time)} of ${spokenTime(duration)}`,
  between: (from: string, to: string, what: string) =>
    from === to ? `${from}: ${what}` : `${from} to ${to}: ${what}`,
  /** What a mark of the time bar stands for. */
  marks: {
    rollout: (count: number) => counted(count, 'rollout'),
    note: (count: number) => counted(count, 'note'),
    branch: (count: number) => counted(count, 'branch', 'branches'),
    burst: (count: number) => counted(count, 'burst'),
    division: (count: number) => counted(count, 'division'),
    pruning: (count: number) => counted(count, 'pruning'),
    missed: (count: number) =>
      count === 1 ? 'objective missed' : `objective missed ${n.count(count)} times`,
  },
})
