import { callFields } from '#core/organisms/microservices/call-fields.ts'
import { serviceFields } from '#core/organisms/microservices/service-fields.ts'
import { parameters } from '#core/organisms/microservices/parameters.ts'
import { checkTogether } from '#core/organisms/microservices/together.ts'
import type { Plain } from '#core/schema/schema.ts'
import { checkSettings } from '#core/schema/validate.ts'
import { drawAutoscaler } from './autoscalers.ts'
import { drawScaling } from './policies.ts'
import { between, chance, diceOf, pick, spread, whole, type Dice } from './dice.ts'
import { drawPlain, drawQuantiles, plainNames, type SettingName } from './fields.ts'
import { drawLoad } from './loads.ts'
import { plainOf, type Scenario, type Values } from './scenario.ts'

/** A call as the settings of a run have it. */
export type Call = Values & { readonly from: string; readonly to: string }

/** Services of a run and who calls whom, as far as the swarm writes it. */
export interface DrawnGraph {
  readonly services: readonly { readonly name: string; readonly settings: Values }[]
  readonly calls: readonly Call[]
}

/** The graph of settings that the swarm has drawn; null for the start graph. */
export function graphIn(settings: Values): DrawnGraph | null {
  // Whatever stands there has been written by this file.
  return (settings['graph'] ?? null) as DrawnGraph | null
}

/** Names of the services to which second attempts go. */
export function hedgedIn(settings: Values): ReadonlySet<string> {
  const calls = graphIn(settings)?.calls ?? []
  return new Set(calls.flatMap(({ to, hedge = 0 }) => (Number(hedge) > 0 ? [to] : [])))
}

/** Visits that all services get together, about. */
const visitsMost = 2500

/** Services that call one another, drawn from a seed, in settings that the organism accepts. */
export function drawServices(seed: number): Scenario {
  const dice = diceOf(seed, 'swarm services')
  for (let tries = 0; tries < 20; tries++) {
    const drawn = withDisciplines(anything(dice), diceOf(seed, `swarm disciplines ${tries}`))
    const checked = checkSettings(parameters, drawn.settings)
    if (checked.ok && checkTogether(checked.value).ok) return drawn
  }
  const load: Plain = { form: 'steps', every: 20, rates: [60] }
  return { aim: 'anything', settings: { load }, duration: 20 }
}

/** Some of them are not first come, first served; dice of its own, so that the rest of a seed is what it was before. */
function withDisciplines(drawn: Scenario, dice: Dice): Scenario {
  const graph = graphIn(drawn.settings)
  if (graph === null || chance(dice, 0.4)) return drawn
  const { options } = serviceFields.discipline
  const draw = (): Plain => pick(dice, ['fcfs', ...Object.keys(options)])
  const services = graph.services.map((service) =>
    chance(dice, 0.6)
      ? { ...service, settings: { ...service.settings, discipline: draw() } }
      : service,
  )
  const ofAll = chance(dice, 0.2) ? { discipline: draw() } : {}
  const settings = { ...drawn.settings, ...ofAll, graph: plainOf({ ...graph, services }) }
  return { ...drawn, settings }
}

function anything(dice: Dice): Scenario {
  const share = pick(dice, [0.15, 0.4, 0.7])
  const common: Record<string, Plain> = {}
  for (const name of plainNames) if (chance(dice, share)) common[name] = drawSetting(dice, name)
  const count = pick(dice, [1, 2, 3, whole(dice, 2, 5)])
  const services = Array.from({ length: count }, (_, i) => ({
    name: `s${i}`,
    settings: drawOwn(dice, share / 2),
  }))
  const calls = drawCalls(dice, count)
  const graph: DrawnGraph = { services, calls }
  const duration = pick(dice, [spread(dice, 2, 12), spread(dice, 8, 45)])
  const requests = Math.max(3, Math.min(600, spread(dice, 20, visitsMost) / visitsOf(graph)))
  const hpa = plainOf(drawAutoscaler(dice, 14))
  const load = plainOf(drawLoad(dice, duration, chance(dice, 0.05) ? 0 : requests))
  // The start value is a tenth of a second, and the start graph is another one: each stands in the settings.
  const settings = { serviceMean: spread(dice, 0.01, 0.6), ...common, hpa, load }
  return { aim: 'anything', settings: { ...settings, graph: plainOf(graph) }, duration }
}

