import { deflateSync } from 'fflate'
import type { Recording } from '#core/organisms/recording.ts'
import { encodeBase64Url } from '#share/base64url.ts'
import { dictionaries } from '#share/dictionary.ts'
import { encodeLink } from '#share/link.ts'
import { checkLength, linkCheck } from '#share/link-check.ts'
import { pack } from '#share/packing.ts'
import { linkFormat, linkLengthMax } from '#share/sealed.ts'
import { between, chance, diceOf, pick, spread, whole, type Dice } from '../dice.ts'
import { drawRecording } from './recordings.ts'
import { drawText, drawWild } from './wild.ts'

/** What may stand behind the # of an address, by how it came about. */
export const inputKinds = [
  'valid', // a run as the page writes it
  'wild', // any JSON, rightly packed and checked
  'bytes', // characters, and bytes under a right check
  'flips', // a valid link with bits of its characters turned
  'cut', // a valid link that lost a part
  'repaired', // a valid link changed inside, with its check made right again
  'bomb', // little that unfolds to much, rightly checked
  'nesting', // lists and objects in one another, rightly packed and checked
] as const
export type InputKind = (typeof inputKinds)[number]

/** An input, and the run that it was before anything happened to it. */
export interface Input {
  readonly kind: InputKind
  readonly text: string
  /** The run that it was made of; null where it was made of none. */
  readonly origin: Recording | null
}

/** The input that a number stands for, of the kinds in turn. */
export function drawInput(seed: number): Input {
  const dice = diceOf(seed, 'fuzz of links')
  const kind = inputKinds[seed % inputKinds.length] ?? 'valid'
  if (kind === 'wild') return { kind, text: forged(JSON.stringify(drawWild(dice))), origin: null }
  if (kind === 'bytes') return { kind, text: bytes(dice), origin: null }
  if (kind === 'bomb') return { kind, text: bomb(dice), origin: null }
  if (kind === 'nesting') return { kind, text: forged(nesting(dice)), origin: null }
  const { recording, fragment } = drawLink(dice, seed)
  return { kind, text: changed[kind](dice, fragment), origin: recording }
}

const changed: Readonly<
  Record<'valid' | 'flips' | 'cut' | 'repaired', (dice: Dice, fragment: string) => string>
> = { valid: (_, fragment) => fragment, flips, cut, repaired }

/** A run that fits a link, with its link. */
function drawLink(dice: Dice, seed: number): { recording: Recording; fragment: string } {
  for (let tries = 0; tries < 20; tries++) {
    const recording = drawRecording(seed * 20 + tries)
    const isStart = chance(dice, 0.5)
    const encoded = encodeLink({
      recording,
      time: isStart ? 0 : between(dice, 0, 900),
      digest: isStart ? null : word(dice) + word(dice),
      view: chance(dice, 0.2) ? { ui: 'min', theme: 'dark' } : {},
    })
    if (!encoded.ok) throw new Error(`a drawn run has no link: ${encoded.problem}`)
    if (!encoded.value.tooLong) return { recording, fragment: encoded.value.fragment }
  }
  throw new Error('no drawn run fits a link')
}

/** A link around any text, with a right check: what an attacker can make. */
function forged(json: string): string {
  return checked(pack(json.slice(0, 3_000_000), dictionary()))
}

function checked(packed: Uint8Array): string {
  const body = linkFormat + encodeBase64Url(packed)
  return `eng=1&x=${body}${linkCheck(body)}`
}

function dictionary(): Uint8Array {
  const found = dictionaries[linkFormat]
  if (found === undefined) throw new Error('the format that is written has no dictionary')
  return found
}

function bytes(dice: Dice): string {
  const some = Uint8Array.from({ length: Math.floor(spread(dice, 1, 6000)) }, () =>
    whole(dice, 0, 255),
  )
  return pick(dice, [
    () => checked(some),
    () => drawText(dice, 1 + Math.floor(spread(dice, 1, 400))),
    () => `x=${drawText(dice, 40)}&s=${drawText(dice, 10)}&eng=${drawText(dice, 3)}`,
    () => `s=${drawText(dice, 60)}`,
    () => `#x=${linkFormat}${encodeBase64Url(some)}`,
    () => encodeURIComponent(checked(some)),
  ])()
}

/** A readable link has one check in its front, which two faults could take away: it gets one. */
function flips(dice: Dice, fragment: string): string {
  const count = isWhole(fragment) ? whole(dice, 1, 3) : 1
  let text = fragment
  for (let i = 0; i < count; i++) {
    const at = whole(dice, 0, text.length - 1)
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

/** Whether the run stands in the link itself, under a check at the very end. */
function isWhole(fragment: string): boolean {
  return /(^|&)x=/.test(fragment)
}

function repaired(dice: Dice, fragment: string): string {
  const start = fragment.indexOf(isWhole(fragment) ? 'x=' : 's=') + 2
  const value = isWhole(fragment) ? fragment.slice(start, -checkLength) : fragment.slice(start)
  const at = whole(dice, 1, value.length - 1)
  const letter = pick(dice, ['A', 'z', '0', '9', '_', '-', '~', '='])
  const other = value.slice(0, at) + letter + value.slice(at + whole(dice, 0, 2))
  if (isWhole(fragment)) return fragment.slice(0, start) + other + linkCheck(other)
  return `eng=1&c=${linkCheck(other)}&s=${other}`
}

function bomb(dice: Dice): string {
  const size = Math.floor(spread(dice, 70_000, chance(dice, 0.02) ? 3_000_000 : 300_000))
  const filling = pick(dice, ['0', ' ', '[', '"', '{"a":', '1,', '["autoscaled-service",1,{},[]],'])
  const head = pick(dice, ['', '["autoscaled-service",1,{"load":[', '["autoscaled-service",1,{},['])
  const text = new TextEncoder().encode(head + filling.repeat(Math.ceil(size / filling.length)))
  const packed = deflateSync(text, { level: 9, mem: 3, dictionary: dictionary() })
  return checked(packed.subarray(0, Math.floor(linkLengthMax * 0.74)))
}

function nesting(dice: Dice): string {
  const depth = Math.floor(spread(dice, 2, 60_000))
  const [open, close] = pick(dice, [
    ['[', ']'],
    ['{"a":', '}'],
    ['{"__proto__":', '}'],
    ['[[],', ']'],
    ['["autoscaled-service",1,', ',[]]'],
  ])
  const core = open.repeat(depth) + '1' + (chance(dice, 0.8) ? close.repeat(depth) : '')
  return chance(dice, 0.5) ? core : `["autoscaled-service",1,{"hpa":${core}},[]]`
}

/** Eight hexadecimal digits. */
function word(dice: Dice): string {
  return whole(dice, 0, 0xffffffff).toString(16).padStart(8, '0')
}
