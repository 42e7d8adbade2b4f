import type { Catalogue } from '../messages.ts'
import { header } from './header.ts'
import { headline } from './headline.ts'

/** Every text in German. */
export const german: Catalogue = {
  header,
  headline,
}
