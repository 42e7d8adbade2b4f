import { area } from '../messages.ts'
import { n } from './grammar.ts'

/** How requests are simulated and drawn. */
export const rungText = area('rung', {
  title: 'Simulation',
  exact: 'exact',
  approximate: '≈ approximate',
  dots: (requests: number) => `1 dot = ${n.count(requests)}`,
  /** The same where there is hardly any room. */
  dotsShort: (requests: number) => `1\u00a0:\u00a0${n.count(requests)}`,
  /** Both in words that stand alone. */
  rung: (isExact: boolean, requests: number) =>
    `${isExact ? 'exact' : 'approximate'}${requests > 1 ? ` · 1 dot = ${n.count(requests)} requests` : ''}`,
  everyRequest: 'Every request is simulated, and every number counts all of them.',
  byLevel:
    'Cells are counted by how many requests they hold, in short leaps of time. Numbers from this stretch are marked ≈.',
  drawn: (requests: number) =>
    requests > 1
      ? `Only the picture has fewer: a moving dot stands for ${n.count(requests)} requests.`
      : requests === 1
        ? 'Each has a moving dot.'
        : 'No moving dots are shown now.',
  allow: '≈ where the run cannot keep up',
  toLevels: 'Count cells by level from now on (≈)',
  toExact: 'Simulate every request from now on',
  cost: 'The choice is part of the run: a link repeats it at the same moment.',
})
