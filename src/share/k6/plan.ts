import { refuse, type Result } from '#core/schema/schema.ts'
import { notText, tooLarge } from '../file-limits.ts'
import { wrongValue } from './fields.ts'
import type { Written } from './literal.ts'
import { readScenario, type K6Scenario } from './scenario.ts'
import { readScript } from './script.ts'

/** What a file of k6 asks for, before anything is taken from it. Plain data. */
export interface K6Plan {
  readonly scenarios: readonly K6Scenario[]
  /** Options that make no difference to how much arrives when, by name. */
  readonly idle: readonly string[]
  /** Calls of http that stand in the script, and seconds of sleep with a number; null where there is none. */
  readonly requests: number
  readonly sleeps: number | null
}

/** Options of a whole test without effect on how much arrives when. */
const idleOptions = new Set([
  'batch',
  'batchPerHost',
  'blacklistIPs',
  'blockHostnames',
  'cloud',
  'discardResponseBodies',
  'dns',
  'ext',
  'hosts',
  'httpDebug',
  'insecureSkipTLSVerify',
  'linger',
  'localIPs',
  'maxRedirects',
  'noConnectionReuse',
  'noCookiesReset',
  'noUsageReport',
  'noVUConnectionReuse',
  'setupTimeout',
  'summaryTimeUnit',
  'summaryTrendStats',
  'systemTags',
  'tags',
  'teardownTimeout',
  'thresholds',
  'throw',
  'tlsAuth',
  'tlsCipherSuites',
  'tlsVersion',
  'userAgent',
])

/** The short form: a single scenario without a name. */
const shortcuts = ['stages', 'vus', 'duration', 'iterations']
const scenariosMax = 100

/** Reads the options of k6 from a script or from JSON. */
export function readK6(text: string): Result<K6Plan> {
  const large = tooLarge('k6', text.length)
  if (large !== null) return refuse(large)
  const binary = notText(text)
  if (binary !== null) return refuse(binary)
  const script = readScript(text)
  if (!script.ok) return script
  const { options, requests, sleeps } = script.value
  if (options.kind !== 'object') return refuse(wrongValue(options, 'options', 'an object'))
  const { fields } = options
  const strange = [...fields].find(
    ([name]) => name !== 'scenarios' && !shortcuts.includes(name) && !idleOptions.has(name),
  )
  if (strange !== undefined) {
    const [name, { line, column }] = strange
    return refuse(
      `Line ${line}, column ${column}: the option “${name.slice(0, 60)}” is not read here, and it may change how much arrives; remove it if it does not.`,
    )
  }
  const scenarios = scenariosOf(options)
  if (!scenarios.ok) return scenarios
  const idle = [...fields.keys()].filter((name) => idleOptions.has(name))
  return { ok: true, value: { scenarios: scenarios.value, idle, requests, sleeps } }
}

function scenariosOf(options: Extract<Written, { kind: 'object' }>): Result<readonly K6Scenario[]> {
  const { fields } = options
  const scenarios = fields.get('scenarios')
  const short = shortcuts.filter((name) => fields.has(name))
  if (scenarios === undefined) {
    if (short.length === 0) {
      return refuse('These options hold neither “scenarios” nor “stages”; write them into it.')
    }
    const one = readScenario('default', longForm(options))
    return one.ok ? { ok: true, value: [one.value] } : one
  }
  if (short.length > 0) {
    return refuse(
      `These options hold “scenarios” and “${short[0]}”, of which k6 takes one; leave only one of them.`,
    )
  }
  if (scenarios.kind !== 'object') return refuse(wrongValue(scenarios, 'scenarios', 'an object'))
  if (scenarios.fields.size === 0 || scenarios.fields.size > scenariosMax) {
    return refuse(
      `There are ${scenarios.fields.size} scenarios in this file; it can be 1 to ${scenariosMax}.`,
    )
  }
  const read: K6Scenario[] = []
  for (const [name, written] of scenarios.fields) {
    const one = readScenario(name.slice(0, 60), written)
    if (!one.ok) return one
    read.push(one.value)
  }
  return { ok: true, value: read }
}

/** The scenario that the short form stands for, as k6 understands it. */
function longForm(options: Extract<Written, { kind: 'object' }>): Written {
  const { fields } = options
  const text = (value: string): Written => ({ ...options, kind: 'value', value })
  const take = (pairs: readonly (readonly [from: string, to: string])[]) =>
    pairs.flatMap(([from, to]) => {
      const written = fields.get(from)
      return written === undefined ? [] : [[to, written] as const]
    })
  const [executor, own] = fields.has('stages')
    ? [
        'ramping-vus',
        take([
          ['stages', 'stages'],
          ['vus', 'startVUs'],
        ]),
      ]
    : fields.has('iterations')
      ? [
          'shared-iterations',
          take([
            ['vus', 'vus'],
            ['iterations', 'iterations'],
            ['duration', 'maxDuration'],
          ]),
        ]
      : [
          'constant-vus',
          take([
            ['vus', 'vus'],
            ['duration', 'duration'],
          ]),
        ]
  return { ...options, fields: new Map([['executor', text(executor)], ...own]) }
}