/** What differs for one service. */
function drawOwn(dice: Dice, share: number): Values {
  const own: Record<string, Plain> = {}
  for (const name of plainNames) {
    if (name !== 'scrapePeriod' && chance(dice, share)) own[name] = drawSetting(dice, name)
  }
  if (own['serviceLaw'] === 'quantiles') own['serviceQuantiles'] = drawQuantiles(dice)
  if (chance(dice, 0.3)) own['hpa'] = plainOf(drawAutoscaler(dice, 10))
  if (chance(dice, 0.3)) own['policy'] = plainOf(drawScaling(dice, 10))
  return own
}

/** Where a setting would make a run of several services too long, it keeps within these. */
const tame: Readonly<Partial<Record<SettingName, number>>> = {
  serviceMean: 1,
  slots: 12,
  queueLimit: 60,
  retries: 3,
  retryBudget: 1.2,
  initialReplicas: 8,
}

/** A value of a setting that is no document, so that a run takes some milliseconds. */
export function drawSetting(dice: Dice, name: SettingName): Plain {
  const value = drawPlain(dice, name)
  const most = tame[name]
  return typeof value === 'number' && most !== undefined ? Math.min(value, most) : value
}

/** Clients call the first service, and each calls later ones. */
function drawCalls(dice: Dice, count: number): readonly Call[] {
  const calls = [drawCall(dice, 'clients', 's0')]
  for (let from = 0; from < count; from++) {
    for (let to = from + 1; to < count; to++) {
      if (chance(dice, to === from + 1 ? 0.8 : 0.25)) {
        calls.push(drawCall(dice, `s${from}`, `s${to}`))
      }
    }
  }
  if (count > 1 && chance(dice, 0.25)) calls.push(drawCall(dice, 'clients', `s${count - 1}`))
  return calls
}

function drawCall(dice: Dice, from: string, to: string): Call {
  const isOfClients = from === 'clients'
  const { breakerWindow, breakerProbes } = callFields
  const call: Record<string, Plain> = {
    calls: isOfClients ? pick(dice, [1, 1, between(dice, 0, 2)]) : drawCount(dice),
    latency: chance(dice, 0.1) ? 0 : spread(dice, 0.0002, 0.05),
    jitter: chance(dice, 0.4) ? 0 : spread(dice, 0.0001, 0.05),
  }
  if (!isOfClients) call['stage'] = pick(dice, [0, 0, whole(dice, 0, 2), 15])
  if (chance(dice, 0.25)) call['optional'] = true
  if (chance(dice, 0.25)) call['hedge'] = spread(dice, 0.0005, 1)
  if (chance(dice, 0.3)) {
    call['breakerWindow'] = whole(dice, breakerWindow.min, breakerWindow.max)
    call['breakerShare'] = between(dice, 0.01, 1)
    call['breakerOpen'] = spread(dice, 0.01, 5)
    call['breakerProbes'] = whole(dice, breakerProbes.min, breakerProbes.max)
  }
  if (isOfClients && chance(dice, 0.25)) {
    call['clients'] = whole(dice, 1, 12)
    call['think'] = spread(dice, 0.2, 4)
  }
  return { ...call, from, to }
}

function drawCount(dice: Dice): number {
  return pick(dice, [1, 1, whole(dice, 0, 3), between(dice, 0, 2)])
}

/** How many visits one request makes about, retries and second attempts included. */
function visitsOf({ services, calls }: DrawnGraph): number {
  const visits = new Map(services.map(({ name }) => [name, 0]))
  // Calls lead onwards, so that those of a service are reached when its own visits are known.
  for (const { from, to, calls: count, hedge } of calls) {
    const callers = from === 'clients' ? 1 : (visits.get(from) ?? 0)
    const tries = hedge === undefined ? 1.5 : 2.5
    visits.set(to, (visits.get(to) ?? 0) + callers * Number(count) * tries)
  }
  return Math.max(
    1,
    [...visits.values()].reduce((sum, one) => sum + one, 0),
  )
}
