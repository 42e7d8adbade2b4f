import { describe, expect, it } from 'vitest'
import type { ServiceDecision } from '#core/organisms/observation.ts'
import { latestDecision, ofService, watchedName } from './watched.ts'

// Nothing but whose it is and when is looked at.
const decided = (service: number, time: number) => ({ service, time }) as ServiceDecision

describe('what belongs to the service that is watched', () => {
  const decisions = [decided(0, 15), decided(1, 15), decided(0, 30), decided(2, 31)]

  it('[B20] is the newest decision of its own autoscaler, and those before', () => {
    expect(latestDecision({ decisions, watched: 0 })).toBe(decisions[2])
    expect(latestDecision({ decisions, watched: 1 })).toBe(decisions[1])
    expect(latestDecision({ decisions, watched: 3 })).toBeNull()
    expect(ofService(decisions, 0)).toEqual([decisions[0], decisions[2]])
  })

  it('[B20] is told by its name, where it is not the only one', () => {
    expect(watchedName({ services: ['web'], watched: 0 })).toBeNull()
    expect(watchedName({ services: ['web', 'api'], watched: 1 })).toBe('api')
    expect(watchedName({ services: [], watched: 0 })).toBeNull()
  })
})
