import type { editorText } from '../en/editor.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

export const editor: TextsOf<typeof editorText> = {
  title: 'Manifest',
  label: 'Manifest des Autoscalers, YAML',
  help: 'Tab führt hinaus. Was gültig ist, gilt nach einer Pause.',
  close: 'Das Manifest schließen',
  reading: 'Wird gelesen …',
  agrees: 'Der Lauf folgt diesem Text, und der Text den Reglern.',
  goesOn: 'Der Lauf geht mit dem weiter, was zuletzt gültig war.',
  notTaken: 'Der Lauf nimmt das nicht an und geht weiter wie zuvor.',
  none: 'Wer hier entscheidet, hat kein Manifest. Eines, das hier eingefügt wird, tritt an seine Stelle.',
  open: 'Der Lauf folgt, sobald dies entschieden ist',
  choose: 'Autoscaler',
  counts: (name) => `${name} zählt`,
  pleaseChoose: 'Bitte wählen',
  soundsLike: (guess) => `Bitte wählen (klingt nach ${guess})`,
  unanswered: (name) =>
    `Was „${name}“ zählt, ist nicht bekannt: Anfragen pro Sekunde, Anfragen in Arbeit oder eine Schlange.`,
  signals: {
    'requests-per-second': 'Anfragen pro Sekunde',
    'in-flight': 'Anfragen in Arbeit',
    'queue-length': 'wartende Anfragen',
  },
  leaveOut: 'Weglassen',
  leaveOutOf: (path) => `${path} weglassen`,
  leftOut: 'weggelassen',
  goTo: (line) => `Zeile ${n.plain(line)}`,
}
