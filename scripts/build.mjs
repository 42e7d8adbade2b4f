import { ensureDependencies } from './setup/dependencies.mjs'
import { root } from './setup/project.mjs'
import { say } from './setup/say.mjs'

// `npm run build`: the page into dist/, with licenses.txt.
await ensureDependencies()
const { build } = await import('vite')
await build({ root, logLevel: 'warn' })
// Who publishes the page is told what needs a browser.
if (process.env.PUBLIC_URL)
  say('the pages of the scenarios (s/) have no pictures; npm run cards takes them')
