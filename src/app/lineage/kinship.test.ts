import { describe, expect, it } from 'vitest'
import { lineage as german } from '#text/de/lineage.ts'
import { lineageText } from '#text/en/lineage.ts'
import type { CellNote } from '#worker/frame.ts'
import { factsOf, sentenceOf } from './facts.ts'
import { noteOf } from './journal.test-support.ts'
import { countDescent, descentOf, stepFrom, survivingLines, type Step } from './kinship.ts'
import { createLivesReader } from './lives.ts'
import { orderOf } from './order.ts'

// 1 ─ 3 ─ 4 and 1 ─ 5; 2 has died out with its daughter 6.
const lives = createLivesReader().read([
  noteOf(0, 'born', 1),
  noteOf(0, 'born', 2),
  noteOf(10, 'born', 3, 1),
  noteOf(20, 'born', 4, 3),
  noteOf(30, 'born', 5, 1),
  noteOf(30, 'born', 6, 2),
  noteOf(40, 'dead', 1),
  noteOf(41, 'killed', 2),
  noteOf(42, 'dead', 6),
])
const text = lineageText.english

describe('who descends from whom', () => {
  it('[N7] the line of descent goes from a cell to the first of its line', () => {
    expect(descentOf(lives, 4).map(({ id }) => id)).toEqual([4, 3, 1])
    expect(descentOf(lives, 99)).toEqual([])
  })

  it('[N7] a line survives while somebody of it lives', () => {
    expect([...survivingLines(lives)].toSorted((a, b) => a - b)).toEqual([1, 3, 4, 5])
  })

  it('[N8] the sentence and its figures are counted from the lives', () => {
    expect(countDescent(lives)).toMatchObject({ living: 3, divisions: 4, pruned: 2, killed: 1 })
    expect(sentenceOf(lives, text)).toEqual({
      sentence: 'All three living cells descend from cell 1.',
      detail: '4 divisions over 2 generations, 2 pruned, 1 killed.',
    })
    expect(sentenceOf(createLivesReader().read([]), text).sentence).toBe(text.nobody)
    expect(sentenceOf(createLivesReader().read([]), text, 'checkout').sentence).toBe(
      'checkout: Nobody has been born yet.',
    )
  })

  it('[N8] who begins a line later, or is a daughter of a forgotten mother, is no founder', () => {
    const born = (notes: readonly CellNote[]) =>
      sentenceOf(createLivesReader().read(notes), text).sentence
    const founders = [noteOf(0, 'born', 1), noteOf(0, 'born', 2), noteOf(5, 'born', 3, 1)]
    expect(born(founders)).toBe('Three living cells descend from two founders.')
    expect(born([...founders, noteOf(9, 'born', 4)])).toBe(
      'Four living cells belong to three lines.',
    )
    expect(born([noteOf(50, 'born', 31, 7), noteOf(51, 'born', 32, 8)])).toBe(
      'Of the births still on record: Two living cells belong to two lines.',
    )
  })

  it('[N8] of a hundred thousand founders it tells those alone whose birth is still on record', () => {
    const told = (notes: readonly CellNote[]) => sentenceOf(createLivesReader().read(notes), text)
    const last = Array.from({ length: 16_384 }, (_, i) => noteOf(0, 'born', 83_617 + i))
    expect(told(last)).toEqual({
      sentence: 'Of the births still on record: 16,384 cells, and none has divided yet.',
      detail: 'No division so far. 83,616 earlier births are no longer kept.',
    })
    // Whoever leaves fills the journal, until it holds no birth at all.
    expect(told([noteOf(60, 'draining', 99_999), noteOf(62, 'dead', 99_999)])).toEqual({
      sentence: '99,999 earlier births are no longer kept.',
      detail: '',
    })
  })

  it('[X10] the sentence has its numbers in words up to twelve, in both languages', () => {
    expect(text.someRoots(9, 2, 5, true)).toBe(
      'Nine living cells descend from two founders; the lines of three others have died out.',
    )
    expect(german.someRoots(9, 2, 5, true)).toBe(
      'Die neun lebenden Zellen stammen von zwei Gründerinnen ab; drei weitere Linien sind ausgestorben.',
    )
    expect(german.oneRoot(12, 3)).toBe('Alle zwölf lebenden Zellen stammen von Zelle 3 ab.')
    expect(german.someRoots(13, 4, 4, false)).toBe('Die 13 lebenden Zellen gehören zu vier Linien.')
  })

  it('[N9] a life is told in facts, and what has not happened is not told', () => {
    const told = lives.byId.get(1)
    const killed = lives.byId.get(2)
    if (told === undefined || killed === undefined) throw new Error('both are in the journal')
    expect(factsOf(told, 100, text)).toEqual([
      'Cell 1',
      'founder',
      'born 00:00',
      'ready 00:00',
      'pruned 00:40',
      '2 daughters',
    ])
    expect(factsOf(killed, 100, text)).toContain('killed 00:41')
  })

  it('[N10] arrow keys reach every cell, mother and daughter as well as the rows beside', () => {
    const order = orderOf(lives)
    const places = new Map(order.map(({ id }, row) => [id, row]))
    const step = (from: number, way: Step) => stepFrom({ lives, order, places }, from, way)
    expect(step(4, 'mother')).toBe(3)
    expect(step(1, 'daughter')).toBe(5)
    expect(step(1, 'mother')).toBe(1)
    const seen = [order[0]?.id ?? 0]
    for (const _ of order) seen.push(step(seen.at(-1) ?? 0, 'below'))
    expect(new Set(seen).size).toBe(order.length)
    // From nowhere a walk begins at somebody who lives.
    expect(lives.byId.get(step(0, 'below'))?.endedAt).toBe(-1)
  })
})
