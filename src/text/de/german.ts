import type { Catalogue } from '../messages.ts'
import { exports } from './exports.ts'
import { header } from './header.ts'
import { headline } from './headline.ts'
import { lineage } from './lineage.ts'
import { summary } from './summary.ts'
import { traits } from './traits.ts'
import { voice } from './voice.ts'
import { load } from './load.ts'
import { preferences } from './preferences.ts'
import { transport } from './transport.ts'
import { charts } from './charts.ts'
import { chartsFile } from './charts-file.ts'
import { stage } from './stage.ts'
import { panels } from './panels.ts'
import { autoscaler } from './autoscaler.ts'
import { inspector } from './inspector.ts'
import { overlays } from './overlays.ts'
import { decisions } from './decisions.ts'
import { dialogs } from './dialogs.ts'
import { scenarios } from './scenarios.ts'
import { fields } from './fields.ts'
import { lesson } from './lesson.ts'
import { importing } from './import.ts'
import { cells } from './cells.ts'

/** Every text in German. */
export const german: Catalogue = {
  load,
  transport,
  charts,
  chartsFile,
  stage,
  panels,
  autoscaler,
  inspector,
  overlays,
  decisions,
  dialogs,
  scenarios,
  fields,
  lesson,
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
}
