import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { serviceParameters } from '#core/control/parameters.ts'
import { callFields } from '#core/organisms/microservices/call-fields.ts'
import { checkGraph } from '#core/organisms/microservices/graph-check.ts'
import { shop } from '#core/organisms/microservices/graph-settings.ts'
import { commonSettings } from '#core/organisms/microservices/one-service.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { hpaDefaults } from '#core/policies/hpa.ts'
import type { Field } from '#core/schema/schema.ts'
import { encodeBase64Url } from './base64url.ts'
import { dictionaries } from './dictionary.ts'
import { decodeLink, encodeLink, type LinkState } from './link.ts'
import { linkFormat } from './sealed.ts'
import { linkCheck } from './link-check.ts'
import { pack } from './packing.ts'
import { canonicalRecording } from './recording-check.ts'
import { fileToRecording, recordingToFile } from './run-file.ts'
import type { BuiltIns } from './scenario-link.ts'

const organism = 'microservices'
const load = {
  form: 'linear',
  points: [
    [0, 300],
    [900, 900],
  ],
}
const builtIns: BuiltIns = {
  surge: { organism: 'autoscaled-service', seed: 1, settings: {} },
  shop: { organism, seed: 3, settings: { load } },
}

function taken<Value>(result: { ok: true; value: Value } | { ok: false; problem: string }): Value {
  if (!result.ok) throw new Error(result.problem)
  return result.value
}

function linkOf(state: LinkState): string {
  const encoded = taken(encodeLink(state, builtIns))
  if (encoded.tooLong) throw new Error('the link is too long')
  return encoded.fragment
}

const runOf = (settings: object, log: unknown = []): Recording =>
  taken(canonicalRecording({ engine: engineVersion, organism, seed: 7, settings, log }))

/** The shop with other values of single services. */
const shopWith = (own: Readonly<Record<string, object>>): object => ({
  ...shop,
  services: shop.services.map((service) => ({
    ...service,
    settings: { ...service.settings, ...own[service.name] },
  })),
})

const values = (field: Field): fc.Arbitrary<unknown> => {
  switch (field.kind) {
    case 'number':
      return field.integer === true
        ? fc.integer({ min: field.min, max: Math.min(field.max, field.min + 12) })
        : fc
            .double({ min: field.min, max: Math.min(field.max, field.min + 8), noNaN: true })
            .map((value) => value + 0)
    case 'flag':
      return fc.boolean()
    case 'choice':
      return fc.constantFrom(...Object.keys(field.options))
    case 'document':
      return fc.constantFrom(
        hpaDefaults,
        { ...hpaDefaults, maxReplicas: 25 },
        { ...hpaDefaults, controller: { ...hpaDefaults.controller, tolerance: 0.05 } },
      )
  }
}
// From the schema alone: a new parameter is in these tests from its first day.
// Services have no queue of their own yet.
const left: readonly string[] = [...commonSettings, 'cpuLimit', 'waiting']
const fields = Object.entries<Field>(serviceParameters).filter(
  ([name, { kind }]) => !left.includes(name) && (kind !== 'document' || name === 'hpa'),
)
const own = fc.record(Object.fromEntries(fields.map(([name, field]) => [name, values(field)])), {
  requiredKeys: [],
})
const call = fc.record(
  Object.fromEntries(
    Object.entries<Field>(callFields).map(([name, field]) => [name, values(field)]),
  ),
  { requiredKeys: [] },
)
const services = fc
  .uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,6}[a-z]$/), { minLength: 1, maxLength: 5 })
  .filter((names) => !names.includes('clients'))
/** The services of the start graph or others, with calls that go forwards alone. */
const graphs = fc
  .tuple(fc.boolean(), services, fc.array(own, { minLength: 5, maxLength: 5 }), fc.array(call))
  .map(([isShop, names, settings, calls]) => {
    const named = isShop ? shop.services.map(({ name }) => name) : names
    const ways = isShop
      ? shop.calls
      : named.map((to, i) => ({ from: i === 0 ? 'clients' : (named[i - 1] ?? ''), to }))
    return {
      services: named.map((name, i) => ({
        name,
        settings: { ...(isShop ? shop.services[i]?.settings : {}), ...settings[i] },
      })),
      calls: ways.map((way, i) => ({ ...way, ...calls[i] })),
    }
  })
const changes = fc.oneof(
  ...fields
    .filter(([, { live }]) => live)
    .map(([name, field]) =>
      fc.record(
        {
          type: fc.constant('set'),
          name: fc.constant(name),
          value: values(field),
          service: fc.constant(0),
        },
        { requiredKeys: ['type', 'name', 'value'] },
      ),
    ),
)
const recordings = fc
  .record({
    engine: fc.constant(engineVersion),
    organism: fc.constant(organism),
    seed: fc.integer({ min: 0, max: 0xffffffff }),
    settings: fc.record(
      { load: fc.constant(load), boot: values(serviceParameters.boot), graph: graphs },
      { requiredKeys: ['graph'] },
    ),
    log: fc.array(
      changes.map((change) => ({ time: 5, change })),
      { maxLength: 3 },
    ),
  })
  .map(canonicalRecording)
  // Settings that are right one by one may be more than one run can hold.
  .filter(
    (result) => result.ok || !/than one run|CPU limit|calls going|at once/u.test(result.problem),
  )
  .map(taken)

