import { area } from '../messages.ts'
import { n } from './grammar.ts'

/** How requests are simulated and drawn. */
export const rungText = area('rung', {
  title: 'Simulation',
  exact: 'exact',
  dots: (requests: number) => `1 dot = ${n.count(requests)}`,
  /** The same where there is hardly any room. */
  dotsShort: (requests: number) => `1 : ${n.count(requests)}`,
  /** Both in words that stand alone. */
  rung: (requests: number) =>
    requests > 1 ? `exact · 1 dot = ${n.count(requests)} requests` : 'exact',
  everyRequest: 'Every request is simulated, and every number counts all of them.',
  drawn: (requests: number) =>
    requests > 1
      ? `Only the picture has fewer: a moving dot stands for ${n.count(requests)} requests.`
      : requests === 1
        ? 'Each has a moving dot.'
        : 'No moving dots are shown now.',
})
