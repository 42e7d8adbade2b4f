/**
 * The texts of the interface.
 *
 * How to add a text. Find the area it belongs to in `src/text/en/` (one file an area) and add a
 * constant, or a function of the values it is made of: `waiting: (count: number) => …`. A function
 * takes plain numbers and formats them itself, and it makes the whole sentence: never join sentences
 * from pieces outside a catalogue, because another language orders them otherwise. Add the same name
 * to `src/text/de/` – until then the type checker refuses the German catalogue. A new area also gets a
 * line in `Catalogue` below and one in `de/german.ts`. Read it in React with
 * `const text = useText(headerText)`, elsewhere with `words.now().text(headerText)` at the moment of
 * drawing, and draw again when `words.subscribe` says so. What a validator says is shown by `words.say`,
 * and its German stands in `de/sentences.ts`. Kubernetes' own names, units and code stay
 * as they are in every language.
 */

import type { headerText } from './en/header.ts'
import type { preferencesText } from './en/preferences.ts'
import type { exportsText } from './en/exports.ts'
import type { sweepText } from './en/sweep.ts'
import type { compareText } from './en/compare.ts'
import type { headlineText } from './en/headline.ts'
import type { lineageText } from './en/lineage.ts'
import type { windowsText } from './en/windows.ts'
import type { causesText } from './en/causes.ts'
import type { incidentsText } from './en/incidents.ts'
import type { deedsText } from './en/deeds.ts'
import type { momentText } from './en/moment.ts'
import type { calibrationText } from './en/calibration.ts'
import type { k6Text } from './en/k6.ts'
import type { loadText } from './en/load.ts'
import type { loadsText } from './en/loads.ts'
import type { summaryText } from './en/summary.ts'
import type { traitsText } from './en/traits.ts'
import type { voiceText } from './en/voice.ts'
import type { rolloutText } from './en/rollout.ts'
import type { rungText } from './en/rung.ts'
import type { transportText } from './en/transport.ts'
import type { chartsText } from './en/charts.ts'
import type { chartsFileText } from './en/charts-file.ts'
import type { stageText } from './en/stage.ts'
import type { panelsText } from './en/panels.ts'
import type { autoscalerText } from './en/autoscaler.ts'
import type { inspectorText } from './en/inspector.ts'
import type { overlaysText } from './en/overlays.ts'
import type { decisionsText } from './en/decisions.ts'
import type { fidelityText } from './en/fidelity.ts'
import type { policiesText } from './en/policies.ts'
import type { policyPanelText } from './en/policy-panel.ts'
import type { dialogsText } from './en/dialogs.ts'
import type { scenariosText } from './en/scenarios.ts'
import type { fieldsText } from './en/fields.ts'
import type { lessonText } from './en/lesson.ts'
import type { lectureText } from './en/lecture.ts'
import type { lessonCardText } from './en/lesson-card.ts'
import type { authoringText } from './en/authoring.ts'
import type { importText } from './en/import.ts'
import type { cellsText } from './en/cells.ts'
import type { servicesText } from './en/services.ts'
import type { editorText } from './en/editor.ts'
import type { runsText } from './en/runs.ts'
import type { roundsText } from './en/rounds.ts'
import type { goalsText } from './en/goals.ts'
import type { shareText } from './en/share.ts'

/**
 * The texts of one part of the page. The English ones are in the file that declares the area, so they
 * are downloaded with the part that imports it.
 */
export interface Area<Texts, Name extends string = string> {
  readonly name: Name
  readonly english: Texts
}

/** The texts of an area in another language. */
export type TextsOf<A extends Area<unknown>> = A['english']

/** Every area in one other language: a text that is missing is an error of types. */
export interface Catalogue {
  readonly windows: TextsOf<typeof windowsText>
  readonly causes: TextsOf<typeof causesText>
  readonly incidents: TextsOf<typeof incidentsText>
  readonly deeds: TextsOf<typeof deedsText>
  readonly moment: TextsOf<typeof momentText>
  readonly calibration: TextsOf<typeof calibrationText>
  readonly k6: TextsOf<typeof k6Text>
  readonly load: TextsOf<typeof loadText>
  readonly loads: TextsOf<typeof loadsText>
  readonly transport: TextsOf<typeof transportText>
  readonly rung: TextsOf<typeof rungText>
  readonly charts: TextsOf<typeof chartsText>
  readonly chartsFile: TextsOf<typeof chartsFileText>
  readonly stage: TextsOf<typeof stageText>
  readonly panels: TextsOf<typeof panelsText>
  readonly autoscaler: TextsOf<typeof autoscalerText>
  readonly inspector: TextsOf<typeof inspectorText>
  readonly overlays: TextsOf<typeof overlaysText>
  readonly decisions: TextsOf<typeof decisionsText>
  readonly fidelity: TextsOf<typeof fidelityText>
  readonly policies: TextsOf<typeof policiesText>
  readonly policyPanel: TextsOf<typeof policyPanelText>
  readonly dialogs: TextsOf<typeof dialogsText>
  readonly scenarios: TextsOf<typeof scenariosText>
  readonly fields: TextsOf<typeof fieldsText>
  readonly lesson: TextsOf<typeof lessonText>
  readonly lecture: TextsOf<typeof lectureText>
  readonly lessonCard: TextsOf<typeof lessonCardText>
  readonly authoring: TextsOf<typeof authoringText>
  readonly import: TextsOf<typeof importText>
  readonly cells: TextsOf<typeof cellsText>
  readonly header: TextsOf<typeof headerText>
  readonly preferences: TextsOf<typeof preferencesText>
  readonly headline: TextsOf<typeof headlineText>
  readonly summary: TextsOf<typeof summaryText>
  readonly traits: TextsOf<typeof traitsText>
  readonly voice: TextsOf<typeof voiceText>
  readonly lineage: TextsOf<typeof lineageText>
  readonly exports: TextsOf<typeof exportsText>
  readonly sweep: TextsOf<typeof sweepText>
  readonly compare: TextsOf<typeof compareText>
  readonly services: TextsOf<typeof servicesText>
  readonly editor: TextsOf<typeof editorText>
  readonly rollout: TextsOf<typeof rolloutText>
  readonly runs: TextsOf<typeof runsText>
  readonly goals: TextsOf<typeof goalsText>
  readonly rounds: TextsOf<typeof roundsText>
  readonly share: TextsOf<typeof shareText>
}

/** Declares an area; its name must stand in `Catalogue`. */
export function area<const Name extends keyof Catalogue, Texts>(
  name: Name,
  english: Texts,
): Area<Texts, Name> {
  return { name, english }
}
