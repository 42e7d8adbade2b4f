import { cycleOf } from '#core/mesh/graph.ts'
import { refuse, type Plain, type Result } from '#core/schema/schema.ts'
import { checkField, checkSettings, shown } from '#core/schema/validate.ts'
import { callFields } from './call-fields.ts'
import {
  graphLimits,
  outside,
  type CallEntry,
  type GraphSettings,
  type ServiceEntry,
} from './graph-settings.ts'
import { commonSettings } from './one-service.ts'
import { serviceFields } from './service-fields.ts'

/** A graph from anything, in its one form; refused with a sentence. */
export function checkGraph(value: unknown): Result<GraphSettings> {
  if (!isRecord(value)) return refuse(`“graph” must be an object, not ${shown(value)}.`)
  const strange = Object.keys(value).find((name) => name !== 'services' && name !== 'calls')
  if (strange !== undefined)
    return refuse(`“graph” has a field “${strange.slice(0, 60)}”, which is not known here.`)
  const services = checkList(value['services'], 'services', checkService)
  if (!services.ok) return services
  const names = services.value.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) return refuse(`Two services are called “${twice}”. Rename one.`)
  const calls = checkList(value['calls'], 'calls', (entry) => checkCall(entry, names))
  if (!calls.ok) return calls
  return checkWhole({ services: services.value, calls: calls.value })
}

function checkList<Entry>(
  value: unknown,
  name: 'services' | 'calls',
  check: (entry: unknown) => Result<Entry>,
): Result<readonly Entry[]> {
  if (!Array.isArray(value)) return refuse(`“${name}” must be a list, not ${shown(value)}.`)
  const most = graphLimits[name]
  if (value.length < 1 || value.length > most) {
    return refuse(`“${name}” must be a list of 1 to ${most} entries, not ${value.length}.`)
  }
  const checked: Entry[] = []
  for (const entry of value) {
    const one = check(entry)
    if (!one.ok) return one
    checked.push(one.value)
  }
  return { ok: true, value: checked }
}

// RFC 1123, section 2.1; Kubernetes: object names.
const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/

function checkService(value: unknown): Result<ServiceEntry> {
  if (!isRecord(value)) return refuse(`“service” must be an object, not ${shown(value)}.`)
  const { name, settings = {} } = value
  if (typeof name !== 'string' || !label.test(name) || name === outside) {
    return refuse(
      `A service is called by small letters, digits and “-”, at most 63 of them and not “${outside}”; not ${shown(name)}.`,
    )
  }
  const strange = strangeIn(value, ['name', 'settings'])
  if (strange !== null) return refuse(`Service “${name}”: ${strange}`)
  if (!isRecord(settings)) {
    return refuse(`“settings” must be an object, not ${shown(settings)}.`)
  }
  const common = commonSettings.find((one) => Object.hasOwn(settings, one))
  if (common !== undefined) {
    return refuse(
      `“${common}” is one for all services and cannot be set for “${name}” alone. Set it beside the services.`,
    )
  }
  const checked = checkSettings(serviceFields, settings)
  if (!checked.ok) return refuse(`Service “${name}”: ${checked.problem}`)
  const own: Record<string, Plain> = {}
  for (const field of Object.keys(serviceFields)) {
    // What has passed its field's check is plain data.
    if (Object.hasOwn(settings, field)) own[field] = Reflect.get(checked.value, field) as Plain
  }
  return { ok: true, value: { name, settings: own } }
}

function checkCall(value: unknown, names: readonly string[]): Result<CallEntry> {
  if (!isRecord(value)) return refuse(`“call” must be an object, not ${shown(value)}.`)
  const { from, to } = value
  if (typeof from !== 'string' || (from !== outside && !names.includes(from))) {
    return refuse(
      `A call comes from “${outside}” or from a service of this run, not ${shown(from)}.`,
    )
  }
  if (typeof to !== 'string' || !names.includes(to)) {
    return refuse(`A call goes to a service of this run, not ${shown(to)}.`)
  }
  const refused = (problem: string): Result<never> =>
    refuse(`Call from “${from}” to “${to}”: ${problem}`)
  const strange = strangeIn(value, ['from', 'to', ...Object.keys(callFields)])
  if (strange !== null) return refused(strange)
  const own: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(callFields)) {
    const checked = Object.hasOwn(value, name)
      ? checkField(field, value[name])
      : { ok: true as const, value: field.start }
    if (!checked.ok) return refused(checked.problem)
    own[name] = checked.value
  }
  // Every field has just been checked against its own kind.
  return { ok: true, value: { from, to, ...own } as CallEntry }
}

/** What no single service or call can see. */
function checkWhole(graph: GraphSettings): Result<GraphSettings> {
  const { services, calls } = graph
  const indexOf = (name: string): number => services.findIndex((service) => service.name === name)
  const edges = calls.map((entry) => ({
    ...entry,
    from: indexOf(entry.from),
    to: indexOf(entry.to),
  }))
  const seen = new Set<string>()
  for (const { from, to, stage } of calls) {
    const key = `${from} ${to} ${from === outside ? 0 : stage}`
    if (seen.has(key)) {
      return refuse(
        `The call from “${from}” to “${to}” is there twice. Make it one with more calls.`,
      )
    }
    seen.add(key)
  }
  const cycle = cycleOf({ services, edges })
  if (cycle !== null) {
    const path = [...cycle, cycle[0]].map((index) => services[index].name).join(' → ')
    return refuse(`Services call one another in a circle: ${path}. Take one of these calls out.`)
  }
  if (!calls.some(({ from }) => from === outside)) {
    return refuse(`Nobody calls these services. Add a call from “${outside}”.`)
  }
  const [first] = services
  if (!calls.some(({ from, to }) => from === outside && to === first?.name)) {
    return refuse(
      `The first service must be one that “${outside}” call, because a run is summed up at its door. Put that one before “${first?.name}”.`,
    )
  }
  for (const { from, stage } of calls) {
    const together = calls.filter((one) => one.from === from && one.stage === stage)
    const most = together.reduce((sum, one) => sum + Math.ceil(one.calls), 0)
    if (from !== outside && most > 254) {
      return refuse(
        `“${from}” makes ${most} calls at once; 254 are the limit. Lower them, or put some into a later stage.`,
      )
    }
  }
  return checkFanOut(graph)
}

/** Bounds what one request of a client may set going. */
function checkFanOut(graph: GraphSettings): Result<GraphSettings> {
  const weights = new Map<string, number>()
  // There is no circle, so this comes to an end; a service is reckoned once.
  const weightOf = (name: string): number => {
    const known = weights.get(name)
    if (known !== undefined) return known
    let sum = 1
    for (const { from, to, calls } of graph.calls) if (from === name) sum += calls * weightOf(to)
    weights.set(name, sum)
    return sum
  }
  for (const { from, to } of graph.calls) {
    if (from !== outside || weightOf(to) <= graphLimits.callsPerRequest) continue
    return refuse(
      `One request to “${to}” sets ${Math.round(weightOf(to))} calls going; ${graphLimits.callsPerRequest} are the limit. Lower the calls per request.`,
    )
  }
  return { ok: true, value: graph }
}

function strangeIn(value: object, known: readonly string[]): string | null {
  const strange = Object.keys(value).find((name) => !known.includes(name))
  return strange === undefined ? null : `There is no setting called “${strange.slice(0, 60)}”.`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
