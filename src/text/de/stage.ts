import type { stageText } from '../en/stage.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

export const stage: TextsOf<typeof stageText> = {
  service: (number) => `Dienst ${n.count(number)}`,
  colony(ready, dividing, leaving, load, each) {
    const parts = [`${n.count(ready)} bereit`]
    if (dividing > 0) parts.push(`${n.count(dividing)} ${dividing === 1 ? 'teilt' : 'teilen'} sich`)
    if (leaving > 0) parts.push(`${n.count(leaving)} ${leaving === 1 ? 'geht' : 'gehen'}`)
    if (load !== null) parts.push(n.share(load))
    if (each > 1) parts.push(`1 von ${n.count(each)} gezeichnet`)
    return parts.join(', ')
  },
  waiting: (requests) => `${n.count(requests)} ${requests === 1 ? 'wartet' : 'warten'}`,
  named: (name, requests) =>
    `${name}, ${n.count(requests)} ${requests === 1 ? 'wartet' : 'warten'}`,
  refused: (rate) => `${n.count(rate)} Versuche pro Sekunde abgewiesen`,
  refusedShort: (rate) => `${n.count(rate)}/s abgewiesen`,
  perSecond: (rate) => `${n.count(rate)} pro Sekunde`,
  perSecondShort: (rate) => `${n.count(rate)}/s`,
  keptBack: (rate) => `${n.count(rate)}/s zurückgehalten`,
  stillDot: (requests) => `1 ruhender Punkt = ${n.count(requests)} Wartende`,
  movingDot: (requests) =>
    `1 bewegter Punkt = ${n.count(requests)} ${requests === 1 ? 'Anfrage' : 'Anfragen'}`,
  key: 'Legende',
  loadPerCell: 'Last pro Zelle',
  ringToo: 'Der Ring zeigt denselben Wert',
  fullLoad: n.share(1),
  keyStates: { starting: 'nicht bereit', overloaded: 'überlastet', leaving: 'geht' },
  camera: 'Blick auf das Bild',
  listOfCells: 'Liste der Zellen',
  zoomOut: 'Verkleinern',
  zoomIn: 'Vergrößern',
  fit: 'Alles zeigen',
}
