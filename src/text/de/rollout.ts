import type { rolloutText } from '../en/rollout.ts'
import type { TextsOf } from '../messages.ts'
import { counted, n, nouns } from './grammar.ts'

export const rollout: TextsOf<typeof rolloutText> = {
  title: 'Rollout',
  none: 'bisher eine Revision',
  about:
    'Zellen einer neuen Revision treten an die Stelle der jetzigen, immer so viele, wie die beiden Grenzen erlauben. Sie haben einen anderen Kern.',
  healthy: 'Ausrollen',
  healthyHelp: 'Eine neue Revision, die wie die vorige bedient.',
  crashing: 'Eine, die abstürzt',
  crashingHelp: 'Ihre Container stürzen ab und werden immer später wieder gestartet.',
  former: 'Zurück',
  formerHelp: 'Die vorige Revision tritt an die Stelle der jetzigen.',
  notPods: (text) =>
    `„${text}“ ist keine Zahl von Zellen wie 2 und kein Anteil wie 25\u00a0%; es bleibt beim alten Wert.`,
  goesOn: (done, wanted) => `${n.count(done)} von ${n.count(wanted)} verfügbar`,
  isDone: (revision) => `Revision ${String(revision)}`,
  going: (revision) => `Revision ${String(revision)} wird ausgerollt.`,
  waits: (revision, old) =>
    `Revision ${String(revision)} stürzt ab: Ihre Zellen warten auf einen Neustart. ${old === 0 ? 'Von früheren Revisionen ist keine Zelle mehr da.' : `So lange ${old === 1 ? 'bleibt' : 'bleiben'} ${counted(old, nouns.cell)} früherer Revisionen.`}`,
  done: (revision) => `Revision ${String(revision)} ist ausgerollt.`,
  bounds: (least, most) =>
    `Mindestens ${n.count(least)} verfügbar, höchstens ${n.count(most)} insgesamt.`,
  revision: 'Nr.',
  cells: 'Zellen',
  wanted: 'Soll',
  available: 'Verfügbar',
  waiting: 'Warten',
  waitingHelp: 'Ihre Container sind abgestürzt und werden wieder gestartet.',
  crashes: 'stürzt ab',
}
