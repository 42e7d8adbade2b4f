import { area } from '../messages.ts'
import { counted, n } from './grammar.ts'

/** A round in which the visitor is the autoscaler. */
export const roundsText = area('rounds', {
  title: 'You are the autoscaler',
  about: (seconds: number, speed: number) =>
    `For ${n.count(seconds)} seconds you say how many cells there are, while a spike of load passes at ${n.speed(speed)}. Then the HPA plays the same seed, and both results are set side by side.`,
  how: 'Press + and −, or the keys + − ↑ ↓. A new cell needs about half a minute of simulated time before it serves, for you as for the HPA.',
  fair: 'Both meet the same requests with the same work. You see queues and latency at once and act at once; the HPA reads the CPU every 15 seconds. You cannot see what will come, and neither can it – but the load of this page is drawn in its panel, so do not look there.',
  begin: 'Begin',
  again: 'Again, same seed',
  another: 'Another seed',
  left: (seconds: number) => `${counted(seconds, 'second')} left`,
  more: 'One cell more',
  less: 'One cell less',
  asked: (asked: number) => `${counted(asked, 'cell')} asked for`,
  cells: (ready: number, starting: number) =>
    `${n.count(ready)} ready, ${n.count(starting)} starting`,
  end: 'Leave the round',
  judging: 'The round is over. The autoscaler is playing the same seed.',
  over: 'The round is over.',
  result: 'See the result',
  failed: 'The result could not be worked out. Play the round again.',
  figure: 'Figure',
  you: 'You',
  it: 'HPA',
  rows: {
    failed: 'Requests that failed',
    late: 'Answered too late',
    p99: 'p99',
    cost: 'Cost',
    cells: 'Hours of all cells',
    decisions: 'Decisions',
  },
  verdict: (missed: number, itsMissed: number, cost: number, itsCost: number) => {
    const answers = `${counted(missed, 'request')} failed or came late in your run, ${n.count(itsMissed)} in the autoscaler's; you spent ${n.money(cost)}, it ${n.money(itsCost)}`
    const [served, saved] = [missed <= itsMissed, cost <= itsCost]
    if (served && saved) return `${answers}: you were at least as good in both.`
    if (!served && !saved) return `${answers}: it was better in both.`
    return served
      ? `${answers}: you served better, and it spent less.`
      : `${answers}: it served better, and you spent less.`
  },
  lookedBack: 'You went back in time, which the autoscaler cannot.',
  ownPace: 'You paused, went ahead or changed the speed, so the round was not played at its pace.',
  otherChanges:
    'You changed more than the number of cells, so the two runs differ in more than who decides.',
  compare: 'Both side by side',
  notFetched: 'The comparison could not be fetched. Look whether you are online, then try again.',
  watch: "Watch the autoscaler's run",
  copy: 'Copy link to your run',
  copied: 'The link to your run is in the clipboard.',
  notCopied: 'The link could not be copied. Open the share dialog instead.',
})
