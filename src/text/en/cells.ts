import { area } from '../messages.ts'
import { counted, n } from './grammar.ts'

/** What cells are called, their states, and the table of them. */
export const cellsText = area('cells', {
  cell: (id: number) => `Cell ${String(id)}`,
  /** What happens in a phase, after “it is” or a name. */
  phases: {
    scheduled: 'being scheduled to a node',
    pulling: 'pulling its image',
    booting: 'booting',
    probing: 'waiting for its readiness probe',
    serving: 'serving',
    draining: 'draining',
    dead: 'dead',
  },
  /** Its container has crashed. */
  waits: 'crashed, waiting for a restart',
  ready: 'ready',
  notReady: 'not ready',
  load: 'Load',
  inFlight: 'In flight',
  waiting: 'Waiting',
  cells: 'Cells',
  /** Those of one of two runs that are compared. */
  cellsOf: (run: string) => `Cells of ${run}`,
  service: 'service',
  colony: (name: string, ready: number, dividing: number, waiting: number, load: number) =>
    `${name}: ${n.count(ready)} ready, ${n.count(dividing)} dividing, ${counted(waiting, 'request')} waiting, load ${n.share(load)}`,
  /** The state of a cell of one of several services. */
  ofService: (service: string, state: string) => `${service}, ${state}`,
  cellColumn: 'Cell',
  stateColumn: 'State',
  andMore: (count: number) => `and ${n.count(count)} more`,
})
