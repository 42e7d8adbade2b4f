import { expect, it } from 'vitest'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { recordingToFile } from '#share/run-file.ts'
import { jsonOf, run } from './terminal.test-support.ts'

const recording: Recording = {
  engine: engineVersion,
  organism: 'autoscaled-service',
  seed: 5,
  settings: {
    initialReplicas: 120,
    autoscaling: false,
    serviceLaw: 'exponential',
    serviceMean: 0.1,
    slots: 1,
    timeout: 0,
    retries: 0,
    load: { form: 'steps', every: 20, rates: [600] },
  },
  log: [
    { time: 5, change: { type: 'rung', value: 'levels' } },
    { time: 8.9, change: { type: 'rung', value: 'exact' } },
    { time: 12.5, change: { type: 'rung', value: 'levels' } },
  ],
}
const exact = { ...recording, log: [] }
const files = {
  'rough.mitosis.json': recordingToFile({ recording }),
  'exact.mitosis.json': recordingToFile({ recording: exact }),
}

it('[P27] summary and CSV of the command line name what was counted by level, and nothing where nothing was', async () => {
  const json = await jsonOf(['run', 'rough.mitosis.json'], { files })
  expect(json.approximate).toEqual([
    { from: 5, to: 8.9 },
    { from: 12.5, to: null },
  ])
  expect(json.log).toEqual(recording.log)
  const told = await run(['run', 'rough.mitosis.json', '--csv', 'rows.csv'], { files })
  expect(told.out).toMatch(/Approximate +counted by level from 5.* to 8\.9.*, 12\.5.* to 20/)
  const rows = (told.written.get('rows.csv') ?? '').trim().split('\n')
  expect(rows[0]?.split(',').at(-1)).toBe('approximate')
  const marks = rows.slice(1).map((row) => row.split(',').at(-1))
  // The row of 9 s is nearly all levels, though every request is simulated by then.
  expect(marks.flatMap((mark, row) => (mark === '1' ? [row + 1] : []))).toEqual([
    6, 7, 8, 9, 13, 14, 15, 16, 17, 18, 19, 20,
  ])
  const other = await run(['run', 'exact.mitosis.json', '--csv', 'rows.csv'], { files })
  expect(other.out).not.toContain('Approximate')
  expect(other.written.get('rows.csv')).not.toContain('approximate')
  expect((await jsonOf(['run', 'exact.mitosis.json'], { files })).approximate).toBeUndefined()
})
