import { expect, it, vi } from 'vitest'
import type * as draftModule from './draft.ts'
import type { Draft, Place, Rules } from './draft.ts'

const offered = new Set<string>()
const met = new Set<string>()

function seen(place: Place, rules: Rules): void {
  const path = place.path.map((step) => (typeof step === 'number' ? '[]' : step)).join('.')
  const at = (name: string): string => `${place.object.kind} ${path}.${name}`
  for (const name of Object.keys(rules)) offered.add(at(name))
  if (typeof place.value !== 'object' || place.value === null) return
  for (const [name, value] of Object.entries(place.value)) {
    if (value !== null && Object.hasOwn(rules, name)) met.add(at(name))
  }
}

it('[I64] every field that a reader knows stands in one of our own manifests at least', async () => {
  vi.resetModules()
  vi.doMock('./draft.ts', async (original) => {
    const real = await original<typeof draftModule>()
    return {
      ...real,
      eachField(draft: Draft, place: Place, rules: Rules) {
        seen(place, rules)
        real.eachField(draft, place, rules)
      },
    }
  })
  const { autoscalersOf, corpus } = await import('../manifest-corpus.test-support.ts')
  for (const [name, text] of corpus) autoscalersOf(text, name)
  vi.doUnmock('./draft.ts')
  vi.resetModules()
  expect(met.size).toBeGreaterThan(300)
  // One reader reads pods of a Deployment and of a Knative Service, one both directions of a behavior, one
  // what CloudFormation and the command line say of an object of AWS: a field met once is met.
  const both = (field: string): string =>
    field
      .replace(/^AWS::\w+::(?:Alarm|(\w+))/u, (_, name?: string) => name ?? 'MetricAlarm')
      .replace(' Properties.', ' .')
      .replace(' .', ' ')
      .replace(/^\w+ spec\.template\.spec\./u, 'pod ')
      .replace(/^.*\.target\./u, 'target ')
      .replace(/^.*\.behavior\.scale(?:Up|Down)\./u, 'behavior ')
      .replace(/^.* TargetTracking\w*Configuration\.|^TargetTrackingConfiguration /u, 'tracking ')
      .replace(/ StepScalingPolicyConfiguration\./u, ' ')
      .replace(/^\w+ ((?:Depends|Metad|Cond|Creation|Update|Deletion)\w*)$/u, 'resource $1')
  const known = new Set([...met].map(both))
  const missing = [...new Set([...offered].map(both))].filter((field) => !known.has(field))
  expect(missing).toEqual([])
})
