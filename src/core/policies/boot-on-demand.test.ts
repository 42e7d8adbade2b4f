import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bootOnDemand } from './boot-on-demand.ts'

const seen = fc.record({
  off: fc.nat(40),
  booting: fc.nat(40),
  busy: fc.nat(40),
  idle: fc.nat(40),
  waiting: fc.nat(300),
  slots: fc.integer({ min: 1, max: 8 }),
})

describe('boot on demand', () => {
  it('[O12] boots a server for each that waits, as far as some are off', () => {
    const at = { off: 3, booting: 1, busy: 0, idle: 0, slots: 1 }
    expect(bootOnDemand({ ...at, waiting: 3 })).toMatchObject({ wanted: 3, boot: 2, cancel: 0 })
    expect(bootOnDemand({ ...at, waiting: 9 })).toMatchObject({ wanted: 4, boot: 3, cancel: 0 })
    expect(bootOnDemand({ ...at, waiting: 9, slots: 4 })).toMatchObject({ wanted: 3, boot: 2 })
  })

  it('[O12] takes boots back that nobody waits for, and switches off who has nothing to do', () => {
    const at = { off: 0, booting: 4, busy: 2, idle: 0, slots: 1 }
    expect(bootOnDemand({ ...at, waiting: 1 })).toMatchObject({ boot: 0, cancel: 3, switchOff: 0 })
    expect(bootOnDemand({ ...at, waiting: 0, idle: 2 })).toMatchObject({ cancel: 4, switchOff: 2 })
  })

  it('[O12] leaves as many boots as are wanted, never both boots and takes back, and remembers nothing', () => {
    let boots = 0
    let cancels = 0
    fc.assert(
      fc.property(seen, (numbers) => {
        const decision = bootOnDemand(numbers)
        const { wanted, boot, cancel, switchOff } = decision
        expect(numbers.booting + boot - cancel).toBe(wanted)
        expect(wanted).toBe(
          Math.min(Math.ceil(numbers.waiting / numbers.slots), numbers.off + numbers.booting),
        )
        expect(Math.min(boot, cancel)).toBe(0)
        expect(boot).toBeLessThanOrEqual(numbers.off)
        expect([0, numbers.idle]).toContain(switchOff)
        // After it was carried out there is nothing more to do.
        const after = {
          ...numbers,
          off: numbers.off - boot + cancel + switchOff,
          booting: wanted,
          idle: numbers.idle - switchOff,
        }
        if (switchOff === 0) {
          expect(bootOnDemand(after)).toMatchObject({ boot: 0, cancel: 0, switchOff: 0 })
        }
        expect(JSON.parse(JSON.stringify(decision))).toEqual(decision)
        boots += Number(boot > 0)
        cancels += Number(cancel > 0)
      }),
      { numRuns: 500, seed: 3612 },
    )
    expect(Math.min(boots, cancels)).toBeGreaterThan(50)
  })
})
