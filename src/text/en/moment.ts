import { formatClock } from '../clock.ts'
import { area } from '../messages.ts'
import { counted } from './grammar.ts'

/** What can be done at the moment shown, and the branches of the run. */
export const momentText = area('moment', {
  title: 'At this moment',
  summary: 'burst, note, steps',
  burst: 'Burst',
  rate: 'More requests',
  seconds: 'For',
  addBurst: 'Add the burst now',
  burstHelp:
    'The load is higher from this moment on, for so long; an entry of the log like every change.',
  note: 'Note',
  noteHelp: 'Up to 280 characters about this moment. The run goes on as before.',
  addNote: 'Add the note',
  noteOf: (time: number, duration: number) => `Note at ${formatClock(time, duration)}`,
  noteSays: (time: number, text: string) => `Note at ${formatClock(time)}: “${text}”`,
  notes: 'Notes',
  steps: 'Step to',
  next: {
    decision: 'Next decision',
    division: 'Next division',
    death: 'Next death of a cell',
    breach: 'Next miss of the objective',
  },
  before: {
    decision: 'Decision before',
    division: 'Division before',
    death: 'Death of a cell before',
    breach: 'Miss of the objective before',
  },
  kinds: {
    decision: 'Decision',
    division: 'Division',
    death: 'Death of a cell',
    breach: 'Objective missed',
  },
  noneNext: {
    decision: 'No decision follows: this is the end of the run.',
    division: 'No division follows: this is the end of the run.',
    death: 'No cell dies after that: this is the end of the run.',
    breach: 'The objective is not missed again: this is the end of the run.',
  },
  noneBefore: {
    decision: 'Nothing was decided before this moment.',
    division: 'No cell divided before this moment.',
    death: 'No cell died before this moment.',
    breach: 'The objective was not missed before this moment.',
  },
  branches: 'Branches',
  branchCount: (count: number) => counted(count, 'run'),
  aboutBranches:
    'What is done in the past begins a branch; the run that it leaves stays whole. A press shows one at the time shown.',
  original: 'Original',
  fork: (time: number, duration: number) => `from ${formatClock(time, duration)}`,
  shown: 'shown',
  name: 'Name of the run shown',
  copyLinkOf: (name: string) => `Copy link of ${name}`,
  linkCopied: 'The link of this branch is copied.',
  noLink: 'The link could not be copied. Share shows it.',
  removeOf: (name: string) => `Remove ${name} with all that grew from it`,
})
