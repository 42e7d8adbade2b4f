import { area } from '../messages.ts'
import { formatClock as clock } from '../clock.ts'
import { dayTimeOf } from '../day-time.ts'
import { counted, n } from './grammar.ts'

const dayTime = dayTimeOf('en-GB')

/** Drafts that save themselves, and runs that are saved under a name. */
export const runsText = area('runs', {
  title: 'Your runs',
  tabs: { runs: 'Runs', goal: 'Goal', round: 'By hand' },
  what: 'What to do with runs',
  intro:
    'What you change saves itself as a draft in this browser; nothing is uploaded. A link or a scenario opens beside your drafts and never in their place.',
  notLasting:
    'This browser keeps some or all of these for this visit only. Share a run as a link or a file to have it later.',
  name: 'Name of this run',
  save: 'Save',
  saveOf: (name: string) => `Save ${name} under a name`,
  saved: 'Saved runs',
  noneSaved: 'None yet. Give the run a name above.',
  drafts: 'Your drafts',
  noDrafts: 'None yet. A draft begins with your first change.',
  draftLimit: (most: number) => `The latest ${n.count(most)} are kept.`,
  draftOf: (at: number, now: number) => `Draft of ${dayTime(at, now)}`,
  runOf: (at: number, now: number) => `Run of ${dayTime(at, now)}`,
  facts: (at: number, now: number, time: number, changes: number, seed: number) =>
    `${dayTime(at, now)} · opens at ${clock(time)} · ${counted(changes, 'change')} on the way · seed ${String(seed)}`,
  branches: (count: number) => `a tree of ${counted(count, 'run')}`,
  systems: { 'autoscaled-service': 'One service', microservices: 'Several services' },
  open: 'Open',
  openOf: (name: string) => `Open ${name}`,
  rename: 'Rename',
  renameOf: (name: string) => `Rename ${name}`,
  newName: (name: string) => `New name of ${name}`,
  takeName: 'Take the name',
  copy: 'Copy link',
  copyOf: (name: string) => `Copy link of ${name}`,
  remove: 'Delete',
  removeOf: (name: string) => `Delete ${name}`,
  removed: (name: string) => `“${name}” was deleted.`,
  back: 'Bring it back',
  damaged:
    'Something kept here is damaged and cannot be read. It harms nothing and stays until you delete it.',
  newer:
    'A newer version of this page has kept something here that this one cannot read. Reload the page, or leave it.',
  kept: (name: string) => `“${name}” is saved in this browser.`,
  visit: (name: string) =>
    `“${name}” is kept for this visit only, because this browser keeps nothing more. Share it as a link or a file to have it later.`,
  full: (most: number) =>
    `There is no room for another run here; ${n.count(most)} saved ones are the limit. Delete one first.`,
  large: 'This run is too large to be kept here. Download its file from the share dialog instead.',
  notPacked: 'This run could not be saved just now. Look whether you are online, then try again.',
  copied: (name: string) => `The link of “${name}” is in the clipboard.`,
  notCopied:
    'The browser keeps the clipboard from this page. Open the run and share it from there.',
  noLink: 'This run is too long for a link. Open it, and download its file from the share dialog.',
  offer: (at: number, now: number) => `There is your draft of ${dayTime(at, now)}.`,
  goOn: 'Go on with it',
  draftTrouble:
    'Your draft cannot be kept in this browser. Share the run as a link or a file to have it later.',
})
