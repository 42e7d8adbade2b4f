import { adoptSheet } from '../parts/adopt-sheet.ts'
import sheet from './lesson.css?inline'

/** The looks of the card and of what it points at come with it, and weigh nothing before. */
export const adoptLessonSheet = (): (() => void) => adoptSheet(sheet)
