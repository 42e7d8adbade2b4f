import type { Page } from '../page.ts'
import { adoptSheet } from '../parts/adopt-sheet.ts'
import sheet from './lecture.css?inline'

/** Dresses the page for a projector, as long as the lecture lasts; who needs high contrast keeps it. */
export function dressForLecture({ theme }: Page): () => void {
  const undress = adoptSheet(sheet)
  const { choice, shown } = theme.store.getState()
  if (shown !== 'contrast') theme.show('projector')
  return () => {
    undress()
    // A theme that was chosen meanwhile stays.
    if (theme.store.getState().choice === 'projector') theme.show(choice)
  }
}
