import { area } from '../messages.ts'
import { n } from './grammar.ts'

/** How requests are simulated and drawn. */
export const rungText = area('rung', {
  title: 'Simulation',
  exact: 'exact',
  approximate: '≈ approximate',
  dots: (requests: number) => `1 dot = ${n.tick(requests)}`,
  /** The same where there is hardly any room. */
  dotsShort: (requests: number) => `1\u00a0:\u00a0${n.tick(requests)}`,
  /** Both in words that stand alone. */
  rung: (isExact: boolean, requests: number) =>
    `${isExact ? 'exact' : 'approximate'}${requests > 1 ? ` · 1 dot = ${n.count(requests)} requests` : ''}`,
  everyRequest: 'Every request is simulated, and every number counts all of them.',
  /** The same where some of the run was counted by level before. */
  everyRequestAgain:
    'Every request is simulated again. What still holds some of a stretch that was counted by level, such as the totals, is marked ≈.',
  byLevel:
    'Cells are counted by how many requests they hold, in short leaps of time. What holds some of this stretch is marked ≈.',
  /** What a moving dot is while every request is simulated, and while cells are counted by level. */
  drawn: (requests: number) =>
    requests > 1
      ? `Only the picture has fewer: a moving dot stands for ${n.count(requests)} requests.`
      : requests === 1
        ? 'Each has a moving dot.'
        : 'No moving dots are shown now.',
  drawnByLevel: (requests: number) =>
    requests === 0
      ? 'No moving dots are shown now.'
      : `A moving dot stands for about ${requests > 1 ? `${n.count(requests)} requests` : 'one request'}, and for no certain one.`,
  /** Where there are more cells than the picture shows. */
  cellsDrawn: (each: number) => `Of the cells 1 in ${n.count(each)} is drawn and listed.`,
  allow: '≈ where the run cannot keep up',
  toLevels: 'Count cells by level from now on (≈)',
  toExact: 'Simulate every request from now on',
  /** Behind “exact”, where an older engine simulates the run. */
  byEngine: (version: number) => `engine ${version}`,
  byOlderEngine: (version: number) =>
    `Engine version ${version} simulates this run, as it did where the link was made. What you change while it runs is simulated by it too.`,
  toEngine: (version: number) => `Run with engine ${version} instead`,
  nowByEngine: (version: number) =>
    `Engine version ${version} simulates the run now: numbers may differ from the sender’s.`,
  cost: 'The choice is part of the run: a link repeats it at the same moment.',
})
