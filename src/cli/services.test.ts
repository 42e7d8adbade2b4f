import { describe, expect, it } from 'vitest'
import { microservices } from '#core/organisms/microservices/model.ts'
import { sampleColumns } from '#core/organisms/observation.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { encodeLink } from '#share/link.ts'
import { recordingToFile } from '#share/run-file.ts'
import { jsonOf, run } from './terminal.test-support.ts'

const short: Recording = {
  engine: engineVersion,
  organism: 'microservices',
  seed: 5,
  settings: { load: { form: 'steps', every: 10, rates: [60, 90] } },
  log: [{ time: 4, change: { type: 'set', name: 'timeout', value: 0.2, service: 1 } }],
}
const names = ['gateway', 'checkout', 'search', 'catalog', 'sessions']
const files = {
  'shop.mitosis.json': recordingToFile({ recording: short }),
  'hpa.yaml': `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  minReplicas: 11
  maxReplicas: 19
`,
}

describe('a run of several services on the command line', () => {
  it('[M3] [M17] is the run that a file and its link hold, with changes of single services', async () => {
    const begun = microservices.begin(short.settings, 5)
    if (!begun.ok) throw new Error(begun.problem)
    begun.value.advanceTo(4, Infinity)
    for (const { change } of short.log) expect(begun.value.apply(change).ok).toBe(true)
    begun.value.advanceTo(20, Infinity)
    const json = await jsonOf(['run', 'shop.mitosis.json'], { files })
    expect(json).toMatchObject({ organism: 'microservices', digest: begun.value.digest() })
    expect(json.figures).toEqual(begun.value.figures(0))
    expect(json.services).toMatchObject(
      names.map((name, service) => ({ name, figures: begun.value.figures(service) })),
    )
    const link = encodeLink({ recording: short })
    const fragment = link.ok && !link.value.tooLong ? link.value.fragment : ''
    expect((await jsonOf(['run', `#${fragment}`])).digest).toBe(json.digest)
    // A lone service has no list of services.
    expect(await jsonOf(['run', 'surge', '--until', '9'])).not.toHaveProperty('services')
  })

  it('[M1] [M17] prints what all cost, and a line a service', async () => {
    const { out } = await run(['run', 'shop.mitosis.json'], { files })
    expect(out).toMatch(/^Requests +[\d,]+ to gateway$/m)
    expect(out).toMatch(/^Cost +\$0\.\d{4}, /m)
    const rows = out.trimEnd().split('\n').slice(-5)
    expect(rows.map((row) => row.split(' ')[0])).toEqual(names)
    // Prices of the table add up to the one above it, to half a digit each.
    const cost = (text: string | undefined) => Number(/\$([\d.]+)/u.exec(text ?? '')?.[1])
    const sum = rows.reduce((so, row) => so + cost(row), 0)
    expect(sum).toBeGreaterThan(0)
    expect(Math.abs(sum - cost(/^Cost.*$/m.exec(out)?.[0]))).toBeLessThanOrEqual(0.0003)
  })

  it('[M6] [M17] --csv writes the services one after another, each row with its name', async () => {
    const { written } = await run(['run', 'shop.mitosis.json', '--csv', 'o.csv'], { files })
    const lines = (written.get('o.csv') ?? '').trimEnd().split('\n')
    expect(lines[0]).toBe(['service', ...sampleColumns].join(','))
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(
      names.flatMap((name) => Array<string>(20).fill(name)),
    )
    expect(lines[21]?.split(',').slice(0, 2)).toEqual(['checkout', '1'])
    expect(new Set(lines.map((line) => line.split(',').length))).toEqual(
      new Set([sampleColumns.length + 1]),
    )
  })

  it('[M16] [M17] --set and --manifest change one service, which --service names', async () => {
    const args = ['run', 'shop.mitosis.json', '--until', '5', '--manifest', 'hpa.yaml']
    const json = await jsonOf(
      [...args, '--service', 'search', '--set', 'catalog.slots=3', 'boot=5'],
      { files },
    )
    const { graph } = json.settings as { graph: { services: readonly { settings: object }[] } }
    const [, , search, catalog] = graph.services
    expect(search?.settings).toMatchObject({ hpa: { minReplicas: 11, maxReplicas: 19 } })
    expect(catalog?.settings).toMatchObject({ slots: 3, hpa: { maxReplicas: 16 } })
    expect(json.settings).toMatchObject({ boot: 5 })
    expect(json.settings).not.toHaveProperty('hpa')
    const refused = async (...more: string[]) => (await run([...args, ...more], { files })).err
    expect(await refused()).toContain(
      'A manifest is that of one service of this run: --service is one of gateway, checkout,',
    )
    expect(await refused('--service', 'basket')).toContain('This run has no service “basket”')
    expect(await refused('--service', 'search', '--set', 'basket.slots=3')).toContain(
      'There is no service “basket” in this run',
    )
    const lone = await run(
      ['run', 'surge', '--until', '5', '--manifest', 'hpa.yaml', '--service', 'web'],
      { files },
    )
    expect(lone.err).toContain('this one has one')
    expect((await run(['run', 'surge', '--service', 'web'])).err).toContain(
      '--service speaks about',
    )
  })

  it('[Q27] [M17] a sweep takes a path of one service', async () => {
    const { code, out } = await run(
      ['sweep', 'shop.mitosis.json', '--over', 'checkout.slots=1,8', '--until', '8'],
      { files },
    )
    expect(code).toBe(0)
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(lines).toMatchObject([
      { values: { 'checkout.slots': 1 } },
      { values: { 'checkout.slots': 8 } },
    ])
    expect(new Set(out.match(/"digest":"\w+"/gu)).size).toBe(2)
  })
})
