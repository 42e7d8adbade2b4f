import type { cellsText } from '../en/cells.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

export const cells: TextsOf<typeof cellsText> = {
  cell: (id) => `Zelle ${String(id)}`,
  phases: {
    scheduled: 'wird zugeteilt',
    pulling: 'ruft ihr Image ab',
    booting: 'fährt hoch',
    probing: 'wartet auf ihre Bereitschaftsprobe',
    serving: 'bedient',
    draining: 'geht',
    dead: 'tot',
  },
  waits: 'abgestürzt, wartet auf Neustart',
  ready: 'bereit',
  notReady: 'nicht bereit',
  load: 'Last',
  inFlight: 'In Arbeit',
  waiting: 'Wartend',
  cells: 'Zellen',
  cellsOf: (run) => `Zellen von ${run}`,
  service: 'Dienst',
  colony: (name, ready, dividing, waiting, load) =>
    `${name}: ${n.count(ready)} bereit, ${n.count(dividing)} in Teilung, ${n.count(waiting)} wartende Anfrage${waiting === 1 ? '' : 'n'}, Last ${n.share(load)}`,
  ofService: (service, state) => `${service}, ${state}`,
  cellColumn: 'Zelle',
  stateColumn: 'Zustand',
  andMore: (count) => `und ${n.count(count)} weitere`,
}
