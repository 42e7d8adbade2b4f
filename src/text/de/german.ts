import { fieldsText } from '../en/fields.ts'
import type { Catalogue } from '../messages.ts'
import { exports } from './exports.ts'
import { editor } from './editor.ts'
import { services } from './services.ts'
import { share } from './share.ts'
import { sweep } from './sweep.ts'
import { compare } from './compare.ts'
import { createTranslate, type Translate } from '../translate.ts'
import { header } from './header.ts'
import { headline } from './headline.ts'
import { lineage } from './lineage.ts'
import { summary } from './summary.ts'
import { traits } from './traits.ts'
import { voice } from './voice.ts'
import { windows } from './windows.ts'
import { causes } from './causes.ts'
import { incidents } from './incidents.ts'
import { deeds } from './deeds.ts'
import { moment } from './moment.ts'
import { calibration } from './calibration.ts'
import { k6 } from './k6.ts'
import { load } from './load.ts'
import { loads } from './loads.ts'
import { preferences } from './preferences.ts'
import { runs } from './runs.ts'
import { rounds } from './rounds.ts'
import { goals } from './goals.ts'
import { rollout } from './rollout.ts'
import { rung } from './rung.ts'
import { transport } from './transport.ts'
import { charts } from './charts.ts'
import { chartsFile } from './charts-file.ts'
import { stage } from './stage.ts'
import { panels } from './panels.ts'
import { autoscaler } from './autoscaler.ts'
import { inspector } from './inspector.ts'
import { overlays } from './overlays.ts'
import { decisions } from './decisions.ts'
import { fidelity } from './fidelity.ts'
import { policies } from './policies.ts'
import { policyPanel } from './policy-panel.ts'
import { dialogs } from './dialogs.ts'
import { scenarios } from './scenarios.ts'
import { fields } from './fields.ts'
import { lesson } from './lesson.ts'
import { lecture } from './lecture.ts'
import { lessonCard } from './lesson-card.ts'
import { authoring } from './authoring.ts'
import { importing } from './import.ts'
import { cells } from './cells.ts'
import { sentences } from './sentences.ts'
import { importSentences } from './sentences-import.ts'
import { lessonSentences } from './sentences-lessons.ts'
import { loadSentences } from './sentences-loads.ts'
import { manifestSentences } from './sentences-manifests.ts'

/** Every text in German. */
export const german: Catalogue = {
  windows,
  causes,
  incidents,
  deeds,
  moment,
  calibration,
  k6,
  load,
  loads,
  transport,
  rollout,
  runs,
  goals,
  rounds,
  rung,
  charts,
  chartsFile,
  stage,
  panels,
  autoscaler,
  inspector,
  overlays,
  decisions,
  fidelity,
  policies,
  policyPanel,
  dialogs,
  scenarios,
  fields,
  lesson,
  lecture,
  lessonCard,
  authoring,
  import: importing,
  cells,
  header,
  preferences,
  headline,
  lineage,
  summary,
  traits,
  voice,
  exports,
  sweep,
  compare,
  services,
  editor,
  share,
}

/** German for a sentence of a validator or an importer; names of settings in it are translated too. */
export const sayInGerman: Translate = (sentence) => {
  const said = translate(sentence)
  // Values are quoted as English quotes them; a sentence that is not known stays English as a whole.
  return said === sentence ? said : said.replaceAll(/“([^“”„]*)”/gu, '„$1“')
}

const translate = createTranslate({
  ...labels(),
  ...importSentences,
  ...lessonSentences,
  ...loadSentences,
  ...manifestSentences,
  ...sentences,
})

function labels(): Readonly<Record<string, string>> {
  const german = new Map<string, { readonly label: string }>(Object.entries(fields))
  return Object.fromEntries(
    Object.entries(fieldsText.english).map(([name, { label }]) => [
      label,
      german.get(name)?.label ?? label,
    ]),
  )
}
