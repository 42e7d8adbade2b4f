import { adoptSheet } from '../parts/adopt-sheet.ts'
import card from './card.css?inline'
import curve from './curve.css?inline'
import focus from './focus.css?inline'
import content from './lesson.css?inline'

/** The looks of the card and of what it points at come with it, and weigh nothing before. */
export const adoptLessonSheet = (): (() => void) => adoptSheet(card + content + focus + curve)
