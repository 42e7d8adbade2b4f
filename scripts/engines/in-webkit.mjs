import { spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { answerMs, answerOf } from './engine.mjs'
import { before, keepProcesses } from './processes.mjs'
import { openSession } from './webdriver.mjs'

const install = 'Install both with apt-get install webkit2gtk-driver xvfb.'
const startMs = 30_000

/** @type {import('./engine.mjs').Engine} WebKitGTK's own small browser on a screen that nobody sees. */
export const webkitEngine = {
  name: 'WebKitGTK',
  async ask({ address }) {
    const lacking = ['WebKitWebDriver', 'Xvfb'].filter((name) => !isCommand(name))
    if (lacking.length > 0) return { missing: `No ${lacking.join(' and no ')} here. ${install}` }
    const kept = keepProcesses()
    try {
      const session = await start(kept).catch((error) => String(error))
      if (typeof session === 'string') return { missing: `It does not start here: ${session}` }
      await session.open(address)
      const said = await session.valueOf('window.said', answerMs)
      await session.close()
      return { version: session.version, answer: answerOf(said) }
    } finally {
      // However this went, with everything they have started.
      kept.end()
    }
  },
}

/** @param {import('./processes.mjs').Kept} kept */
async function start(kept) {
  const screen = kept.start('Xvfb', ['-displayfd', '1', '-nolisten', 'tcp'])
  /** @type {Promise<Buffer>} The number of the free display that it has found. */
  const found = new Promise((done) => {
    screen.stdout?.once('data', done)
  })
  const number = String(await before(screen, { name: 'Xvfb', ms: startMs }, found)).trim()
  const port = await freePort()
  const driver = kept.start('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    DISPLAY: `:${number}`,
    GDK_BACKEND: 'x11',
    NO_AT_BRIDGE: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
  })
  // Full of its words, the pipe would stop it.
  driver.stdout?.resume()
  const limits = { name: 'WebKitWebDriver', ms: startMs }
  return before(driver, limits, openSession(`http://127.0.0.1:${port}`))
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })
}

/** @param {string} name */
function isCommand(name) {
  if (process.platform === 'win32') return false
  return spawnSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' }).status === 0
}
