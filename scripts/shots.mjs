import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openStudio } from './shots/studio.mjs'
import { pictures } from './shots/pictures.mjs'
import { writeComparison } from './shots/sheet.mjs'
import { ensureBrowser } from './setup/browser.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { callersFolder, root } from './setup/project.mjs'
import { giveUp, say } from './setup/say.mjs'

const usage = `npm run shots -- [WORD…] [--theme NAME,…] [--beside DIR] [--renderer gl|2d] [--readme]

Takes pictures of the built page from fixed scenarios into shots/, named like the mock-ups:
main-dark.png, phone-light.png … A WORD keeps those that have it in their name, --theme those of a
theme. --beside DIR also writes beside-NAME.png: the picture of that name in DIR at the left, ours at
the right. --readme renews docs/picture.png. Pictures:
  ${pictures.map(({ name }) => name).join(' ')}`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    theme: { type: 'string', default: 'dark,light' },
    beside: { type: 'string' },
    renderer: { type: 'string' },
    readme: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  process.stdout.write(`${usage}\n`)
  process.exit(0)
}
const wanted = pictures.filter(
  ({ name }) => positionals.length === 0 || positionals.some((word) => name.includes(word)),
)
if (wanted.length === 0) giveUp(`no picture has that in its name.\n\n${usage}`)

await ensureDependencies()
await ensureBrowser()
const folder = join(root, 'shots')
mkdirSync(folder, { recursive: true })
const studio = await openStudio(values.renderer)
try {
  if (values.readme) {
    await pictures[0]?.take(studio, 'dark', join(root, 'docs', 'picture.png'))
    say('docs/picture.png is renewed')
  }
  for (const { name, take } of values.readme ? [] : wanted) {
    for (const theme of values.theme.split(',')) {
      const file = join(folder, `${name}-${theme}.png`)
      await take(studio, theme, file)
      say(`shots/${name}-${theme}.png`)
      if (values.beside === undefined) continue
      const theirs = resolve(callersFolder(), values.beside, `${name}-${theme}.png`)
      const sheet = join(folder, `beside-${name}-${theme}.png`)
      if (await writeComparison(studio, theirs, file, sheet))
        say(`shots/beside-${name}-${theme}.png`)
    }
  }
} finally {
  await studio.close()
}
