/** The few words of the W3C's WebDriver that the engines need (https://www.w3.org/TR/webdriver2/). */

const startMs = 30_000
const lookAgainMs = 50
const closeMs = 5000

/**
 * One command: what the driver answers to it, or its error as a sentence.
 * @param {string} address
 * @param {{ method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown, ms?: number }} command
 * @returns {Promise<any>}
 */
async function tell(address, { method, path, body, ms = startMs }) {
  const response = await fetch(address + path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(ms),
  })
  const { value } = await response.json()
  if (response.ok) return value
  throw new Error(`${value?.error ?? response.status}: ${value?.message || 'no reason was given'}`)
}

/**
 * Waits until a driver that was just started takes commands.
 * @param {string} address
 */
async function driverReady(address) {
  for (const began = performance.now(); performance.now() - began < startMs;) {
    try {
      if ((await tell(address, { method: 'GET', path: '/status' })).ready) return
    } catch {
      // It does not listen yet.
    }
    await new Promise((look) => {
      setTimeout(look, lookAgainMs)
    })
  }
}

/**
 * Opens a browser with one page as soon as the driver takes commands. `close` closes it.
 * @typedef {object} Session
 * @property {string} version
 * @property {(page: string) => Promise<void>} open
 * @property {(expression: string, ms: number) => Promise<unknown>} valueOf a promise's value is waited for
 * @property {() => Promise<void>} close
 *
 * @param {string} address of the driver
 * @returns {Promise<Session>}
 */
export async function openSession(address) {
  await driverReady(address)
  const { sessionId, capabilities } = await tell(address, {
    method: 'POST',
    path: '/session',
    body: { capabilities: { alwaysMatch: {} } },
  })
  const at = `/session/${sessionId}`
  /** @param {string} path @param {unknown} body @param {number} ms */
  const post = (path, body, ms = startMs) =>
    tell(address, { method: 'POST', path: at + path, body, ms })
  return {
    version: String(capabilities.browserVersion),
    open: (page) => post('/url', { url: page }),
    async valueOf(expression, ms) {
      await post('/timeouts', { script: ms })
      return post('/execute/sync', { script: `return ${expression}`, args: [] }, ms + startMs)
    },
    close: () => tell(address, { method: 'DELETE', path: at, ms: closeMs }),
  }
}
