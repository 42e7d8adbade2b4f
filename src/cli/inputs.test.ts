import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { engineVersion } from '#core/organisms/recording.ts'
import { fileLimits } from '#share/file-limits.ts'
import { recordingToFile } from '#share/run-file.ts'
import { processTerminal } from './terminal.ts'
import { jsonOf, run } from './terminal.test-support.ts'

const own = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 10
  metrics:
    - type: Pods
      pods: { metric: { name: rps }, target: { type: AverageValue, averageValue: 10 } }
`
const files = {
  'own.yaml': own,
  'gaps.csv': 'seconds,hits\n0,60\n60,120\n240,30\n300,30\n',
  'run#2': recordingToFile({
    recording: {
      engine: engineVersion,
      organism: 'autoscaled-service',
      seed: 9,
      settings: {},
      log: [],
    },
  }),
}

describe('what the command is given', () => {
  const manifest = ['run', 'steady', '--until', '9', '--manifest', 'own.yaml']
  const load = ['run', 'steady', '--until', '9', '--load', 'gaps.csv']

  it.each([
    ['no metric “rsp”; --signal is for rps', [...manifest, '--signal', 'rsp=in-flight']],
    ['no autoscaler “wbe”; --hpa is one of web', [...manifest, '--hpa', 'wbe']],
    ['its interval is 60 s; leave --load-interval out', [...load, '--load-interval', '5']],
    ['A manifest goes behind --manifest', ['run', 'own.yaml']],
    ['give all of it, with what stands behind its #', ['run', 'https://example.org/page/']],
  ])('[M13] an answer to no question is refused: %s', async (words, args) => {
    const { code, out, err } = await run(args, { files })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(words)
  })

  it('[M7] what was found in a load is told, gaps too', async () => {
    const { code, err } = await run(load, { files })
    expect(code).toBe(0)
    expect(err).toBe(
      'Load gaps.csv: 6 intervals of 60 s, “hits” as requests in an interval.\n' +
        '2 of them have no value; the one before was taken.\n',
    )
    expect((await run([...load, '--load-interval', '60'], { files })).code).toBe(0)
  })

  it('[M7] a manifest of any autoscaler makes the run, of several the one that is chosen', async () => {
    const scaled = `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web }
spec:
  scaleTargetRef: { name: web }
  maxReplicaCount: 7
  triggers: [{ type: prometheus, metadata: { query: x, threshold: "20" } }]
`
    const all = { ...files, 'keda.yaml': scaled, 'both.yaml': `${scaled}---\n${own}` }
    const keda = ['run', 'steady', '--until', '9', '--signal', 'prometheus=requests-per-second']
    const { code, err } = await run([...keda, '--manifest', 'keda.yaml'], { files: all })
    expect([code, err]).toEqual([0, 'Manifest keda.yaml: 2 fields were taken over.\n'])
    const both = [...keda, '--manifest', 'both.yaml']
    expect((await run(both, { files: all })).err).toContain('--hpa ScaledObject/web')
    const chosen = await run([...both, '--hpa', 'ScaledObject/web'], { files: all })
    expect([chosen.code, chosen.err]).toEqual([
      0,
      'Manifest both.yaml: 2 fields were taken over.\nHorizontalPodAutoscaler “web” is not used: it has no effect on the simulation.\n',
    ])
  })

  it('[M3] a file may have a # in its name', async () => {
    expect(await jsonOf(['run', 'run#2', '--until', '9'], { files })).toMatchObject({ seed: 9 })
  })
})

describe('the terminal of this process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mitosis-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const terminal = processTerminal()
  const problemOf = (path: string): string => {
    const text = terminal.read(path, 'manifest')
    return text.ok ? text.value : text.problem
  }

  it('[M10] a word that is too long to be a name is no file', () => {
    const word = 'a'.repeat(5000)
    expect(terminal.isFile(word)).toBe(false)
    expect(problemOf(word)).toMatch(/cannot be read: its name is too long\.$/)
  })

  it('[M10] a file is read up to its limit and not beyond, whatever its size is said to be', () => {
    const path = join(folder, 'm.yaml')
    writeFileSync(path, 'ä')
    expect(problemOf(path)).toBe('ä')
    writeFileSync(path, 'x'.repeat(fileLimits.manifest + 1))
    expect(problemOf(path)).toContain('0.25 MB are the limit')
    expect(problemOf(folder)).toContain('is a folder')
    // A device has no size and no end.
    if (process.platform !== 'win32') expect(problemOf('/dev/zero')).toContain('are the limit')
  })

  it('[M10] a reader of stderr that leaves early changes nothing', async () => {
    const script = join(import.meta.dirname, '..', '..', 'scripts', 'mitosis.mjs')
    const child = spawn(process.execPath, [script, 'run', 'sruge'])
    child.stderr.destroy()
    const [code]: unknown[] = await once(child, 'exit')
    expect(code).toBe(2)
  })
})
