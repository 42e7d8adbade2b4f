import { checkLength, linkCheck } from '#share/link-check.ts'
import { encodeBase64Url } from '#share/base64url.ts'
import { linkFormat } from '#share/sealed.ts'
import { chance, diceOf, pick, spread, whole, type Dice } from '../dice.ts'
import { drawnLink, isWhole, wholeKey, type DrawnLink } from './drawn-link.ts'
import { checked, drawBomb, drawNesting, forged, shells, type Shell } from './forged.ts'
import { drawText, drawWild, drawWildBeside } from './wild.ts'
import { drawWildLesson } from './wild-lesson.ts'

/** What may stand behind the # of an address, by how it came about. */
export const inputKinds = [
  'valid', // a run or a lesson as the page writes it
  'wild', // any JSON, rightly packed and checked
  'bytes', // characters, and bytes under a right check
  'flips', // a valid link with bits of its characters turned
  'cut', // a valid link that lost a part
  'repaired', // a valid link changed inside, with its check made right again
  'bomb', // little that unfolds to much, rightly checked
  'nesting', // lists and objects in one another, rightly packed and checked
] as const
export type InputKind = (typeof inputKinds)[number]

/** An input, and the link that it was before anything happened to it. */
export interface Input {
  readonly kind: InputKind
  readonly text: string
  /** The link that it was made of; null where it was made of none. */
  readonly origin: DrawnLink | null
}

/** The input that a number stands for, of the kinds in turn; eight numbers in a row share one valid link. */
export function drawInput(seed: number): Input {
  const dice = diceOf(seed, 'fuzz of links')
  const kind = inputKinds[seed % inputKinds.length] ?? 'valid'
  const made = withoutOrigin(dice, kind)
  if (made !== null) return { kind, text: made, origin: null }
  const origin = drawnLink(Math.floor(seed / inputKinds.length))
  const change = kind === 'flips' ? flips : kind === 'cut' ? cut : repaired
  return { kind, text: kind === 'valid' ? origin.fragment : change(dice, origin.fragment), origin }
}

/** A quarter of them are about lessons, and a quarter about the second run of a comparison. */
function withoutOrigin(dice: Dice, kind: InputKind): string | null {
  const shell = pick(dice, [shells.run, shells.run, shells.lesson, shells.beside])
  if (kind === 'bomb') return drawBomb(dice, shell)
  if (kind === 'nesting') return drawNesting(dice, shell)
  if (kind === 'bytes') return bytes(dice, shell)
  if (kind !== 'wild') return null
  return forged(JSON.stringify(wild[shell.key](dice)), shell)
}

const wild: Readonly<Record<Shell['key'], (dice: Dice) => unknown>> = {
  x: drawWild,
  w: drawWildLesson,
  b: drawWildBeside,
}

function bytes(dice: Dice, shell: Shell): string {
  const some = Uint8Array.from({ length: Math.floor(spread(dice, 1, 6000)) }, () =>
    whole(dice, 0, 255),
  )
  return pick(dice, [
    () => checked(some, shell),
    () => drawText(dice, 1 + Math.floor(spread(dice, 1, 400))),
    () => `${shell.key}=${drawText(dice, 40)}&s=${drawText(dice, 10)}&eng=${drawText(dice, 3)}`,
    () => `s=${drawText(dice, 60)}`,
    () => `#${shell.key}=${linkFormat}${encodeBase64Url(some)}`,
    () => encodeURIComponent(checked(some, shell)),
    () => `s=surge&goal=${drawText(dice, 40)}&h=${drawText(dice, 11)}&t=${drawText(dice, 4)}`,
  ])()
}

/** A readable link has one check in its front, which two faults could take away: it gets one. */
function flips(dice: Dice, fragment: string): string {
  const count = isWhole(fragment) ? whole(dice, 1, 3) : 1
  let text = fragment
  for (let i = 0; i < count; i++) {
    // Half of them in front, where what is turned need not be noticed by the check.
    const at = whole(dice, 0, Math.min(text.length - 1, chance(dice, 0.5) ? 30 : Infinity))
    const turned = text.charCodeAt(at) ^ (1 << whole(dice, 0, 6))
    text = text.slice(0, at) + String.fromCharCode(turned) + text.slice(at + 1)
  }
  return text
}

function cut(dice: Dice, fragment: string): string {
  const at = whole(dice, 0, fragment.length - 1)
  if (!isWhole(fragment) || chance(dice, 0.6)) return fragment.slice(0, at)
  const gap = Math.floor(spread(dice, 1, fragment.length))
  return fragment.slice(0, at) + fragment.slice(at + gap)
}

function repaired(dice: Dice, fragment: string): string {
  const start = fragment.search(isWhole(fragment) ? wholeKey : /(?<=(^|&)s=)/u)
  const value = isWhole(fragment) ? fragment.slice(start, -checkLength) : fragment.slice(start)
  const at = whole(dice, 1, value.length - 1)
  const letter = pick(dice, ['A', 'z', '0', '9', '_', '-', '~', '='])
  const other = value.slice(0, at) + letter + value.slice(at + whole(dice, 0, 2))
  if (isWhole(fragment)) return fragment.slice(0, start) + other + linkCheck(other)
  return `eng=1&c=${linkCheck(other)}&s=${other}`
}
