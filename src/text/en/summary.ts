import { area } from '../messages.ts'
import { counted, n, spokenTime } from './grammar.ts'

/** The page in three paragraphs for those who do not see it: what it is, how things stand, what to do. */
export const summaryText = area('summary', {
  label: 'Summary',
  place: {
    culture:
      'Digital Mitosis, the culture: one service whose replicas are cells. A division is a new replica on its way, and a real autoscaler decides.',
    lineage:
      'Digital Mitosis, the lineage: who divided from whom, when each cell became ready, and when it went.',
  },
  /** The culture of several services. */
  placeOfSeveral: (count: number) =>
    `Digital Mitosis, the culture: ${n.count(count)} services that call one another. The replicas of each are cells, a division is a new replica on its way, and each service has a real autoscaler of its own.`,
  /** Whose figures follow. */
  shown: (service: string) => `This is ${service}:`,
  loading: 'The run is being prepared.',
  replaying: (seconds: number) => `The run is replayed up to ${spokenTime(seconds)}.`,
  stopped: 'The simulation has stopped.',
  /** The time, whether it passes, and the speed. */
  time: (now: number, end: number, isPlaying: boolean, speed: number) =>
    `${spokenTime(now)} of ${spokenTime(end)}, ${isPlaying ? 'playing' : 'standing still'} at ${n.speed(speed)}.`,
  cells: (ready: number, dividing: number, leaving: number) =>
    `${[
      `${counted(ready, 'cell')} ready`,
      `${n.count(dividing)} dividing`,
      ...(leaving > 0 ? [`${n.count(leaving)} leaving`] : []),
    ].join(', ')}.`,
  requests: (load: number, capacity: number, waiting: number) =>
    `The load is ${counted(Math.round(load), 'request')} per second, the ready cells can serve ${n.count(Math.round(capacity))}; ${waiting === 0 ? 'none waits' : `${n.count(waiting)} ${waiting === 1 ? 'waits' : 'wait'}`}.`,
  latency: (p99: number, isMissed: boolean) =>
    `p99 is ${n.latency(p99)}; the objective is ${isMissed ? 'missed' : 'met'}.`,
  approximate: 'These figures are approximate: cells are, or were, counted by level.',
  hintStart: 'Next: press Play, or first draw the load under Load. A question mark lists the keys.',
  hintPlaying: 'Next: change the load or the rules while it runs, or pause and walk the cells.',
  hintPaused:
    'Next: go on with Play, step to the next decision, or walk the cells with the arrow keys.',
  hintOver: 'Next: play it again, change a rule and compare, or share it.',
  hintStopped: 'Next: copy the report, or begin again.',
})
