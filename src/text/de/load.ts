import { formatClock } from '../clock.ts'
import type { loadText } from '../en/load.ts'
import type { TextsOf } from '../messages.ts'
import { counted, n, nouns, spokenTime } from './grammar.ts'

export const load: TextsOf<typeof loadText> = {
  load: 'Last',
  unit: 'Anfragen pro Sekunde',
  unitOfAll: 'Anfragen/s aller Clients',
  freehand: 'Frei zeichnen',
  undo: 'Letzte Änderung zurücknehmen',
  redo: 'Wiederherstellen',
  presets: 'Vorlagen',
  presetNames: { steady: 'Stetig', ramp: 'Rampe', surge: 'Welle', day: 'Tag', flash: 'Andrang' },
  presetHelp: {
    steady: 'die ganze Zeit dieselbe Last',
    ramp: 'wächst gleichmäßig, bleibt dann',
    surge: 'steigt in zwei Minuten aufs Siebenfache',
    day: 'ein Tag von 24 Stunden in 15 Minuten',
    flash: 'die zehnfache Last binnen 15 Sekunden',
  },
  presetTitle: (name, help) => `${name}: ${help}`,
  trace: 'Messreihe',
  makeDrawable: 'Zeichenbar machen',
  makeDrawableHelp: 'Die Messreihe durch eine Kurve aus höchstens 24 Punkten ersetzen',
  traceSize: (name, values, duration) =>
    `${name}: ${counted(values, nouns.value)} über ${spokenTime(duration)}`,
  invitation: ['Ziehen Sie an einem Punkt,', 'dann spielen Sie ab'],
  pointOf: (index, count) => `Punkt ${n.count(index)} von ${n.count(count)}`,
  pointValue: (rate, time) => `${counted(rate, nouns.request)} pro Sekunde bei ${spokenTime(time)}`,
  pointLabel: (rate, time, duration) => `${n.rate(rate)}/s bei ${formatClock(time, duration)}`,
  loadWith: (points) => `Last, ${counted(points, nouns.point)}`,
}
