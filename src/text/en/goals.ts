import { area } from '../messages.ts'
import { n } from './grammar.ts'

/** What a run is held to. Bounds and values are in ms, s, per cent, dollars and hours. */
export const goalsText = area('goals', {
  intro:
    'A run can be held to a goal. Whoever opens its link sees the goal, and their own computer works out whether the run meets it.',
  form: 'Goal',
  p99: 'p99 of the whole run',
  missed: 'Time with a missed objective',
  lost: 'Requests that failed',
  cost: 'Cost',
  cells: 'Hours of all cells',
  units: { p99: 'ms', missed: 's', lost: '%', cost: '$', cells: 'h' },
  comparators: { '<': 'below', '<=': 'at most' },
  notAsked: 'any',
  set: 'Set this goal',
  drop: 'Without a goal',
  wrong: 'A bound is a number from 0 to 999,999,999; leave empty what does not matter.',
  empty: 'Give at least one bound.',
  bound: 'Bound',
  value: 'This run',
  verdict: 'Verdict',
  met: 'met',
  missedIt: 'missed',
  soFar: 'so far',
  atEnd: 'known at the end',
  noValue: 'no figure',
  checking: 'The exact figures are being worked out.',
  /** As short as it stands in a sentence. */
  short: {
    p99: 'p99',
    missed: 'objective missed',
    lost: 'failed',
    cost: 'cost',
    cells: 'cells',
  },
  amounts: {
    p99: (value: number) => n.full(value, 'ms'),
    missed: (value: number) => n.full(value, 's'),
    lost: (value: number) => n.full(value, '%'),
    cost: (value: number) => `$${n.full(value, '')}`,
    cells: (value: number) => n.full(value, 'h'),
  },
  below: (what: string, bound: string) => `${what} below ${bound}`,
  atMost: (what: string, bound: string) => `${what} at most ${bound}`,
  goalIs: (conditions: string) => `Goal: ${conditions}.`,
  isMet: (facts: string) => `The run meets its goal: ${facts}.`,
  isMissed: (facts: string) => `The run misses its goal: ${facts}.`,
  fact: (what: string, value: string) => `${what} ${value}`,
  missedFact: (fact: string, bound: string) => `${fact} (goal ${bound})`,
  unknownValue: 'unknown',
  offered: (conditions: string) => `Can you do better with rules of your own? ${conditions}.`,
  take: 'Take this goal',
  yourTurn: 'Your turn: change the rules, then play to the end.',
  details: 'Details',
  isSet: 'The goal is set; it travels with the link of this run.',
  unknown: (text: string) =>
    `The link asks for a goal “${text}”, which is none here, so the run opens without it. A goal reads like p99<300ms,cost<0.5.`,
  howDecided:
    'Decided when the run is over, on the exact figures of the whole run; all of its services count.',
  approximate: 'Some of this run was counted by level, so its figures are approximate.',
})
