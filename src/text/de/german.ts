import type { Catalogue } from '../messages.ts'
import { header } from './header.ts'
import { headline } from './headline.ts'
import { load } from './load.ts'
import { transport } from './transport.ts'
import { charts } from './charts.ts'
import { stage } from './stage.ts'

/** Every text in German. */
export const german: Catalogue = {
  load,
  transport,
  charts,
  stage,
  header,
  headline,
}
