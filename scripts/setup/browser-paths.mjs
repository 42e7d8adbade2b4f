import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const { env, platform } = process

/** Paths of Chromium, Chrome and Edge on this machine, those that exist. */
export function installedChromiums() {
  return candidates({
    win32: [
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
      'Chromium/Application/chrome.exe',
    ],
    darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'],
    linux: [
      // The same engine without a window: an opening of the page costs half as much.
      'chromium-headless-shell',
      'google-chrome-stable',
      'google-chrome',
      'chromium',
      'chromium-browser',
      'microsoft-edge',
      'chrome',
    ],
  })
}

/** The Firefox of this machine, or undefined. MITOSIS_FIREFOX names another; `none` means none. */
export function installedFirefox() {
  const asked = env.MITOSIS_FIREFOX
  if (asked === 'none') return undefined
  if (asked !== undefined && asked !== '') return asked
  return candidates({
    win32: ['Mozilla Firefox/firefox.exe'],
    darwin: ['Firefox'],
    linux: ['firefox-esr', 'firefox'],
  })[0]
}

/** True when apt can install something here. */
export function canInstallWithApt() {
  return process.getuid?.() === 0 && platform === 'linux' && isCommand('apt-get')
}

/** @param {string} name */
function isCommand(name) {
  return spawnSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' }).status === 0
}

/** @param {{ win32: string[], darwin: string[], linux: string[] }} names */
function candidates(names) {
  if (platform === 'win32') {
    const bases = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    return pairs(bases, names.win32, (base, name) => join(base, name))
  }
  if (platform === 'darwin') {
    const bases = ['/Applications', `${env.HOME}/Applications`]
    return pairs(bases, names.darwin, (base, name) => {
      return `${base}/${name}.app/Contents/MacOS/${name === 'Firefox' ? 'firefox' : name}`
    })
  }
  const bases = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/opt/firefox']
  return pairs(bases, names.linux, (base, name) => `${base}/${name}`)
}

/**
 * @param {readonly (string | undefined)[]} bases
 * @param {readonly string[]} names
 * @param {(base: string, name: string) => string} path
 */
function pairs(bases, names, path) {
  return bases
    .flatMap((base) => (base === undefined ? [] : names.map((name) => path(base, name))))
    .filter((file) => existsSync(file))
}
