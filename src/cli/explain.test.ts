import { describe, expect, it } from 'vitest'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { recordingToFile } from '#share/run-file.ts'
import { jsonOf, run } from './terminal.test-support.ts'

const small: Recording = {
  engine: engineVersion,
  organism: 'autoscaled-service',
  seed: 3,
  settings: {
    load: { form: 'steps', every: 40, rates: [20, 80, 80] },
    slots: 1,
    queueLimit: 5,
    initialReplicas: 4,
  },
  log: [],
}
const files = { 'run.mitosis.json': recordingToFile({ recording: small, time: 0 }) }
const asked = ['explain', 'run.mitosis.json']

describe('npm run mitosis -- explain', () => {
  it('[E30] says what was lost for which causes, and what each other run has shown', async () => {
    const { code, out, err } = await run(asked, { files })
    expect([code, err]).toEqual([0, ''])
    for (const part of [
      /^[\d,]+ attempts were lost and [\d,]+ answers came late between \d\d:\d\d and \d\d:\d\d\./,
      /^ {2}Had the image been there already, [\d,]+ fewer would have been lost or late\./m,
      /^ {2}The load jumped from 20 to 80 requests per second at 00:40\.$/m,
      /^Left over +\d+$/m,
    ]) {
      expect(out).toMatch(part)
    }
  })

  it('[E30] --json prints the explanation alone, of the incident of a moment', async () => {
    const json = await jsonOf([...asked, '--at', '50'], { files })
    expect(json).toMatchObject({
      total: expect.any(Number),
      claims: expect.arrayContaining([expect.objectContaining({ isSameTraffic: true })]),
      waterfall: { rest: expect.any(Number) },
    })
  })

  it('[E30] refuses what it cannot explain, and says so where nothing was lost', async () => {
    const said = async (...more: readonly string[]) =>
      (await run([...asked, ...more], { files })).err
    expect(await said('--until', '60')).toContain('counts to the end of the run')
    expect(await said('--of', 'search')).toContain('This run has one service')
    expect(await said('--at', 'noon')).toContain('--at must be a number of simulated seconds')
    const { out } = await run([...asked, '--set', 'load.peak=1'], { files })
    expect(out).toContain('Nothing was lost or late')
    const stopped = await run(asked, { files, patience: 1 })
    expect([stopped.code, stopped.out]).toEqual([130, ''])
  })
})
