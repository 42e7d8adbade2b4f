import { describe, expect, it } from 'vitest'
import type { Page } from '../page.ts'
import { pictureFileName, type Shown } from './file-name.ts'

const settings = { initialReplicas: 3 }
const opening = { engine: 2, organism: 'autoscaled-service', seed: 1, settings, log: [] }

function nameOf(shown: Partial<Shown>, change: object = {}, ending = 'png'): string {
  const recording = { ...opening, ...change }
  // Only the run itself is looked at.
  const page = {
    openings: { surge: opening },
    session: { store: { getState: () => ({ recording }) } },
  } as unknown as Page
  const look = { size: { width: 1280, height: 720 }, ratio: 1, theme: 'dark' } as const
  return pictureFileName(page, { times: [213], look, ...shown }, ending)
}

describe('the name of a picture or a clip', () => {
  it('[U50] tells scenario, time, theme, size and density', () => {
    const look = { size: { width: 1280, height: 720 }, ratio: 2, theme: 'light' } as const
    const names = [
      nameOf({}),
      nameOf({ look }),
      nameOf({ look: { ...look, ratio: 1 } }),
      nameOf({ times: [3813.9] }),
      nameOf({ times: [213, 223] }, {}, 'gif'),
      nameOf({}, { seed: 7 }),
      nameOf({}, { settings: { initialReplicas: 4 } }),
      // The same settings of another system are another run.
      nameOf({}, { organism: 'microservices' }),
    ]
    expect(names).toEqual([
      'mitosis-surge-03m33s-dark-1280x720.png',
      'mitosis-surge-03m33s-light-1280x720@2x.png',
      'mitosis-surge-03m33s-light-1280x720.png',
      'mitosis-surge-1h03m33s-dark-1280x720.png',
      'mitosis-surge-03m33s-03m43s-dark-1280x720.gif',
      'mitosis-surge-seed7-03m33s-dark-1280x720.png',
      'mitosis-own-seed1-03m33s-dark-1280x720.png',
      'mitosis-own-seed1-03m33s-dark-1280x720.png',
    ])
  })

  it('[U50] is of signs that every system takes, and no longer than it may be', () => {
    const name = nameOf({ times: [1e300, 1e300] }, { seed: 4_294_967_295 })
    expect(name).toMatch(/^[\w@-]{1,120}\.png$/)
  })
})
