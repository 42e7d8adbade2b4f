import type { rungText } from '../en/rung.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

export const rung: TextsOf<typeof rungText> = {
  title: 'Simulation',
  exact: 'exakt',
  approximate: '≈ genähert',
  dots: (requests) => `1 Punkt = ${n.tick(requests)}`,
  dotsShort: (requests) => `1\u00a0:\u00a0${n.tick(requests)}`,
  rung: (isExact, requests) =>
    `${isExact ? 'exakt' : 'genähert'}${requests > 1 ? ` · 1 Punkt = ${n.count(requests)} Anfragen` : ''}`,
  everyRequest: 'Jede Anfrage wird simuliert, und jede Zahl zählt sie alle.',
  everyRequestAgain:
    'Jede Anfrage wird wieder simuliert. Was noch etwas von einer Strecke enthält, die nach Füllstand gezählt wurde, etwa die Summen, trägt ein ≈.',
  byLevel:
    'Zellen werden danach gezählt, wie viele Anfragen sie halten, in kurzen Zeitsprüngen. Was etwas von dieser Strecke enthält, trägt ein ≈.',
  drawn: (requests) =>
    requests > 1
      ? `Nur das Bild hat weniger: Ein Punkt in Bewegung steht für ${n.count(requests)} Anfragen.`
      : requests === 1
        ? 'Jede hat einen Punkt in Bewegung.'
        : 'Punkte in Bewegung sind gerade nicht zu sehen.',
  drawnByLevel: (requests) =>
    requests === 0
      ? 'Punkte in Bewegung sind gerade nicht zu sehen.'
      : `Ein Punkt in Bewegung steht für etwa ${requests > 1 ? `${n.count(requests)} Anfragen` : 'eine Anfrage'}, und für keine bestimmte.`,
  cellsDrawn: (each) => `Von den Zellen wird 1 von ${n.count(each)} gezeichnet und aufgeführt.`,
  allow: '≈, wo der Lauf nicht mitkommt',
  toLevels: 'Ab jetzt Zellen nach Füllstand zählen (≈)',
  toExact: 'Ab jetzt jede Anfrage simulieren',
  byEngine: (version) => `Programm ${version}`,
  byOlderEngine: (version) =>
    `Programmversion ${version} simuliert diesen Lauf, wie dort, wo der Link entstand. Auch was Sie während des Laufs ändern, simuliert sie.`,
  toEngine: (version) => `Mit Programmversion ${version} laufen`,
  nowByEngine: (version) =>
    `Jetzt simuliert Programmversion ${version} den Lauf: Zahlen können von denen des Absenders abweichen.`,
  cost: 'Die Wahl gehört zum Lauf: Ein Link wiederholt sie im selben Augenblick.',
}
