import type { ChangeLink, DecisionLink, ReasonLink } from '#incidents/chain.ts'
import type { Claim, Explanation } from '#incidents/explanation.ts'
import { causesText } from './en/causes.ts'
import { incidentsText } from './en/incidents.ts'
import { reasonOf } from './reason-words.ts'
import type { Words } from './words.ts'

/** An explanation in sentences. All numbers in them are of the run or of the runs that it was held against. */

/** What happened, for which reason most of all, and what would have saved the most: three sentences or fewer. */
export function summaryOf(explanation: Explanation, words: Words): readonly string[] {
  const text = words.text(incidentsText)
  const { diagnosis, claims } = explanation
  const { incident, chain } = diagnosis
  const late = chain.happenings.find(({ happening }) => happening === 'late')?.count ?? 0
  const sentences = [text.happened(incident.count - late, late, incident.from, incident.to)]
  const [first] = chain.reasons
  if (first !== undefined) {
    sentences.push(text.because(first.count, reasonOf(first, words.text(causesText))))
    const asked = chain.decisions.find(({ time }) => time === first.decision)
    if (asked !== undefined) sentences.push(text.asked(asked.time, asked.current, asked.desired))
  }
  const best = bestOf(claims)
  if (best !== null) sentences.push(claimOf(best, words))
  return sentences
}

/** The cause without which the least would have been lost, of those that leave clients' requests as they are; null where none helps. */
export function bestOf(claims: readonly Claim[]): Claim | null {
  const fair = claims.filter(({ isSameTraffic, fewer }) => isSameTraffic && fewer > 0)
  return fair.toSorted((one, other) => other.fewer - one.fewer)[0] ?? null
}

/** What the run without a cause has shown, in one sentence. */
export function claimOf({ removal, fewer }: Claim, words: Words): string {
  return words.text(incidentsText).claim[removal.kind](removal.value ?? 0, fewer)
}

/** What is to be known beside it. */
export function notesOf(claim: Claim, words: Words): readonly string[] {
  const text = words.text(incidentsText)
  const { removal, fewer, fewerWhole, isSameTraffic, refused } = claim
  return [
    ...(fewer === 0 ? [text.noPart] : []),
    removal.blamed === null ? text.notTold : text.blamed(removal.blamed),
    ...(fewerWhole === fewer ? [] : [text.inWhole(fewerWhole)]),
    ...(isSameTraffic ? [] : [text.otherTraffic]),
    ...(refused > 0 ? [text.refused(refused)] : []),
  ]
}

/** A reason of the chain, with how much of it was left in its queue. */
export function reasonLine(link: ReasonLink, words: Words): string {
  const text = words.text(incidentsText)
  const line = text.counted(link.count, reasonOf(link, words.text(causesText)))
  return link.left === 0 ? line : `${line} (${text.left(link.left)})`
}

/** A decision of the chain, and why it wanted no more. */
export function decisionLine({ time, current, desired, why }: DecisionLink, words: Words): string {
  const text = words.text(incidentsText)
  const measured = why.ratio === null ? '' : ` (${text.measured(why.ratio)})`
  return `${text.decision(time, current, desired)}; ${text.why[why.reason]}${measured}`
}

export function changeLine({ time, type, name }: ChangeLink, words: Words): string {
  return words.text(incidentsText).changed(time, type, name)
}

/** Where causes act together the parts alone are not the whole; null where they are. */
export function togetherOf({ claims, total, waterfall }: Explanation, words: Words): string | null {
  const alone = claims.reduce((sum, { fewer }) => sum + fewer, 0)
  const all = total - waterfall.rest
  return alone === all || claims.length < 2 ? null : words.text(incidentsText).together(alone, all)
}
