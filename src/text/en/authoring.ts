import type { EventName } from '#core/organisms/lesson.ts'
import { formatClock } from '../clock.ts'
import { area } from '../messages.ts'
import { n } from './grammar.ts'

/** The card in which a lesson is made. */
export const authoringText = area('authoring', {
  title: 'Make a lesson',
  intro:
    'Play the run and pause where a step is to end. What you change on the way becomes part of the step that begins there.',
  undo: 'Undo in the lesson',
  redo: 'Redo',
  close: 'Close; the lesson is kept in this browser',
  closeAlone: 'Close; the lesson is kept until this page is left',
  notKept:
    'This browser cannot keep the lesson beyond this visit. Send it as a link or save it as a file to have it later.',
  pauseHere: 'Pause here',
  playOn: (begin: number) => `The next step begins at ${formatClock(begin)}: play on from there.`,
  endsAt: 'The step ends',
  stepEnds: 'Step ends here',
  /** An end of a step: at a time, or at an event. */
  atTime: (time: string) => `at ${time}`,
  atEvent: (event: string, time: string) => `${event}, ${time}`,
  events: {
    decision: 'a decision',
    'scale-up': 'more cells are asked for',
    'scale-down': 'fewer cells are asked for',
    division: 'a division',
    ready: 'a daughter serves',
    draining: 'a cell drains',
    death: 'a cell is gone',
    crash: 'a crash',
    breach: 'the objective is missed',
    recovery: 'the objective is met again',
    loss: 'requests are lost',
  } satisfies Readonly<Record<EventName, string>>,
  full: 'A lesson has eight steps at most.',
  otherRun: 'The run on the page is not that of the lesson.',
  bringBack: (end: number) => `Bring its run to ${formatClock(end)}`,
  stepNamed: (step: number, title: string) =>
    title === '' ? `Step ${step}` : `Step ${step}: ${title}`,
  changes: (count: number) =>
    count === 1
      ? 'One change is made where it begins.'
      : `${n.count(count)} changes are made where it begins.`,
  stepTitle: 'Title, three to six words',
  sentence: 'Its one sentence',
  focus: 'Points at',
  notes: 'Notes for who presents it',
  up: 'Earlier',
  down: 'Later',
  remove: 'Delete',
  asks: 'Asks',
  kinds: { none: 'nothing', number: 'for a number', choice: 'for a choice' },
  askedFor: 'What is asked for',
  measures: {
    'p99-peak': 'highest p99, s',
    'ready-most': 'most ready cells',
    'ready-end': 'ready cells at the end',
    'first-ready': 'seconds until a daughter serves',
    'first-division': 'seconds until a division',
    divisions: 'divisions',
    lost: 'requests lost',
    'missed-for': 'seconds with a missed objective',
    busy: 'mean utilisation, 0 to 1',
    cost: 'mean cost, $ per hour',
  },
  truth: (value: string) => `In this run it is ${value}.`,
  noTruth: 'In this run it is not known yet, or there is none.',
  question: 'The question',
  scaleTo: 'The scale ends at',
  near: 'Near enough within',
  option: (from: string | null, to: string | null) =>
    from === null
      ? `Option: below ${to}`
      : to === null
        ? `Option: ${from} or more`
        : `Option: ${from} to ${to}`,
  bound: (number: number) => `Bound ${number}`,
  moreOptions: 'One option more',
  fewerOptions: 'One option less',
  outcomeLabels: {
    none: ['What came of it (may be empty)'],
    number: ['Said of too low a guess', 'Said of a near one', 'Said of too high a guess'],
    choice: ['Said of the right option', 'Said of another one'],
  },
  outcomesOf: {
    number: ['It was more: {answer}.', 'Near enough: it was {answer}.', 'It was less: {answer}.'],
    choice: ['Right: it was {answer}.', 'No: it was {answer}.'],
  },
  lessonTitle: 'Title of the lesson',
  limit: 'Where the metaphor breaks',
  checking: 'The lesson is being played …',
  ready: 'The lesson can be played.',
  preview: 'Preview',
  copyLink: 'Copy link',
  saveFile: 'Save file',
  copied: (length: number) => `Copied: a link of ${n.count(length)} characters.`,
  notCopied: 'The link could not be made. Look whether you are online, then try again.',
  tooLong: 'This lesson is too long for a link; save it as a file.',
})
