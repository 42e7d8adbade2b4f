import type { Explanation } from '#incidents/explanation.ts'
import { causesText } from '#text/en/causes.ts'
import { incidentsText } from '#text/en/incidents.ts'
import {
  changeLine,
  claimOf,
  decisionLine,
  notesOf,
  reasonLine,
  summaryOf,
  togetherOf,
} from '#text/incident-words.ts'
import { english } from '#text/words.ts'
import { aligned } from './aligned.ts'

const text = incidentsText.english
const causes = causesText.english

/** An explanation for people; null is one of nothing. */
export function explanationTable(
  explanation: Explanation | null,
  names: readonly string[],
): string {
  if (explanation === null) return text.nothing
  const { claims, total, waterfall } = explanation
  const { chain, incident, elsewhere, unremovable, impossible } = explanation.diagnosis
  const { stretch } = incident
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [
      text.steps.happened,
      chain.happenings.map((one) => text.counted(one.count, causes.happenings[one.happening])),
    ],
    [text.steps.reasons, chain.reasons.map((link) => reasonLine(link, english))],
    [text.steps.decisions, chain.decisions.map((link) => decisionLine(link, english))],
    [text.steps.changes, chain.changes.map((link) => changeLine(link, english))],
    [text.steps.load, riseLines(explanation)],
    [
      text.steps.elsewhere,
      elsewhere.map((one) => text.elsewhere(names[one.service] ?? '', one.count)),
    ],
    [
      text.claims,
      [
        text.claimsHelp(stretch.from, stretch.to, total),
        ...claims.map((claim) => [claimOf(claim, english), ...notesOf(claim, english)].join(' ')),
        ...unremovable.map((one) => text.unremovable(one.count, causes.reasons[one.reason])),
        ...impossible.map((one) => text.impossible(text.names[one.kind], one.problem)),
      ],
    ],
  ]
  const rows = claims.map(({ removal, fewer }, at) => [
    text.names[removal.kind],
    number(fewer),
    number(waterfall.steps[at] ?? null),
    number(removal.blamed),
  ])
  const { cause, alone, step, blamed } = text.columns
  const table = aligned([
    [cause, alone, step, blamed],
    ...rows,
    [text.rest, '', number(waterfall.rest), ''],
    ['', '', number(total), ''],
  ])
  const together = togetherOf(explanation, english)
  return [
    summaryOf(explanation, english).join(' '),
    ...sections
      .filter(([, lines]) => lines.length > 0)
      .flatMap(([title, lines]) => ['', title, ...lines.map((line) => `  ${line}`)]),
    '',
    `${text.waterfall}. ${text.waterfallHelp(total)}`,
    ...table,
    ...(together === null ? [] : ['', together]),
  ].join('\n')
}

function riseLines({ diagnosis }: Explanation): readonly string[] {
  const { rise } = diagnosis.chain
  return rise === null ? [] : [text.rose(rise.before, rise.peak, rise.from, rise.to)]
}

function number(value: number | null): string {
  return value === null ? '–' : english.numbers.count(value)
}
