import { describe, expect, it } from 'vitest'
import type { Cause } from '#core/organisms/causes.ts'
import { causeOf, closeWindow, emptyLedger, lastShortage, withLine } from './ledger.ts'

const starting = causeOf('starting', { cell: 2, phase: 'pulling' })
const atMaximum = causeOf('at-maximum')

/** A ledger in whose present window these were met one after the other, a second apart, each by two attempts. */
function ledgerOf(causes: readonly Cause[]) {
  const ledger = emptyLedger(1)
  causes.forEach((cause, at) => {
    const line = {
      from: 0,
      to: at + 1,
      service: 0,
      happening: 'queue-full',
      count: 2,
      cause,
    } as const
    ledger.present = withLine(ledger.present, line)
  })
  return ledger
}

describe('[C66] the latest shortage of a service', () => {
  it('is the one that was met last, also where it was met first as well, in the window and after it', () => {
    for (const [causes, last] of [
      [[starting, atMaximum, starting], starting],
      [[starting, atMaximum, starting, atMaximum], atMaximum],
      [[starting, causeOf('work'), atMaximum, causeOf('work')], atMaximum],
    ] as const) {
      const ledger = ledgerOf(causes)
      expect(lastShortage(ledger, 0, 0)).toEqual(last)
      closeWindow(ledger, 10)
      expect(ledger.entries.reduce((so, { count }) => so + count, 0)).toBe(2 * causes.length)
      expect(ledger.entries).toHaveLength(new Set(causes.map(({ reason }) => reason)).size)
      expect(lastShortage(ledger, 0, 0)).toEqual(last)
    }
  })

  it('is none of another service, and none of before', () => {
    const ledger = ledgerOf([starting])
    expect(lastShortage(ledger, 1, 0)).toBeNull()
    closeWindow(ledger, 10)
    expect(lastShortage(ledger, 0, 10)).toEqual(starting)
    expect(lastShortage(ledger, 0, 11)).toBeNull()
  })
})
