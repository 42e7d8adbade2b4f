import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { scenarios } from '#core/organisms/scenarios.ts'
import { between, chance, pick, spread, whole, type Dice } from '../dice.ts'

/** What no page has written: data of the right outer shape with anything inside, and texts of any characters. */

/** Data that begins like a run in most cases. */
export function drawWild(dice: Dice): unknown {
  if (chance(dice, 0.1)) return anything(dice, 3)
  const system = chance(dice, 0.5) ? 'autoscaled-service' : drawSystem(dice)
  const seed = chance(dice, 0.7) ? whole(dice, 0, 0xffffffff) : drawNumber(dice)
  const settings = chance(dice, 0.1) ? anything(dice, 2) : settingsOf(dice)
  const log = Array.from({ length: whole(dice, 0, 6) }, () => entry(dice))
  return [system, seed, settings, chance(dice, 0.1) ? anything(dice, 2) : log]
}

/** What a second run has other than the first, or anything like it. */
export function drawWildBeside(dice: Dice): unknown {
  if (chance(dice, 0.1)) return anything(dice, 3)
  const gone = chance(dice, 0.5) ? [] : [nameOf(dice), anything(dice, 1)]
  const log = Array.from({ length: whole(dice, 0, 3) }, () => entry(dice))
  const data = [settingsOf(dice), gone, whole(dice, -1, 1), log, drawNumber(dice)]
  return data.slice(0, whole(dice, 1, 5))
}

/** Characters from plain letters to what turns the direction of writing, and half of a pair. */
export function drawText(dice: Dice, length: number): string {
  return Array.from({ length }, () => character(dice)).join('')
}

function drawSystem(dice: Dice): unknown {
  return pick(dice, ['microservices', 'constructor', '__proto__', '', 7, null, drawText(dice, 5)])
}

function settingsOf(dice: Dice): unknown {
  const names = Object.keys(parameters)
  const pairs = Array.from({ length: whole(dice, 0, 5) }, (): [string, unknown] => [
    chance(dice, 0.7) ? (names[whole(dice, 0, names.length - 1)] ?? 'slots') : nameOf(dice),
    anything(dice, 3),
  ])
  return Object.fromEntries(pairs)
}

function entry(dice: Dice): unknown {
  const time = chance(dice, 0.6) ? between(dice, 0, 900) : drawNumber(dice)
  return pick(dice, [
    () => [time, whole(dice, -3, 40)],
    () => [time, nameOf(dice), anything(dice, 2)],
    () => [time, null, whole(dice, -1, 4), whole(dice, -1, 3)],
    () => [time, 'slots', drawNumber(dice), drawNumber(dice)],
    () => anything(dice, 2),
  ])()
}

export function nameOf(dice: Dice): string {
  return pick(dice, [
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'load',
    'hpa',
    'policy',
    'graph',
    drawText(dice, 4),
  ])
}

export function anything(dice: Dice, depth: number): unknown {
  if (depth === 0 || chance(dice, 0.5)) {
    return pick(dice, [
      drawNumber(dice),
      drawNumber(dice),
      drawText(dice, whole(dice, 0, 12)),
      true,
      null,
      Object.keys(scenarios)[whole(dice, 0, 3)] ?? '',
    ])
  }
  // Long lists only where nothing large can lie in them.
  const length = depth === 1 && chance(dice, 0.03) ? whole(dice, 100, 3000) : whole(dice, 0, 4)
  const items = Array.from({ length }, () => anything(dice, depth - 1))
  return chance(dice, 0.5)
    ? items
    : Object.fromEntries(items.map((item): [string, unknown] => [nameOf(dice), item]))
}

/** JSON writes what is no number as null, so 1e309 stands for it. */
export function drawNumber(dice: Dice): number {
  return pick(dice, [
    0,
    -0,
    1,
    -1,
    whole(dice, 2, 4000),
    between(dice, 0, 1),
    -spread(dice, 1, 1e12),
    spread(dice, 1, 1e300),
    1e-300,
    Number.MAX_SAFE_INTEGER + 2,
    0x80000000,
    5e-324,
  ])
}

function character(dice: Dice): string {
  const [low, high] = pick(dice, ranges)
  return String.fromCharCode(whole(dice, low, high))
}

// Letters twice, so that most texts have some.
const ranges: readonly [Range, ...Range[]] = [
  [32, 126],
  [32, 126],
  [0, 31],
  [127, 0x2ff],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2066, 0x2069],
  [0xd800, 0xdfff],
  // What parts, escapes and marks in a link.
  [0x23, 0x26],
  [0x2f, 0x2f],
  [0x3c, 0x3e],
  [0xe000, 0xffff],
]
type Range = readonly [number, number]
