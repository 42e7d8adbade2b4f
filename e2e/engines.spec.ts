import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import golden from '../src/engines/digests.json' with { type: 'json' }
import { importFile } from './import.ts'
import { notices, openPlayground, runToEnd, sharedLink } from './playground.ts'

const root = join(import.meta.dirname, '..')
const manifest = join(root, 'public', 'examples', 'web-hpa.yaml')
const load = join(import.meta.dirname, 'fixtures', 'lunch.json')
// All runs are held in every engine without the page (scripts/engines.mjs): here the page itself is.
// The command line may have to be built first.
test.describe.configure({ timeout: 120_000 })

test('[M1] a manifest and a trace give one digest in Node and in this page', async ({ page }) => {
  const node = await digestInNode(
    'run',
    'autoscaled-service',
    '--manifest',
    manifest,
    '--load',
    load,
    '--seed',
    '1',
  )
  await openPlayground(page)
  const rules = await importFile(page, manifest)
  await rules.getByRole('button', { name: 'Use this autoscaler' }).click()
  await expect(rules).toBeHidden()
  const trace = await importFile(page, load)
  await trace.getByRole('button', { name: 'Use this load' }).click()
  await expect(trace).toBeHidden()
  await expect(page.getByText('lunch.json: 46 values')).toBeVisible()
  await runToEnd(page)
  const shared = await sharedLink(page)
  expect(shared.digest).toBe(node)

  // And the other way round: what the page shares is the same run on the command line.
  expect(await digestInNode('run', shared.address)).toBe(node)
})

test('[U24] a run that differs from the sender’s is told', async ({ page }) => {
  await openPlayground(page, `s=surge&t=100&eng=${golden.engine}&h=AAAAAAAAAAA`)
  await expect(notices(page)).toContainText('This run differs from the sender’s')
})

async function digestInNode(...words: readonly string[]): Promise<string> {
  const command = join(root, 'scripts', 'mitosis.mjs')
  const { stdout } = await promisify(execFile)(process.execPath, [command, ...words, '--json'])
  const printed: unknown = JSON.parse(stdout)
  const hasDigest = typeof printed === 'object' && printed !== null && 'digest' in printed
  return hasDigest ? String(printed.digest) : ''
}
