import { expect, test, type Page } from '@playwright/test'
import { buildEngine, numberIn, shelve } from '../scripts/engines/shelf.mjs'
import { notices, openPlayground, timeBar } from './playground.ts'

const own = numberIn('src/core/organisms/recording.ts', 'engineVersion')
const older = own - 1

/** The present engine with another version and one draw that differs, as an older engine would be. */
function buildOlder(): Promise<Buffer> {
  let changed = 0
  const replaced = (code: string, from: string, to: string) => {
    if (code.includes(from)) changed += 1
    return code.replace(from, to)
  }
  return buildEngine((code, file) => {
    if (file.endsWith('/core/organisms/recording.ts'))
      return replaced(code, `engineVersion = ${own}`, `engineVersion = ${older}`)
    if (file.endsWith('/core/kernel/random.ts'))
      return replaced(code, 'let hash = 0x811c9dc5 ^ seed', 'let hash = 0x811c9dc4 ^ seed')
    return null
  }).then((script) => {
    expect(changed).toBe(2)
    return script
  })
}

/** The link under Share, once it has its digest. */
async function shared(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Share this culture' })
  const link = dialog.getByRole('textbox', { name: 'The link' })
  await expect(link).toHaveValue(/&h=[\w-]{11}&/)
  return link.inputValue()
}

const digestIn = (link: string) => /&h=([\w-]{11})&/u.exec(link)?.[1]

test('[U23] [L7] [L27] [L28] a link is certified by its own engine, an older one where the page carries it', async ({
  page,
}) => {
  const script = await buildOlder()
  const protocol = numberIn('src/worker/messages.ts', 'protocolVersion')
  const { entry, file } = shelve(script, { version: older, protocol })
  await page.route('**/engines/index.json', (route) =>
    route.fulfill({ json: { engines: [entry] } }),
  )
  await page.route(`**/engines/${older}/engine.js.gz`, (route) => route.fulfill({ body: file }))
  const open = async (link: string) => {
    await page.goto('about:blank')
    await page.goto(link)
    await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '60')
  }
  const certificate = page.getByRole('region', { name: 'Replay certificate' })
  const chip = page.getByRole('button', { name: /^Simulation: / })

  // The present engine: what it says is compared, and can be looked at again.
  await openPlayground(page, `eng=${own}&t=60&s=surge`)
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '60')
  const present = await shared(page)
  await expect(certificate).toBeHidden()
  await open(present)
  await expect(notices(page)).toContainText('Verified: identical to the sender’s run.')
  expect(await shared(page)).toBe(present)
  await expect(certificate).toContainText('its whole state is identical to the sender’s')
  await expect(certificate).toContainText(`engine ${own}, `)

  // The older engine makes another run of the same link, and certifies it.
  await open(present.replace(/eng=\d+/u, `eng=${older}`).replace(/&h=[\w-]+/u, ''))
  await expect(chip).toContainText(`exact · engine ${older}`)
  const elder = await shared(page)
  expect(elder).toContain(`eng=${older}&`)
  expect(digestIn(elder)).not.toBe(digestIn(present))
  await open(elder)
  await expect(notices(page)).toContainText('Verified: identical to the sender’s run.')
  await expect(notices(page)).toContainText(`simulated by engine version ${older}`)
  expect(await shared(page)).toBe(elder)
  await expect(certificate).toContainText(`repeated here by engine ${older}`)
  await page.keyboard.press('Escape')

  // Over to the present one: it says so, and gives what it gave before.
  await chip.click()
  await page.getByRole('button', { name: `Run with engine ${own} instead` }).click()
  await expect(notices(page)).toContainText(`Engine version ${own} simulates the run now`)
  await expect(chip).not.toContainText('engine')
  await expect(timeBar(page)).toHaveAttribute('aria-valuenow', '60')
  await page.keyboard.press('Escape')
  expect(digestIn(await shared(page))).toBe(digestIn(present))

  // A page that does not carry it runs the link by its own, and compares nothing.
  await page.unroute('**/engines/index.json')
  await open(elder)
  await expect(notices(page)).toContainText('The engine has changed since this link was made')
  expect(digestIn(await shared(page))).toBe(digestIn(present))
  await expect(certificate).toContainText(`The engine has changed (${older} → ${own})`)
})
