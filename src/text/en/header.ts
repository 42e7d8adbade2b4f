import { area } from '../messages.ts'

/** The bar at the top and its menu. */
export const headerText = area('header', {
  scenario: 'Scenario',
  lesson: 'Lesson',
  lessons: 'Lessons',
  /** The titles of the built-in lessons, by the ids that links use; the last is the card that makes one. */
  lessonTitles: {
    'first-division': 'First division',
    'p99-spike': 'Why did p99 spike although it reacted?',
    'five-minutes': 'Nothing shrinks for five minutes',
    'dead-band': 'The tolerance dead band',
    'one-threshold': 'One threshold does not fit all sizes',
    'cold-start': 'Cold start and panic',
    'retry-storm': 'The retry storm that stays',
    'monday-morning': 'Four autoscalers, one Monday morning',
    'make-a-lesson': 'Make a lesson',
  },
  ownScenario: 'Your own',
  editedScenario: (label: string) => `${label}, edited`,
  view: 'View',
  views: { culture: 'Culture', lineage: 'Lineage' },
  importLong: 'Import a manifest or a load',
  importShort: 'Import',
  sweep: 'Sweep',
  runs: 'Your runs',
  compare: 'Compare two runs',
  help: 'Help',
  rules: 'Rules and selected cell',
  share: 'Share',
  more: 'More',
  restart: 'Restart',
  newSeed: 'New seed',
  seed: 'Seed',
  seedHelp: 'Type or paste another seed: the same settings with other chances, from the beginning.',
  copySeed: 'Copy the seed',
  noSeed: (typed: string) =>
    `“${typed}” is no seed, so nothing was changed. A seed is a whole number from 0 to 4294967295.`,
  seedCopied: (seed: number) => `The seed ${seed} is in the clipboard.`,
  seedIs: (seed: number) => `The seed is ${seed}.`,
  language: 'Language',
  automaticLanguage: 'As the browser',
  languageFailed: (name: string) => `${name} could not be loaded. Try again when you are online.`,
  languageMissing: (tag: string) =>
    `There are no texts in “${tag}” yet, so the page is in English.`,
  openInFull: 'Open in Digital Mitosis',
})
