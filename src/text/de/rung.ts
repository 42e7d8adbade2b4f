import type { rungText } from '../en/rung.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

export const rung: TextsOf<typeof rungText> = {
  title: 'Simulation',
  exact: 'exakt',
  dots: (requests) => `1 Punkt = ${n.count(requests)}`,
  dotsShort: (requests) => `1 : ${n.count(requests)}`,
  rung: (requests) => (requests > 1 ? `exakt · 1 Punkt = ${n.count(requests)} Anfragen` : 'exakt'),
  everyRequest: 'Jede Anfrage wird simuliert, und jede Zahl zählt sie alle.',
  drawn: (requests) =>
    requests > 1
      ? `Nur das Bild hat weniger: Ein Punkt in Bewegung steht für ${n.count(requests)} Anfragen.`
      : requests === 1
        ? 'Jede hat einen Punkt in Bewegung.'
        : 'Punkte in Bewegung sind gerade nicht zu sehen.',
}
