import { formatClock } from '../clock.ts'
import { area } from '../messages.ts'
import { n } from './grammar.ts'

/** The selected cell and the table of cells. */
export const inspectorText = area('inspector', {
  selected: 'Selected cell',
  choose:
    'Choose a cell on the stage, or in the list of cells, to see what it does and why it is there.',
  notAlive: 'This cell is not alive at the moment shown.',
  notDrawn: (each: number, isAlive: boolean) =>
    `Of so many cells 1 in ${n.count(each)} is drawn and listed. This one is not among them${isAlive ? '' : ', or not alive'}.`,
  wasKilled: (time: number, longest: number) =>
    `This cell was killed at ${formatClock(time, longest)}. Undo brings it back, as if it had never been killed.`,
  decisions: 'Decisions',
  latestFirst: 'latest first',
  kill: 'Kill cell',
  killHelp: 'At once, with all its requests. Undo brings it back.',
  growing: {
    scheduled: 'It is being scheduled to a node',
    pulling: 'It is pulling its image',
    booting: 'It is booting',
    probing: 'It is waiting for its readiness probe',
  },
  waits: 'Its container has crashed and waits to be started again',
  restarts: 'Restarts',
  daughterGrowing: {
    scheduled: (id: number) => `Daughter ${String(id)} is being scheduled to a node`,
    pulling: (id: number) => `Daughter ${String(id)} is pulling its image`,
    booting: (id: number) => `Daughter ${String(id)} is booting`,
    probing: (id: number) => `Daughter ${String(id)} is waiting for its readiness probe`,
  },
  soFar: (seconds: number) => `${n.count(seconds)}\u00a0s so far`,
  /** In flight is of this moment, load a mean of the last row of the history. */
  meanLoad: (seconds: number) => `Load, mean of ${n.count(seconds)}\u00a0s`,
  inFlightOf: (count: number, slots: number) => `${n.count(count)} of ${n.count(slots)}`,
  genome: 'Genome',
  genomeHelp: (digest: string) => `Digest of the image and its configuration: ${digest}`,
  mother: 'Mother',
  founder: 'founder',
  bornReady: 'Born, ready',
  bornReadyAt: (born: number, ready: number | null) =>
    `${formatClock(born)}, ${ready === null ? 'not yet' : formatClock(ready)}`,
  fromTheStart: 'It was there from the start; no decision made it.',
  whyDivided: 'Why did it divide?',
  whyPruned: 'Why does it go?',
  pruningOrder:
    'A ReplicaSet ends those first that are not ready, then those that have been ready for less time, counted in powers of two; between equals chance decides.',
  replaces: (id: number) =>
    `It takes the place of cell ${String(id)}, which was killed at that moment: the number of cells that was asked for stays.`,
  ofRollout:
    'A rollout has gone on one step: a cell had become available, or had gone. No decision of the autoscaler stands behind it.',
  whySoMany: 'Why so many cells?',
  decidedAt: (clock: string) => `decided at ${clock}`,
  loadOver: (id: number, share: number) =>
    `Load of cell ${String(id)} over the last two minutes, now ${n.share(share)}`,
  twoMinutesAgo: '2\u00a0min ago',
  now: 'now',
  target: (share: number) => `target ${n.share(share)}`,
})
