import type { summaryText } from '../en/summary.ts'
import type { TextsOf } from '../messages.ts'
import { counted, n, nouns, spokenTime } from './grammar.ts'

export const summary: TextsOf<typeof summaryText> = {
  label: 'Überblick',
  place: {
    culture:
      'Digital Mitosis, die Kultur: ein Dienst, dessen Replikate Zellen sind. Eine Teilung ist ein neues Replikat auf dem Weg, und ein echter Autoscaler entscheidet.',
    lineage:
      'Digital Mitosis, der Stammbaum: wer sich von wem geteilt hat, wann jede Zelle bereit war und wann sie ging.',
  },
  placeOfSeveral: (count) =>
    `Digital Mitosis, die Kultur: ${n.count(count)} Dienste, die einander aufrufen. Die Replikate eines jeden sind Zellen, eine Teilung ist ein neues Replikat auf dem Weg, und jeder hat einen echten Autoscaler für sich.`,
  shown: (service) => `Das ist ${service}:`,
  loading: 'Der Lauf wird vorbereitet.',
  replaying: (seconds) => `Der Lauf wird bis ${spokenTime(seconds)} wiederholt.`,
  stopped: 'Die Simulation ist stehen geblieben.',
  time: (now, end, isPlaying, speed) =>
    `${spokenTime(now)} von ${spokenTime(end)}, ${isPlaying ? 'läuft' : 'steht'} bei ${n.speed(speed)}.`,
  cells: (ready, dividing, leaving) =>
    `${[
      `${counted(ready, nouns.cell)} bereit`,
      `${n.count(dividing)} in Teilung`,
      ...(leaving > 0 ? [`${n.count(leaving)} auf dem Weg hinaus`] : []),
    ].join(', ')}.`,
  requests: (load, capacity, waiting) =>
    `Die Last beträgt ${counted(Math.round(load), nouns.request)} pro Sekunde, die bereiten Zellen schaffen ${n.count(Math.round(capacity))}; ${waiting === 0 ? 'keine wartet' : `${n.count(waiting)} ${waiting === 1 ? 'wartet' : 'warten'}`}.`,
  latency: (p99, isMissed) =>
    `p99 ist ${n.latency(p99)}; das Ziel ist ${isMissed ? 'verfehlt' : 'erreicht'}.`,
  approximate: 'Diese Zahlen sind genähert: Zellen werden oder wurden nach Füllstand gezählt.',
  hintStart:
    'Weiter: „Abspielen“ drücken oder erst die Last zeichnen. Ein Fragezeichen nennt die Tasten.',
  hintPlaying:
    'Weiter: Last oder Regeln ändern, während es läuft, oder anhalten und die Zellen abgehen.',
  hintPaused:
    'Weiter: „Abspielen“, ein Schritt zur nächsten Entscheidung, oder mit den Pfeiltasten von Zelle zu Zelle.',
  hintOver: 'Weiter: noch einmal abspielen, eine Regel ändern und vergleichen, oder teilen.',
  hintStopped: 'Weiter: den Bericht kopieren oder neu beginnen.',
}
