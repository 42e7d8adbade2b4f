import { deflateSync } from 'fflate'
import { lessonDictionaries } from '#lessons/sealed-lesson.ts'
import { encodeBase64Url } from '#share/base64url.ts'
import { dictionaries } from '#share/dictionary.ts'
import { linkCheck } from '#share/link-check.ts'
import { pack } from '#share/packing.ts'
import { linkFormat, linkLengthMax, type Dictionaries } from '#share/sealed.ts'
import { chance, pick, spread, type Dice } from '../dice.ts'

/** What an attacker can make: any content of a link under a right check. */

/** A place in a link that holds something whole. */
export interface Shell {
  readonly key: 'x' | 'w' | 'b'
  /** What stands in front of it in a link. */
  readonly front: string
  readonly dictionary: Uint8Array
  /** How its text may begin, up to where any list, and up to where any value may stand. */
  readonly heads: readonly [string, string]
  /** What is read entry by entry. */
  readonly entry: string
}

export const shells = {
  run: {
    key: 'x',
    front: 'eng=1&',
    dictionary: dictionaryOf(dictionaries),
    heads: ['["autoscaled-service",1,{"load":[', '["autoscaled-service",1,{},['],
    entry: '["autoscaled-service",1,{},[]],',
  },
  lesson: {
    key: 'w',
    front: 'eng=1&',
    dictionary: dictionaryOf(lessonDictionaries),
    heads: ['["one",["autoscaled-service",1,{},[]],0,[', '["one",["microservices",1,{"graph":['],
    entry: '["stage",{"at":1},{"measures":{}},"A","B"],',
  },
  beside: {
    key: 'b',
    front: 's=surge&',
    dictionary: dictionaryOf(dictionaries),
    heads: ['[{"load":[', '[{},[],0,['],
    entry: '[1,"slots",2],',
  },
} as const satisfies Readonly<Record<string, Shell>>

/** A link around any text. */
export function forged(json: string, shell: Shell): string {
  return checked(pack(json.slice(0, 3_000_000), shell.dictionary), shell)
}

/** A link around any bytes. */
export function checked(packed: Uint8Array, { front, key }: Shell): string {
  const body = linkFormat + encodeBase64Url(packed)
  return `${front}${key}=${body}${linkCheck(body)}`
}

/** Little that unfolds to much. */
export function drawBomb(dice: Dice, shell: Shell): string {
  // Reading stops at 64 KiB, so that most need not be much larger.
  const most = pick(dice, [90_000, 90_000, 90_000, chance(dice, 0.1) ? 3_000_000 : 300_000])
  const size = Math.floor(spread(dice, 70_000, most))
  const filling = pick(dice, ['0', ' ', '[', '"', '{"a":', '1,', shell.entry])
  const head = pick(dice, ['', ...shell.heads])
  const text = new TextEncoder().encode(head + filling.repeat(Math.ceil(size / filling.length)))
  // What repeats itself is packed as well by the quickest level.
  const packed = deflateSync(text, { level: 1, mem: 3, dictionary: shell.dictionary })
  return checked(packed.subarray(0, Math.floor(linkLengthMax * 0.74)), shell)
}

/** What lies in itself tens of thousands deep. */
export function drawNesting(dice: Dice, shell: Shell): string {
  const depth = Math.floor(spread(dice, 2, 60_000))
  const [open, close] = pick(dice, [
    ['[', ']'],
    ['{"a":', '}'],
    ['{"__proto__":', '}'],
    ['[[],', ']'],
    ['["autoscaled-service",1,', ',[]]'],
    ['["stage",{"at":', '},{}]'],
  ])
  const core = open.repeat(depth) + '1' + (chance(dice, 0.8) ? close.repeat(depth) : '')
  return forged(pick(dice, [core, ...insides[shell.key].map((inside) => inside(core))]), shell)
}

const insides: Readonly<Record<Shell['key'], readonly ((core: string) => string)[]>> = {
  x: [(core) => `["autoscaled-service",1,{"hpa":${core}},[]]`],
  b: [(core) => `[{"hpa":${core}}]`, (core) => `[{},${core}]`, (core) => `[{},[],0,${core}]`],
  w: [
    (core) => `["one",["autoscaled-service",1,{"hpa":${core}},[]],0,[],"A","B"]`,
    (core) =>
      `["one",["autoscaled-service",1,{},[]],0,[["stage",{"at":1},{"again":${core}},"A","B"]],"A","B"]`,
    (core) =>
      `["one",["autoscaled-service",1,{},[]],0,[["stage",{"at":1},{"measures":{"a":${core}}},"A","B"]],"A","B"]`,
    (core) => `["one",["autoscaled-service",1,{},[]],0,[["stage",{"at":1},{},${core}]],"A","B"]`,
  ],
}

function dictionaryOf(all: Dictionaries): Uint8Array {
  const found = all[linkFormat]
  if (found === undefined) throw new Error('the format that is written has no dictionary')
  return found
}
