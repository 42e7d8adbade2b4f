import type { PosterTexts } from '../en/poster.ts'

/** The printed sheet of a lesson in German. */
export const germanPoster: PosterTexts = {
  lesson: 'Eine Lektion über digitale Mitose',
  other: 'English',
  open: 'Im Browser spielen',
  when: (begin, end) => `${begin} bis ${end}`,
  ask: 'Was meinen Sie?',
  line: 'Ihre Antwort:',
  draw: 'Zeichnen Sie Ihre Linie auf ein eigenes Blatt; was kam, steht im Diagramm oben.',
  right: 'so kam es',
  was: (value) => `Gemessen: ${value}.`,
  limit: 'Wo das Bild nicht mehr trägt',
  run: (number) => `Lauf ${number}`,
  replicas: 'Replikate, bereit und verlangt',
  ready: 'bereit',
  asked: 'verlangt',
  latency: 'Latenz: 99 % der Antworten waren schneller',
  chart: (replicas, latency) =>
    `Replikate und 99. Perzentil der Latenz über der simulierten Zeit; die Schritte sind mit ihren Nummern markiert. Höchstens ${replicas} Replikate waren bereit, das langsamste p99 war ${latency}.`,
  measured: (engine, seed) =>
    `Alle unterstrichenen Zahlen wurden gemessen, als dieses Blatt entstand, indem die Lektion gespielt wurde: Version der Simulation ${engine}, Startwert ${seed}. Derselbe Lauf gibt überall dieselben Zahlen.`,
}
