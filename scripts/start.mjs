import { createServer } from 'node:net'
import { ensureDependencies } from './setup/dependencies.mjs'
import { alone } from './setup/lock.mjs'
import { root } from './setup/project.mjs'
import { giveUp, say } from './setup/say.mjs'

const usualPort = 4173
// Firefox refuses to open this one ("deniedPortAccess").
const blockedPorts = [4190]
const portsTried = 100

// `npm start`: installs what is missing, builds, serves the page and opens it.
await ensureDependencies()
const { build, preview } = await import('vite')
say('building')
await alone('build', () => build({ root, logLevel: 'warn' }))
const port = await freePort()
await preview({
  root,
  logLevel: 'warn',
  preview: { host: '127.0.0.1', port, strictPort: true, open: mayOpen() },
})
if (port !== usualPort) say(`port ${usualPort} is taken by another program; using ${port} instead`)
stopWithNpm()
process.stdout.write(`Digital Mitosis is at http://localhost:${port}/ (Ctrl+C stops it)\n`)

/** A page is opened where somebody can see it, and not when it was asked not to. */
function mayOpen() {
  const { CI, MITOSIS_NO_OPEN, DISPLAY, WAYLAND_DISPLAY } = process.env
  if (CI || MITOSIS_NO_OPEN) return false
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY)
}

/** A signal to npm ends the shell between npm and us without reaching us. */
function stopWithNpm() {
  const parent = process.ppid
  if (process.env.npm_lifecycle_event !== 'start') return
  setInterval(() => {
    if (process.ppid !== parent) process.exit(0)
  }, 1000).unref()
}

async function freePort() {
  for (let port = usualPort; port < usualPort + portsTried; port++) {
    if (!blockedPorts.includes(port) && (await isFree(port))) return port
  }
  return giveUp(`no port from ${usualPort} on is free; stop one of the servers and try again`)
}

/**
 * A server of either family would answer to the name localhost in our place.
 * @param {number} port
 */
async function isFree(port) {
  const both = await Promise.all(['127.0.0.1', '::1'].map((host) => canListen(host, port)))
  return both.every(Boolean)
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function canListen(host, port) {
  return new Promise((resolve) => {
    const probe = createServer()
    // A machine without the family has nobody listening there.
    probe.once('error', (error) => resolve('code' in error && error.code !== 'EADDRINUSE'))
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}
