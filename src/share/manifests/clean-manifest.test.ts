import { expect, it } from 'vitest'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { policyDefaults } from '#core/policies/policy-defaults.ts'
import { policyKinds } from '#core/policies/policy.ts'
import { startSettings } from '#core/schema/schema.ts'
import { exportManifest } from './export-manifest.ts'
import { importManifest } from './import-manifest.ts'
import { hasManifest } from './writable.ts'

const run = startSettings(parameters)

it.each(policyKinds)(
  '[I63] a clean manifest of %s is read as the same policy, or it is said that there is none',
  (kind) => {
    const policy = policyDefaults[kind]
    const made = exportManifest({ ...run, policy, cpuLimit: 2000, maxSurge: 2 })
    expect(made.ok).toBe(hasManifest(kind))
    if (!made.ok) return expect(made.problem).toContain(`the one in force (${kind})`)
    const signals = { prometheus: 'requests-per-second' } as const
    const seen = importManifest(made.value.text, 'x.yaml', { signals })
    expect(seen).toMatchObject({
      ok: true,
      value: { policy, open: [], refused: [], notices: [], unused: [] },
    })
    if (seen.ok && kind === 'hpa') expect(seen.value.hpa).toEqual(run.hpa)
    const { settings } = seen.ok ? seen.value : { settings: {} }
    const of = kind === 'hpa' || kind === 'keda' ? { maxSurge: 2, cpuLimit: 2000 } : {}
    expect(settings).toMatchObject(of)
  },
)
