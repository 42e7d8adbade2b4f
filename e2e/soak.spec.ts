import { expect, test } from '@playwright/test'
import { openGauges, watchFrames } from '../scripts/soak/gauges.mjs'
import { playRound, start } from '../scripts/soak/visitor.mjs'
import { openPlayground } from './playground.ts'

const megabyte = 2 ** 20

test.use({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' })

test('[U58] a minute of flash crowds leaves neither the page nor its worker larger', async ({
  page,
}) => {
  test.setTimeout(300_000)
  await watchFrames(page)
  await openPlayground(page, start)
  const gauges = await openGauges(page)
  // In the first rounds the browser compiles what is used for the first time.
  for (let round = 0; round < 4; round++) await playRound(page, round)
  const before = await gauges.heap()
  for (let round = 4; round < 6; round++) await playRound(page, round)
  const after = await gauges.heap()
  expect(before.page).toBeGreaterThan(megabyte)
  expect((after.page - before.page) / megabyte).toBeLessThan(1)
  if (before.worker === null || after.worker === null) throw new Error('there is no worker')
  expect((after.worker - before.worker) / megabyte).toBeLessThan(1)
})
