import { formatClock } from '../clock.ts'
import type { shareText } from '../en/share.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

/** What can be done with a link. */
export const share: TextsOf<typeof shareText> = {
  lengths: 'Wozu ein Link mit so vielen Zeichen taugt',
  goodFor: {
    room: 'QR durch den Raum',
    close: 'QR aus der Nähe',
    everywhere: 'überall',
    chats: 'nur in Chats',
    risky: 'besser als Datei',
  },
  onlyHere:
    'Diese Seite läuft nur auf diesem Rechner, also gelten ihre Links auch nur hier. Geben Sie stattdessen die Datei weiter, oder veröffentlichen Sie die Seite.',
  qrName: 'QR-Code des Links',
  qrOf: (address) => `QR-Code von ${address}`,
  qrReach: {
    room: 'Durch den ganzen Raum zu lesen, wo der Code groß gezeigt wird.',
    close: 'Aus der Nähe zu lesen. Mit höchstens 150 Zeichen reicht ein Link durch den Raum.',
  },
  qrSize: (modules) => `${n.count(modules)} × ${n.count(modules)} Felder, mit einem Rand von 4`,
  kinds: { svg: 'SVG', png: 'PNG' },
  saveQr: (kind) => `Speichert den Code als ${kind}`,
  qrLarger: 'Groß zeigen',
  qrSmaller: 'Den großen Code schließen',
  noQr: 'Zu lang für einen QR-Code, den ein Telefon vom Bildschirm liest: 500 Zeichen sind die Grenze.',
  certificate: 'Prüfschein',
  outcomes: {
    identical: () =>
      'Der Lauf wurde hier wiederholt; sein ganzer Zustand ist gleich dem beim Absender.',
    older: (madeWith) =>
      `Der Lauf wurde hier mit Programmversion ${madeWith} wiederholt, wie beim Absender; sein ganzer Zustand ist gleich.`,
    different: () =>
      'Der Lauf wurde hier wiederholt; sein Zustand weicht von dem beim Absender ab.',
    notCompared: (madeWith, own) =>
      `Das Programm hat sich geändert (${madeWith} → ${own}): Zahlen können abweichen, und nichts wurde verglichen.`,
  },
  moment: 'Verglichen bei',
  senders: 'Absender',
  here: 'Hier',
  engine: (version) => (version === null ? 'Programm nicht genannt' : `Programmversion ${version}`),
  cite: 'Quellenangabe',
  citation: (run, engine, seed) =>
    `Digital Mitosis, ${run}, Programmversion ${engine}, Startwert ${seed}`,
  citationMoment: (digest, time) => `Prüfsumme ${digest} bei ${formatClock(time, time)}`,
  withPreview: 'Adresse mit einer Vorschau in Chats',
  withPreviewNote: 'Öffnet dieses Szenario am Anfang.',
}
