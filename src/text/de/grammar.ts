import { timeParts } from '../clock.ts'
import { numbersOf } from '../numbers.ts'

/** German counts and times, for the catalogues. */
export const n = numbersOf('de-DE')

/** A noun with its plural. Its article follows its gender in `one` and `none`. */
export interface Noun {
  readonly one: string
  readonly many: string
  readonly gender: 'f' | 'm' | 'n'
}

export const nouns = {
  cell: { one: 'Zelle', many: 'Zellen', gender: 'f' },
  division: { one: 'Teilung', many: 'Teilungen', gender: 'f' },
  pruning: { one: 'Abbau', many: 'Abbauten', gender: 'm' },
  request: { one: 'Anfrage', many: 'Anfragen', gender: 'f' },
  point: { one: 'Punkt', many: 'Punkte', gender: 'm' },
  value: { one: 'Wert', many: 'Werte', gender: 'm' },
} as const satisfies Readonly<Record<string, Noun>>

/** A count with its noun: 1 Zelle, 12 Zellen. */
export function counted(count: number, { one, many }: Noun): string {
  return `${n.count(count)} ${count === 1 ? one : many}`
}

/** How many requests come or are served: 1 Anfrage pro Sekunde, 1,2 Anfragen pro Sekunde. */
export function perSecond(rate: number): string {
  return `${n.rate(rate)} ${isOne(rate) ? 'Anfrage' : 'Anfragen'} pro Sekunde`
}

/** And how it is said that they come: 1 Anfrage pro Sekunde kommt an. */
export function arrive(rate: number): string {
  return `${perSecond(rate)} ${isOne(rate) ? 'kommt' : 'kommen'} an`
}

// What is read decides, not what was rounded.
function isOne(rate: number): boolean {
  return n.rate(rate) === n.rate(1)
}

const numberWords = [
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zwölf',
] as const

/** A count above one as prose has it, words up to twelve, before any noun: elf, 13. */
export function inWords(count: number): string {
  return numberWords[count - 2] ?? n.count(count)
}

/** A count as prose has it, in the nominative: keine Zelle, eine Zelle, elf Zellen, 13 Zellen. */
export function countedInWords(count: number, { one, many, gender }: Noun): string {
  const ending = gender === 'f' ? 'e' : ''
  if (count === 0) return `kein${ending} ${one}`
  if (count === 1) return `ein${ending} ${one}`
  return `${inWords(count)} ${many}`
}

/** How many times as much: das Doppelte, das Fünffache, das 40-Fache. */
export function multipleInWords(times: number): string {
  const whole = Math.round(times)
  if (whole === 2) return 'das Doppelte'
  const word = numberWords[whole - 2]
  if (word === undefined) return `das ${n.count(whole)}-Fache`
  return `das ${capitalised(word)}fache`
}

const units = {
  hour: ['Stunde', 'Stunden'],
  minute: ['Minute', 'Minuten'],
  second: ['Sekunde', 'Sekunden'],
} as const

/** Simulated time in words: 5 Minuten 4 Sekunden. */
export function spokenTime(seconds: number): string {
  return timeParts(seconds)
    .map(([count, unit]) => `${n.count(count)} ${units[unit][count === 1 ? 0 : 1]}`)
    .join(' ')
}

/** A share that may come close to all or nothing without reaching it. */
export function fineShare(share: number): string {
  if (share < 1 && share > 0.9999) return `mehr als ${n.fineShare(0.9999)}`
  if (share > 0 && share < 0.0001) return `weniger als ${n.fineShare(0.0001)}`
  return n.fineShare(share)
}

/** The same text with a capital letter in front. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
