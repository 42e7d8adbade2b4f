import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from '#core/kernel/memory.ts'
import { phases, type Phase } from './phases.ts'
import {
  become,
  bury,
  countLiving,
  createPopulation,
  germinate,
  isActive,
  isStarting,
  phaseOf,
  populationLayout,
  rowOf,
  type Population,
} from './population.ts'

const populationOf = (rows: number): Population =>
  createPopulation(allocate(populationLayout(rows)).views)

const idsOf = (population: Population): readonly number[] =>
  Array.from(population.living.subarray(0, countLiving(population)), (row) => population.ids[row])

describe('a population', () => {
  it('[C1] [C3] [C4] ids count from 1 and never return, rows do, and a full one refuses', () => {
    const capacity = 6
    let reused = 0
    let refused = 0
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -6, max: 8 }), { minLength: 20, maxLength: 60 }),
        (steps) => {
          const population = populationOf(capacity)
          let alive: number[] = []
          let born = 0
          const usedRows = new Set<number>()
          for (const step of steps) {
            if (step < 0 || alive.length === 0) {
              const row = germinate(population, 0, 0, step)
              expect(row >= 0).toBe(alive.length < capacity)
              if (row < 0) {
                refused++
                continue
              }
              born++
              expect(population.ids[row]).toBe(born)
              if (usedRows.has(row)) reused++
              usedRows.add(row)
              alive.push(born)
            } else {
              const id = alive[step % alive.length]
              bury(population, rowOf(population, id))
              alive = alive.filter((other) => other !== id)
              expect(rowOf(population, id)).toBe(-1)
            }
            expect(idsOf(population)).toEqual(alive)
            expect(new Set(population.living.subarray(0, alive.length)).size).toBe(alive.length)
          }
        },
      ),
      { seed: 14, numRuns: 100 },
    )
    expect(reused).toBeGreaterThan(100)
    expect(refused).toBeGreaterThan(20)
  })

  it('[C1] a cell in a used row starts afresh', () => {
    const population = populationOf(1)
    const first = germinate(population, 0, 0, 5)
    become(population, first, 'serving', 6, -1)
    population.ready[first] = 1
    population.readyAt[first] = 6
    bury(population, first)
    const second = germinate(population, 3, 1, 9)
    expect(second).toBe(first)
    const { ids, mothers, services, ready, readyAt, bornAt, startedAt } = population
    expect([ids, mothers, services, ready, readyAt, bornAt, startedAt].map((c) => c[0])).toEqual([
      2, 1, 3, 0, -1, 9, -1,
    ])
    expect(phaseOf(population, second)).toBe('scheduled')
  })

  it('[C2] a cell goes forward through its phases and never back or in place', () => {
    for (const [from, one] of phases.entries()) {
      for (const [to, other] of phases.entries()) {
        const population = populationOf(1)
        const row = germinate(population, 0, 0, 0)
        if (from > 0) become(population, row, one, 1, -1)
        const go = (): void => become(population, row, other, 2, 7)
        if (to > from) {
          go()
          expect([phaseOf(population, row), population.phaseEndsAt[row]]).toEqual([other, 7])
        } else expect(go).toThrow(`a cell that is ${one} never becomes ${other}`)
      }
    }
  })

  it('[C2] a cell starts until it serves, and is active until it is told to go', () => {
    const states = phases.map((phase: Phase) => {
      const population = populationOf(1)
      const row = germinate(population, 0, 0, 0)
      if (phase !== 'scheduled') become(population, row, phase, 0, -1)
      return [phase, isStarting(population, row), isActive(population, row)]
    })
    expect(states).toEqual([
      ['scheduled', true, true],
      ['pulling', true, true],
      ['booting', true, true],
      ['probing', true, true],
      ['serving', false, true],
      ['draining', false, false],
      ['dead', false, false],
    ])
  })

  it('[C1] a cell is buried once', () => {
    const population = populationOf(2)
    const row = germinate(population, 0, 0, 0)
    bury(population, row)
    expect(() => bury(population, row)).toThrow()
    expect(countLiving(population)).toBe(0)
  })
})
