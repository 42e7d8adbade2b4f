import type { CauseEntry, CauseReason } from '#core/organisms/causes.ts'
import type { AnyServiceSettings } from '#core/organisms/systems.ts'
import { mostWanted } from '#core/control/room.ts'
import { shortageOf, type Chain, type DecisionLink } from './chain.ts'
import { countOf } from './grouped.ts'
import type { Incident } from './incident.ts'
import { operators, type OperatorName } from './operators.ts'

/** One cause that can be taken out of a run: another value of some settings, entries of the log left out, or a load that does not rise. */
export interface Removal {
  readonly kind: RemovalKind
  /** What the ledger gives to it; null for what it does not tell apart, such as the load. */
  readonly blamed: number | null
  /** Places in the log that are left out. */
  readonly entries: readonly number[]
  /** What there is without it: the maximum, the places of a queue, the rate of a load. */
  readonly value: number | null
}

export type RemovalKind = OperatorName | 'kills' | 'rollouts' | 'bursts' | 'changes' | 'load'

/** So many causes are taken out: alone and one after another they are eleven runs. */
export const removalsMax = 6

/** From what is nearest to the loss to what is farthest from it: the order in which they are taken out together. */
const order: readonly RemovalKind[] = [
  'queue',
  'grace',
  'errors',
  'crashes',
  'probing',
  'booting',
  'pulling',
  'scheduled',
  'window',
  'rate',
  'tolerance',
  'looks',
  'maximum',
  'ceiling',
  'rollouts',
  'kills',
  'changes',
  'retries',
  'bursts',
  'load',
]

/** What the removals of a chain are found from. */
export interface Ground {
  readonly incident: Incident
  readonly chain: Chain
  /** Those of the service in the incident. */
  readonly entries: readonly CauseEntry[]
  /** Its settings when the incident began. */
  readonly settings: AnyServiceSettings
  /** The share of attempts in the stretch that were sent once more. */
  readonly retried: number
}

/** The causes that a chain names and that can be taken out, the most blamed ones, in the order of the chain. */
export function removalsOf(ground: Ground): readonly Removal[] {
  const all = [...fromLedger(ground), ...fromLog(ground), ...fromLoad(ground)]
  const chosen = all
    .toSorted((one, other) => weightOf(other, ground) - weightOf(one, ground))
    .slice(0, removalsMax)
  return order.flatMap((kind) => chosen.filter((removal) => removal.kind === kind))
}

/** What was done from outside, and the load, comes first: it began the chain. Then the most blamed. */
function weightOf({ kind, blamed }: Removal, { incident }: Ground): number {
  const isOutside = kind === 'load' || fromOutside.includes(kind)
  return isOutside ? Infinity : (blamed ?? 0.02 * incident.count)
}

const fromOutside: readonly RemovalKind[] = ['kills', 'rollouts', 'bursts', 'changes']

/** More of the attempts than this being sent again makes retries a cause of their own. */
const leastRetried = 0.02

function fromLedger(ground: Ground): readonly Removal[] {
  const { entries, chain, settings, retried } = ground
  const of = (...reasons: readonly CauseReason[]): number =>
    countOf(entries.filter((entry) => reasons.includes(shortageOf(entry).reason)))
  const inPhase = (phase: string): number =>
    countOf(entries.filter((entry) => shortageOf(entry).phase === phase))
  const decided = (isMeant: (link: DecisionLink) => boolean): number =>
    chain.decisions.reduce((sum, link) => sum + (isMeant(link) ? link.wantedNoMore : 0), 0)
  const heldBack = (reason: string): number => decided(({ why }) => why.reason === reason)
  const [window, rate, tolerance] = [heldBack('window'), heldBack('rate'), heldBack('tolerance')]
  const full = countOf(entries.filter(({ happening }) => happening === 'queue-full'))
  const met = (reason: string): boolean => chain.decisions.some(({ why }) => why.reason === reason)
  const offers: readonly (readonly [OperatorName, number | null, boolean])[] = [
    ['scheduled', inPhase('scheduled'), false],
    ['pulling', inPhase('pulling'), false],
    ['booting', inPhase('booting'), false],
    ['probing', inPhase('probing'), false],
    ['crashes', of('restarting', 'crashed'), false],
    ['errors', of('errors', 'errors-or-slow'), false],
    ['grace', of('grace-over'), false],
    ['maximum', of('at-maximum'), false],
    ['ceiling', of('at-ceiling'), false],
    // The ledger gives them what the decisions that they held back are behind.
    ['window', window, met('window')],
    ['rate', rate, met('rate')],
    ['tolerance', tolerance, met('tolerance')],
    ['looks', of('decided', 'not-decided') - window - rate - tolerance, chain.decisions.length > 0],
    ['queue', full > 0 ? null : 0, false],
    ['retries', retried > leastRetried ? null : 0, false],
  ]
  return offers.flatMap(([kind, blamed, isMet]) => {
    const fields = operators[kind](settings)
    if ((blamed === 0 && !isMet) || Object.keys(fields).length === 0) return []
    return [{ kind, blamed, entries: [], value: valueOf(kind, settings) }]
  })
}

/** The number that the words of a removal need. */
function valueOf(kind: OperatorName, settings: AnyServiceSettings): number | null {
  const without = { ...settings, ...operators[kind](settings) }
  if (kind === 'maximum') return mostWanted(without)
  if (kind === 'queue')
    return without.waiting === 'cells' ? without.queueLimit : without.waitingLimit
  return kind === 'ceiling' && without.policy.kind === 'vertical' ? without.policy.max : null
}

function fromLog({ chain, entries, incident }: Ground): readonly Removal[] {
  const of = (type: string): readonly number[] =>
    chain.changes.filter((change) => change.type === type).map(({ index }) => index)
  const killed = entries.filter(
    (entry) => entry.cause.reason === 'killed' || shortageOf(entry).replaces !== 0,
  )
  const rolled = entries.filter((entry) => shortageOf(entry).reason === 'rolling')
  const kinds: readonly (readonly [RemovalKind, readonly number[], number | null])[] = [
    ['kills', of('kill'), countOf(killed)],
    ['rollouts', of('rollout'), countOf(rolled)],
    ['bursts', of('burst'), null],
    ['changes', of('set'), null],
  ]
  return kinds.flatMap(([kind, places, blamed]) =>
    places.length === 0 || incident.count === 0
      ? []
      : [{ kind, blamed, entries: places, value: places.length }],
  )
}

function fromLoad({ chain: { rise } }: Ground): readonly Removal[] {
  return rise === null ? [] : [{ kind: 'load', blamed: null, entries: [], value: rise.before }]
}