/** A link around any JSON text, with a right check: what an attacker can make. */
function problemOf(settings: unknown, log: unknown, name = organism): string {
  const json = JSON.stringify([name, 1, settings, log])
  const body = `${linkFormat}${encodeBase64Url(pack(json, dictionaries[linkFormat] ?? new Uint8Array(0)))}`
  const decoded = decodeLink(`eng=1&x=${body}${linkCheck(body)}`, builtIns)
  return decoded.ok ? 'accepted' : decoded.problem
}

describe('a link to a run of several services', () => {
  it('[L1] [L21] comes back bit for bit, and so does a file', () => {
    let [ofGraphs, ofOne] = [0, 0]
    fc.assert(
      fc.property(recordings, (recording) => {
        const file = fileToRecording(recordingToFile({ recording }))
        expect(taken(file).recording).toStrictEqual(recording)
        const opened = taken(decodeLink(linkOf({ recording }), builtIns))
        expect(opened.recording).toStrictEqual(recording)
        if ('graph' in recording.settings) ofGraphs++
        ofOne += recording.log.filter(({ change }) => 'service' in change).length
      }),
      { numRuns: 60 },
    )
    expect(ofGraphs).toBeGreaterThan(50)
    expect(ofOne).toBeGreaterThan(15)
  })

  it('[L2] the start graph is in the form that its check gives it, and no part of a link', () => {
    expect(JSON.stringify(taken(checkGraph(shop)))).toBe(JSON.stringify(shop))
    expect(runOf({ graph: shop }).settings).toEqual({})
    const [gateway, ...others] = shop.services
    const turned = Object.fromEntries(Object.entries(gateway?.settings ?? {}).toReversed())
    const graph = { ...shop, services: [{ settings: turned, name: 'gateway' }, ...others] }
    expect(runOf({ graph }).settings).toEqual({})
  })

  it('[L10] [L21] a built-in with a few values of its services is spelled out', () => {
    const recording = runOf({
      load,
      boot: 20,
      graph: shopWith({
        checkout: { slots: 4, routing: 'random' },
        gateway: { hpa: { ...Object(shop.services[0]?.settings.hpa), maxReplicas: 40 } },
      }),
    })
    const fragment = linkOf({ recording })
    expect(fragment).toMatch(
      /^eng=\d+&c=[\w-]{4}&s=shop~seed=7~boot=20~gateway\.hpa\.max=40~checkout\.slots=4~checkout\.routing=random$/,
    )
    expect(taken(decodeLink(fragment, builtIns))).toMatchObject({ recording, scenario: 'shop' })
    const typed = taken(decodeLink('s=shop~catalog.hpa.cpu=80~load.peak=400', builtIns)).recording
    expect(JSON.stringify(typed?.settings.graph)).toContain('"averageUtilization":80')
    const problem = (text: string): string => {
      const decoded = decodeLink(text, builtIns)
      return decoded.ok ? 'accepted' : decoded.problem
    }
    expect(problem('s=shop~basket.slots=4')).toBe(
      'There is no service “basket” in this run; there are gateway, checkout, search, catalog, sessions.',
    )
    expect(problem('s=shop~checkout.slots=0')).toContain('“Slots per cell” must lie between')
    expect(problem('s=shop~checkout.wings=2')).toContain('A link cannot set “wings”')
    expect(problem('s=shop~checkout.load.peak=9')).toContain('“load” is one for all services')
    expect(problem('s=shop~__proto__.slots=2')).toContain('no service “__proto__”')
    expect(problem('s=surge~checkout.slots=2')).toContain('cannot set “checkout.slots”')
  })

  it('[B8] [L10] [L14] the discipline of one service, or of all, is taken, and refused by name where it cannot be', () => {
    const own = { checkout: { discipline: 'processor-sharing' } }
    const recording = runOf({ load, discipline: 'lcfs-preemptive', graph: shopWith(own) })
    const fragment = linkOf({ recording })
    expect(fragment).toMatch(
      /&s=shop~seed=7~discipline=lcfs-preemptive~checkout\.discipline=processor-sharing$/,
    )
    expect(taken(decodeLink(fragment, builtIns)).recording).toStrictEqual(recording)
    expect(taken(fileToRecording(recordingToFile({ recording }))).recording).toStrictEqual(
      recording,
    )
    const typed = (text: string): string => {
      const decoded = decodeLink(text, builtIns)
      return decoded.ok ? 'accepted' : decoded.problem
    }
    expect(typed('s=shop~search.discipline=fcfs')).toBe('accepted')
    expect(typed('s=shop~search.discipline=lifo')).toBe(
      'Service “search”: “Discipline” must be one of fcfs, processor-sharing, lcfs-preemptive, not “lifo”.',
    )
    expect(typed('s=surge~discipline=fcfs')).toBe('A link cannot set “discipline”.')
    expect(problemOf({ discipline: 'fcfs' }, [], 'autoscaled-service')).toBe(
      'The run in this link is not possible: There is no setting called “discipline”.',
    )
    expect(problemOf({}, [[5, 'discipline', 'fcfs', 1]])).toBe(
      'The run in this link is not possible: Change 1 of the log: “Discipline” cannot change while the run goes on.',
    )
  })

  it('[L14] [L21] what is said of a service is checked like any other input', () => {
    const set = (service: unknown) => problemOf({}, [[5, 'timeout', 3, service]])
    expect(set(0)).toBe('accepted')
    expect(set(4)).toBe('accepted')
    for (const [service, said] of [
      [5, '5'],
      [-1, '-1'],
      [1.5, '1.5'],
      [1e300, '1e+300'],
      [null, 'null'],
      ['gateway', '“gateway”'],
      [[0], 'a list'],
      [{}, 'an object'],
      [true, 'true'],
    ] as const) {
      expect(set(service)).toBe(
        `The run in this link is not possible: Change 1 of the log: There is no service ${said}; this run has 5.`,
      )
    }
    expect(problemOf({}, [[5, 'load', [0, 1, 60, 1], 0]])).toContain(
      'The load is that of the clients and cannot be set for one service.',
    )
    expect(problemOf({}, [[5, 'slots', 3, 0]])).toContain('cannot change while the run goes on')
    expect(problemOf({}, [[5, 'graph', [{}, {}]]])).toContain('cannot change while the run goes on')
    expect(problemOf({}, [[5, 'timeout', 3, 0]], 'autoscaled-service')).toContain(
      'This run has one service: a change of its settings names none.',
    )
  })

  it('[L14] [L21] what differs of a graph is checked like any other input', () => {
    const graph = (services: unknown, calls: unknown = {}) =>
      problemOf({ graph: [services, calls] }, [])
    expect(graph({})).toBe('accepted')
    expect(graph({ 1: { slots: 4, timeout: null } }, { 2: { calls: 2 } })).toBe('accepted')
    expect(graph([['a', {}]], [['clients', 'a', {}]])).toBe('accepted')
    for (const odd of [{ 5: {} }, { gateway: {} }, { '-1': {} }, { '1': 4 }, 7, null, 'x']) {
      expect(graph(odd)).toContain('“graph” must be an object, not a list')
      if (odd !== null) expect(graph({}, odd)).toContain('“graph” must be an object, not a list')
    }
    expect(graph({ 1: { slots: 0 } })).toContain('Service “checkout”: “Slots per cell” must lie')
    expect(graph({ 1: { wings: 2 } })).toContain('no setting called “wings”')
    expect(graph([['a', 3]], [['clients', 'a', {}]])).toContain('“settings” must be an object')
    expect(graph([7], [])).toContain('“service” must be an object, not 7')
    expect(graph([['a', {}]], [['b', 'a', {}]])).toContain('A call comes from “clients”')
    expect(graph({}, { 0: { from: 'gateway' } })).toContain('Services call one another in a circle')
    expect(graph([['a', {}]], [])).toContain('“calls” must be a list of 1 to')
    expect(problemOf({ graph: 3 }, [])).toContain('“graph” must be an object, not 3')
    const poisoned = '["microservices",1,{"graph":[{"0":{"__proto__":{"p":1}}},{}]},[]]'
    const body = `${linkFormat}${encodeBase64Url(pack(poisoned, dictionaries[linkFormat] ?? new Uint8Array(0)))}`
    const decoded = decodeLink(`eng=1&x=${body}${linkCheck(body)}`, builtIns)
    expect(decoded.ok ? 'accepted' : decoded.problem).toContain('no setting called “__proto__”')
    expect(Object.hasOwn(Object.prototype, 'p')).toBe(false)
  })

  it('[L19] [L21] says what differs from the start graph alone', () => {
    const length = (recording: Recording) => linkOf({ recording, time: 304 }).length
    const timeout = (service: number) => ({
      time: 60 * service,
      change: { type: 'set', name: 'timeout', value: 3, service },
    })
    expect(length(runOf({ load }))).toBeLessThan(45)
    expect(length(runOf({ load }, [timeout(1), timeout(2)]))).toBeLessThan(130)
    const edited = shopWith({
      checkout: { slots: 4, hpa: hpaDefaults },
      search: { serviceMean: 0.05, retries: 3 },
    })
    expect(length(runOf({ load, graph: edited }, [timeout(1)]))).toBeLessThan(180)
    const another = {
      services: ['web', 'api', 'store'].map((name) => ({ name, settings: { slots: 8 } })),
      calls: [
        { from: 'clients', to: 'web' },
        { from: 'web', to: 'api', calls: 2, optional: true },
        { from: 'api', to: 'store', stage: 1 },
      ],
    }
    expect(length(runOf({ load, graph: another }))).toBeLessThan(190)
  })
})
