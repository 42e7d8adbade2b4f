import { timeParts } from '../clock.ts'
import { numbersOf } from '../numbers.ts'

/** English counts and times, for the catalogues. */
export const n = numbersOf('en-US')

/** A count with its noun: 1 cell, 12 cells. */
export function counted(count: number, noun: string, plural: string = `${noun}s`): string {
  return `${n.count(count)} ${count === 1 ? noun : plural}`
}

/** How many requests come or are served: 1 request per second, 1.2 requests per second. */
export function perSecond(rate: number): string {
  return `${n.rate(rate)} ${isOne(rate) ? 'request' : 'requests'} per second`
}

/** And how it is said that they come: 1 request per second arrives, 400 requests per second arrive. */
export function arrive(rate: number): string {
  return `${perSecond(rate)} ${isOne(rate) ? 'arrives' : 'arrive'}`
}

// What is read decides, not what was rounded.
function isOne(rate: number): boolean {
  return n.rate(rate) === n.rate(1)
}

const numberWords = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
] as const

/** A count as prose has it, words up to twelve: no cells, one cell, eleven cells, 13 cells. */
export function countedInWords(count: number, noun: string, plural: string = `${noun}s`): string {
  return `${numberWords[count] ?? n.count(count)} ${count === 1 ? noun : plural}`
}

const ordinalRules = new Intl.PluralRules('en-US', { type: 'ordinal' })
const ordinalEnds: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = {
  one: 'st',
  two: 'nd',
  few: 'rd',
}

/** A place in an order: 1st, 2nd, 13th, 21st. */
export function ordinal(place: number): string {
  return `${n.count(place)}${ordinalEnds[ordinalRules.select(place)] ?? 'th'}`
}

/** How many times as much, in words: twice, five times, 40 times. */
export function timesInWords(times: number): string {
  const whole = Math.round(times)
  return whole === 2 ? 'twice' : `${numberWords[whole] ?? n.count(whole)} times`
}

/** Simulated time in words: 5 minutes 4 seconds. */
export function spokenTime(seconds: number): string {
  return timeParts(seconds)
    .map(([count, unit]) => counted(count, unit))
    .join(' ')
}

/** A share that may come close to all or nothing without reaching it: 99.98%, never 100% for less. */
export function fineShare(share: number): string {
  if (share < 1 && share > 0.9999) return 'more than 99.99%'
  if (share > 0 && share < 0.0001) return 'less than 0.01%'
  return n.fineShare(share)
}

/** The same text with a capital letter in front. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
