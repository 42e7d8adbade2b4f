import { describe, expect, it } from 'vitest'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { fileToRecording, recordingToFile } from './run-file.ts'

const recording: Recording = {
  engine: engineVersion,
  organism: 'autoscaled-service',
  seed: 7,
  settings: { load: { form: 'steps', every: 60, rates: [1, 2.5, 1e-7, 4] }, slots: 8 },
  log: [{ time: 12.5, change: { type: 'set', name: 'timeout', value: 3 } }],
}
const digest = '00ff10a7c4e1b25d'
const text = recordingToFile({ recording, time: 60, digest })

function problemOf(file: string): string {
  const opened = fileToRecording(file)
  return opened.ok ? 'accepted' : opened.problem
}

describe('a run as a file', () => {
  it('[L1] comes back equal, with its time and digest', () => {
    expect(fileToRecording(text)).toEqual({
      ok: true,
      value: { recording, madeWith: engineVersion, time: 60, digest, notices: [] },
    })
  })

  it('[L1] keeps every text, also one that looks like a list', () => {
    const metric = {
      type: 'External',
      name: 'queue [ 5,  6 ]',
      signal: 'queue-length',
      target: { type: 'Value', value: 5000 },
    }
    const hpa = { minReplicas: 1, maxReplicas: 5, metrics: [metric], behavior: null }
    const written = recordingToFile({ recording: { ...recording, settings: { hpa }, log: [] } })
    const opened = fileToRecording(written)
    expect(opened).toMatchObject({
      value: { recording: { settings: { hpa: { metrics: [metric] } } } },
    })
  })

  it('[L18] a byte order mark is passed over; a text in UTF-16 is told', () => {
    expect(fileToRecording(`\uFEFF${text}`).ok).toBe(true)
    expect(problemOf(Buffer.from(text, 'utf16le').toString())).toContain('Save it as UTF-8')
  })

  it('[L1] is readable: one setting a line, lists of numbers on one line', () => {
    expect(text).toContain(`"format": "digital-mitosis/0",\n  "engine": ${engineVersion},`)
    expect(text).toContain('"rates": [1, 2.5, 1e-7, 4]')
    expect(text.split('\n').length).toBeLessThan(40)
  })

  it('[L7] of another engine version says so and is not verified', () => {
    const before = engineVersion - 1
    const opened = fileToRecording(
      text.replace(`"engine": ${engineVersion}`, `"engine": ${before}`),
    )
    expect(opened).toMatchObject({
      value: { madeWith: before, digest: null, recording: { engine: engineVersion } },
    })
    expect(opened.ok && opened.value.notices).toEqual([
      `This file was made with engine version ${before} (here ${engineVersion}): numbers may differ.`,
    ])
  })

  it('[L6] a wrong time or digest is replaced and told', () => {
    const opened = fileToRecording(text.replace('"time": 60', '"time": -1').replace(digest, 'zz'))
    expect(opened).toMatchObject({ value: { time: 0, digest: null } })
    expect(opened.ok && opened.value.notices.length).toBe(2)
  })

  it('[L18] is refused by name where it is cut, of another kind, newer or unknown', () => {
    expect(problemOf(text.slice(0, 80))).toContain('no complete JSON')
    expect(problemOf('[1, 2]')).toContain('“format” is missing')
    expect(problemOf('{"format": "k6"}')).toContain('its format is “k6”')
    expect(problemOf(text.replace('mitosis/0', 'mitosis/7'))).toContain('newer version')
    expect(problemOf(text.replace('"seed"', '"sede"'))).toContain('a field “sede”')
    expect(problemOf(text.replace('"time": 12.5', '"at": 3, "time": 12.5'))).toContain('“at”')
    expect(problemOf(text.replace('"name": "timeout"', '"for": 3, "name": "timeout"'))).toContain(
      '“for”',
    )
    expect(problemOf(text.replace('"slots": 8', '"slots": 0'))).toContain('“Slots per cell”')
    expect(problemOf('['.repeat(1e6))).toContain('no complete JSON')
  })
})
