import { eventNames, focusTargets } from '#core/organisms/lesson.ts'
import { chance, pick, whole, type Dice } from '../dice.ts'
import { anything, drawNumber, drawText, drawWild, nameOf } from './wild.ts'

/** Data with the outer shape of a lesson in a link and anything inside. */
export function drawWildLesson(dice: Dice): unknown {
  if (chance(dice, 0.1)) return anything(dice, 3)
  const steps = Array.from({ length: whole(dice, 1, 9) }, () => wildStep(dice))
  return [
    orAnything(dice, 0.1, () => 'wild'),
    orAnything(dice, 0.1, () => (chance(dice, 0.4) ? drawWild(dice) : plainRun)),
    orAnything(dice, 0.1, () => whole(dice, 0, 1)),
    orAnything(dice, 0.1, () => (chance(dice, 0.5) ? steps.slice(0, 1) : steps)),
    wildText(dice, 70),
    wildText(dice, 450),
  ]
}

const plainRun: unknown = ['autoscaled-service', 7, {}, []]

function wildStep(dice: Dice): unknown {
  if (chance(dice, 0.05)) return anything(dice, 3)
  return [
    orAnything(dice, 0.05, () => pick(dice, focusTargets)),
    orAnything(dice, 0.1, () => wildEnd(dice)),
    orAnything(dice, 0.1, () => wildRest(dice)),
    wildText(dice, 70),
    wildText(dice, 300),
    ...Array.from({ length: whole(dice, 0, 2) }, () => wildText(dice, 300)),
    ...(chance(dice, 0.2) ? [anything(dice, 2), anything(dice, 2)] : []),
  ]
}

function wildEnd(dice: Dice): unknown {
  return pick<unknown>(dice, [
    { at: drawNumber(dice) },
    { after: whole(dice, 0, 900) },
    { event: pick(dice, eventNames), nth: whole(dice, 0, 3), within: drawNumber(dice) },
    { event: nameOf(dice) },
  ])
}

function wildRest(dice: Dice): unknown {
  const measure = (): unknown =>
    pick(dice, [
      { event: pick(dice, eventNames), how: 'count' },
      { setting: [nameOf(dice), drawNumber(dice)] },
      { of: nameOf(dice), how: 'max', than: drawNumber(dice) },
      { op: '/', a: nameOf(dice), b: drawNumber(dice) },
      { step: whole(dice, -1, 3), name: nameOf(dice), as: 'count' },
      anything(dice, 2),
    ])
  const measures = Array.from({ length: whole(dice, 0, 3) }, (): [string, unknown] => [
    chance(dice, 0.5) ? 'one' : nameOf(dice),
    measure(),
  ])
  const change = (): unknown =>
    pick(dice, [
      // Of a cell that may never have lived.
      { type: 'kill', cell: drawNumber(dice) },
      { type: 'set', name: nameOf(dice), value: anything(dice, 2) },
      { type: 'note', text: drawText(dice, 20) },
      { type: 'burst', rate: drawNumber(dice), seconds: drawNumber(dice) },
      anything(dice, 2),
    ])
  const all: readonly [string, () => unknown][] = [
    ['measures', () => Object.fromEntries(measures)],
    ['changes', () => Array.from({ length: whole(dice, 0, 2) }, change)],
    ['speed', () => drawNumber(dice)],
    ['again', () => anything(dice, 2)],
    [
      'prompt',
      () => pick(dice, [{ kind: 'choice', options: anything(dice, 3) }, anything(dice, 2)]),
    ],
    ['claims', () => anything(dice, 3)],
    ['decisive', () => anything(dice, 2)],
    [nameOf(dice), () => anything(dice, 2)],
  ]
  const kept = all.filter(() => chance(dice, 0.12))
  return Object.fromEntries(kept.map(([name, draw]) => [name, draw()]))
}

function wildText(dice: Dice, most: number): unknown {
  const length = whole(dice, 0, chance(dice, 0.1) ? most : 12)
  const text = `A${drawText(dice, length)}`
  return orAnything(dice, 0.03, () => (chance(dice, 0.1) ? `${text}{one}{__proto__}` : text))
}

function orAnything(dice: Dice, share: number, draw: () => unknown): unknown {
  return chance(dice, share) ? anything(dice, 2) : draw()
}
