import type { lectureText } from '../en/lecture.ts'
import type { TextsOf } from '../messages.ts'

export const lecture: TextsOf<typeof lectureText> = {
  lecture: (title) => `Vortrag: ${title}`,
  stepOf: (step, count) => `Schritt ${step} von ${count}`,
  titled: (step, title) => `Schritt ${step}: ${title}`,
  next: 'Weiter',
  back: 'Zurück',
  blank: 'Schwarz',
  leave: 'Verlassen',
  presenter: 'Fenster für Vortragende',
  keys: 'Pfeile und Bildtasten führen weiter und zurück, Ziffern zählen Hände, B macht den Schirm schwarz, Escape verlässt den Vortrag.',
  isBlank: 'Der Schirm ist schwarz; eine Taste oder ein Druck bringt ihn zurück',
  below: (value) => `unter ${value}`,
  between: (from, to) => `${from} bis unter ${to}`,
  fromOn: (value) => `${value} oder mehr`,
  question: 'Hände zählen',
  add: (answer) => `Eine Hand mehr für: ${answer}`,
  take: (answer) => `Eine Hand weniger für: ${answer}`,
  hands: (count) => (count === 1 ? '1 Hand' : `${count} Hände`),
  noHands:
    'Hände zählen Sie mit den Knöpfen oder den Ziffern; mit Umschalt geht eine wieder herunter.',
  warned: 'Noch hat niemand geantwortet. Noch einmal weiter überspringt die Frage.',
  drawForRoom:
    'Zeichnen Sie, was der Raum sagt, mit dem Zeiger oder mit den Pfeiltasten im Diagramm.',
  undrawn: 'Noch ist nichts gezeichnet. Noch einmal weiter überspringt die Frage.',
  show: 'Zeigen, was geschieht',
  result: 'Was der Raum sagte, und was kam',
  was: (value) => `Es war ${value}`,
  isTrue: 'so kam es',
  astray: 'Der Lauf wurde geändert. Weiter bringt die Lektion zurück.',
  blocked:
    'Der Browser hat das Fenster für Vortragende nicht geöffnet: Erlauben Sie dieser Seite Pop-ups und drücken Sie noch einmal.',
  noChannel:
    'Dieser Browser kann zwei Fenster nicht verbinden (kein BroadcastChannel), darum gibt es kein Fenster für Vortragende.',
  presenting: (title) => `Vortragende: ${title}`,
  waiting: 'Wartet auf den Vortrag im anderen Fenster …',
  noLecture:
    'Kein Vortrag antwortet. Dieses Fenster gehört zu einem, der geschlossen ist: Beginnen Sie ihn neu und öffnen Sie von dort das Fenster für Vortragende.',
  ended: 'Der Vortrag ist zu Ende. Dieses Fenster kann geschlossen werden.',
  talk: 'Vortrag',
  reset: 'Uhr zurückstellen',
  simulated: 'Simulierte Zeit',
  current: 'Jetzt',
  following: 'Danach',
  last: 'Es folgt nichts mehr.',
  notes: 'Notizen',
  answer: (value) => `Wahr: ${value}`,
  unblank: 'Schirm zeigen',
  phases: {
    planning: 'wird ausgerechnet',
    asking: 'der Raum antwortet',
    ready: 'bereit',
    running: 'läuft',
    over: 'vorbei',
    closing: 'das Ende',
  },
}
