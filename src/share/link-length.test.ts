import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { elbDay } from '#core/organisms/autoscaled-service/scenarios/elb-day.ts'
import { scenarios } from '#core/organisms/scenarios.ts'
import { engineVersion } from '#core/organisms/recording.ts'
import { hpaControllerDefaults, hpaDefaults } from '#core/policies/hpa.ts'
import { encodeLink } from './link.ts'
import { finishLoad } from './loads/finish.ts'
import { previewLoad } from './loads/preview.ts'
import { importManifest } from './manifests/import-manifest.ts'
import { canonicalRecording } from './recording-check.ts'

const drawn = {
  form: 'linear',
  points: [
    [0, 60],
    [95, 60],
    [180, 120],
    [240, 455],
    [390, 480],
    [470, 210],
    [600, 90],
    [900, 70],
  ],
}

function lengthOf(settings: object): number {
  const recording = {
    engine: 1,
    organism: 'autoscaled-service',
    seed: 7,
    settings: { ...settings },
    log: [],
  }
  const encoded = encodeLink({ recording, time: 304, digest: '00ff10a7c4e1b25d' }, {})
  return encoded.ok ? (encoded.value.length ?? Number.NaN) : Number.NaN
}

describe('how long links are', () => {
  it('[L19] a drawn run is a QR code across a room, an imported one close by', () => {
    const read = importManifest(
      readFileSync('public/examples/web-hpa.yaml', 'utf8'),
      'web-hpa.yaml',
    )
    const imported = read.ok ? { ...read.value.settings, hpa: read.value.hpa } : null
    expect(lengthOf({ load: drawn })).toBeLessThan(110)
    expect(
      lengthOf({ load: drawn, slots: 8, boot: 25, hpa: { ...hpaDefaults, maxReplicas: 25 } }),
    ).toBeLessThan(150)
    expect(lengthOf({ load: drawn, ...imported })).toBeLessThan(300)
  })

  it('[L19] a preset with three changes has at most 120 characters, a service with a full autoscaler 300', () => {
    const settings = { ...scenarios.surge.settings, slots: 16, boot: 20 }
    const recording = canonicalRecording({
      engine: engineVersion,
      organism: 'autoscaled-service',
      seed: 4_000_000_001,
      settings: { ...settings, hpa: { ...hpaDefaults, maxReplicas: 12 } },
      log: [],
    })
    if (!recording.ok) throw new Error(recording.problem)
    const state = { recording: recording.value, time: 304.25, digest: '00ff10a7c4e1b25d' }
    const preset = encodeLink(state)
    if (!preset.ok || preset.value.tooLong) throw new Error('it has no link')
    expect(preset.value.fragment).toContain('s=surge~')
    expect(preset.value.length).toBeLessThanOrEqual(120)
    const policy = (type: string, value: number, periodSeconds: number) => ({
      type,
      value,
      periodSeconds,
    })
    const hpa = {
      minReplicas: 3,
      maxReplicas: 48,
      metrics: [
        {
          type: 'Resource',
          name: 'cpu',
          target: { type: 'Utilization', averageUtilization: 65 },
        },
        {
          type: 'Pods',
          name: 'http_requests_per_second',
          signal: 'requests-per-second',
          target: { type: 'AverageValue', averageValue: 40_000 },
        },
      ],
      behavior: {
        scaleUp: {
          stabilizationWindowSeconds: 15,
          selectPolicy: 'Max',
          policies: [policy('Pods', 6, 30), policy('Percent', 50, 15)],
          tolerance: 0.05,
        },
        scaleDown: {
          stabilizationWindowSeconds: 240,
          selectPolicy: 'Min',
          policies: [policy('Percent', 20, 60), policy('Pods', 2, 90)],
          tolerance: 0.15,
        },
      },
      controller: { ...hpaControllerDefaults, downscaleStabilization: 120, tolerance: 0.08 },
    }
    const custom = {
      load: drawn,
      serviceMean: 0.08,
      slots: 6,
      queueLimit: 80,
      imagePull: 25,
      boot: 18,
      hpa,
    }
    expect(lengthOf(custom)).toBeLessThanOrEqual(300)
  })

  it('[L19] a measured day, half a day of minutes and a fortnight of counts fit', () => {
    const counts = (count: number, mean: number) => {
      // A walk with steps like those of a busy site; any fixed series of that size would do.
      const values = Array.from(
        { length: count },
        (_, i) => mean + ((i * i * 7919) % Math.floor(mean / 5)),
      )
      const seen = previewLoad(JSON.stringify({ dt_s: 60, counts: values }), 'x.json')
      const load = seen.ok ? finishLoad(seen.value) : null
      return { load: load?.ok === true ? load.value : null }
    }
    expect(lengthOf(elbDay.settings)).toBeLessThan(400)
    expect(lengthOf(counts(720, 25_000))).toBeLessThan(3900)
    expect(lengthOf(counts(4000, 60))).toBeLessThan(8192)
  })
})
