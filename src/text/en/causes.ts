import { formatClock } from '../clock.ts'
import { area } from '../messages.ts'
import { n } from './grammar.ts'

/** Why requests were lost or late: what happened to attempts, for which reasons. */
export const causesText = area('causes', {
  title: 'Why were requests lost or late?',
  soFar: (count: number) => `${n.count(count)} so far`,
  range: 'Since',
  ranges: { whole: 'The start', minute: 'The last minute' },
  ofAll: 'Of all services',
  none: 'Nothing was lost or late in this time.',
  caption: (lost: number, late: number) =>
    `${n.count(lost)} ${lost === 1 ? 'attempt' : 'attempts'} lost, ${n.count(late)} ${late === 1 ? 'answer' : 'answers'} late. Each is counted in one row; a request that is tried again is as many attempts.`,
  columns: { cause: 'Cause', number: 'Number', share: 'Share' },
  happenings: {
    'none-ready': 'Refused: no cell was ready',
    'queue-full': 'Refused: the queue was full',
    'gave-up': 'Gave up while waiting',
    lost: 'Lost with its cell',
    'in-vain': 'Served in vain',
    late: 'Answered late',
  },
  starting: {
    scheduled: 'the next cell was being scheduled to a node',
    pulling: 'the next cell was pulling its image',
    booting: 'the next cell was booting',
    probing: 'the next cell was waiting for its readiness probe',
    other: 'the next cell was not ready yet',
  },
  reasons: {
    starting: 'the next cell was not ready yet',
    rolling: 'the next cell of the new revision was not ready yet',
    restarting: 'the next cell had crashed and was to start again',
    resizing: 'the server was finishing its work before one of another size took its place',
    'no-room': 'this run has no room for more cells',
    'at-maximum': 'as many cells as the maximum allows',
    'at-ceiling': 'the server is as large as it may be',
    'by-hand': 'nothing scales by itself',
    'not-decided': 'the autoscaler had not decided yet',
    decided: 'no cell was on the way: the latest decision wanted no more',
    backlog: 'still in the queue that a shortage had left',
    chance: 'the cells were enough: by chance too many came together',
    work: 'nobody was waiting: the work itself took so long',
    calls: 'nobody was waiting: the work took so long, or the services that it calls did',
    errors: 'the service answered with an error',
    'errors-or-slow': 'an error, or its client had given up meanwhile',
    killed: 'the cell was killed',
    crashed: 'the container of the cell crashed',
    'grace-over': 'the grace period of the cell was over',
    forgotten: 'too long ago: the number alone is kept',
  },
  /** The reason of the shortage that a queue is left from. */
  leftFrom: (reason: string) => `The shortage: ${reason}.`,
  from: (from: string, to: string) => `${from} to ${to}`,
  nextLook: (at: number) => `Its next look was at ${formatClock(at)}.`,
  goTo: (at: string) => `Go to ${at}`,
  decision: (at: string) => `Decision of ${at}`,
  noDecision: 'That decision is no longer in the list.',
  replaces: (id: number) => `It takes the place of cell ${String(id)}, which was killed.`,
  more: (count: number) => `and ${n.count(count)} earlier ones`,
})
