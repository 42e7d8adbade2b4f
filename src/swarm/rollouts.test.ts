import { expect, it } from 'vitest'
import { checkBoth, isNoPod } from '#core/policies/rollout-fenceposts.ts'
import { withRollouts } from './rollouts.ts'

it('[J60] a rollout of the swarm may always replace something, whatever was set before it', () => {
  const zeros = { maxSurge: 0, maxUnavailable: 0 }
  for (let seed = 0; seed < 2000; seed++) {
    const now: Record<string, unknown> = {}
    for (const { asks } of withRollouts([], { seed, duration: 300, services: 2 })) {
      for (const ask of asks) {
        if (ask.type !== 'set') continue
        now[ask.name] = ask.value
        expect(checkBoth(now.maxSurge, now.maxUnavailable).ok, `seed ${seed}`).toBe(true)
        if (ask.name === 'maxSurge' && isNoPod(ask.value)) zeros.maxSurge++
        if (ask.name === 'maxUnavailable' && isNoPod(ask.value)) zeros.maxUnavailable++
      }
    }
  }
  // Each of them alone is still drawn.
  expect(Math.min(zeros.maxSurge, zeros.maxUnavailable)).toBeGreaterThan(20)
})
