import { adoptSheet } from '../parts/adopt-sheet.ts'
import sheet from './author.css?inline'

/** The looks of the card come with it. */
export const adoptAuthorSheet = (): (() => void) => adoptSheet(sheet)
