import { brief } from '#text/brief.ts'
import type { LineageTexts } from '#text/en/lineage.ts'
import { countDescent } from './kinship.ts'
import { isAlive, type Life, type Lives } from './lives.ts'

/** One sentence about the descent of the living, and a line of figures. */
export interface LineageSentence {
  readonly sentence: string
  readonly detail: string
}

/** What the tree says as a whole; of one of several services with its name. */
export function sentenceOf(
  lives: Lives,
  text: LineageTexts,
  name: string | null = null,
): LineageSentence {
  const of = (sentence: string): string =>
    name === null ? sentence : text.ofService(brief(name), sentence)
  const { forgotten } = lives
  if (lives.byId.size === 0) {
    return { sentence: of(forgotten > 0 ? text.forgotten(forgotten) : text.nobody), detail: '' }
  }
  const count = countDescent(lives)
  const { living, divisions, roots, survivingRoots, onlyRoot } = count
  const { areFounders, generations, pruned, killed } = count
  const balance = text.balance(divisions, generations, pruned, killed)
  const gap = forgotten > 0 ? ` ${text.forgotten(forgotten)}` : ''
  const sentence =
    living === 0
      ? text.noneAlive
      : divisions === 0
        ? text.noDivision(living)
        : survivingRoots === 1
          ? text.oneRoot(living, onlyRoot)
          : text.someRoots(living, survivingRoots, roots, areFounders)
  // Many more may live than those who are counted here.
  return { sentence: of(forgotten > 0 ? text.ofKept(sentence) : sentence), detail: balance + gap }
}

/** What is known of one life, a fact each, the name first. `longest` sets the form of the clock. */
export function factsOf(life: Life, longest: number, text: LineageTexts): readonly string[] {
  return [
    text.cell(life.id),
    originOf(life, text),
    ...(life.generation > 0 ? [text.generation(life.generation)] : []),
    text.born(life.bornAt, longest),
    readinessOf(life, longest, text),
    ...endingOf(life, longest, text),
    ...(life.daughters.length > 0 ? [text.daughters(life.daughters.length)] : []),
  ]
}

function originOf({ mother, bornAt }: Life, text: LineageTexts): string {
  if (mother !== 0) return text.daughterOf(mother)
  return bornAt === 0 ? text.founder : text.motherless
}

function readinessOf(life: Life, longest: number, text: LineageTexts): string {
  if (life.readyAt >= 0) return text.ready(life.readyAt, longest)
  return isAlive(life) && life.leftAt < 0 ? text.notReady : text.neverReady
}

function endingOf(life: Life, longest: number, text: LineageTexts): readonly string[] {
  if (life.endedAt >= 0) {
    return [
      life.wasKilled ? text.killed(life.endedAt, longest) : text.pruned(life.endedAt, longest),
    ]
  }
  return life.leftAt >= 0 ? [text.leaving(life.leftAt, longest)] : []
}
