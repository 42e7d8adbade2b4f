import { area } from '../messages.ts'
import { counted, n } from './grammar.ts'

/** A Deployment: its rollouts, and how far the last one has come. */
export const rolloutText = area('rollout', {
  title: 'Rollout',
  none: 'one revision so far',
  about:
    'Cells of a new revision take the place of the present ones, as many at a time as the two bounds allow. They have another nucleus.',
  healthy: 'Roll out',
  healthyHelp: 'A new revision that serves like the one before.',
  crashing: 'One that crashes',
  crashingHelp: 'Its containers crash and are started again, later and later.',
  former: 'Back',
  formerHelp: 'The former revision takes the place of the present one.',
  notPods: (text: string) =>
    `“${text}” is no number of cells such as 2 and no share such as 25%, so nothing was changed.`,
  /** In short, beside the title. */
  goesOn: (done: number, wanted: number) => `${n.count(done)} of ${n.count(wanted)} available`,
  isDone: (revision: number) => `revision ${String(revision)}`,
  /** What is said when it begins and when it ends. */
  going: (revision: number) => `Revision ${String(revision)} is being rolled out.`,
  waits: (revision: number, old: number) =>
    `Revision ${String(revision)} crashes: its cells wait to be started again. ${old === 0 ? 'No cell of a former revision is left.' : `${counted(old, 'cell')} of former revisions ${old === 1 ? 'stays' : 'stay'} meanwhile.`}`,
  done: (revision: number) => `Revision ${String(revision)} is rolled out.`,
  bounds: (least: number, most: number) =>
    `At least ${n.count(least)} available, at most ${n.count(most)} in all.`,
  revision: 'No.',
  cells: 'Cells',
  wanted: 'Wanted',
  available: 'Available',
  waiting: 'Waiting',
  waitingHelp: 'Their containers have crashed and are to be started again.',
  crashes: 'crashes',
})
