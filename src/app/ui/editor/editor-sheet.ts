import { adoptSheet } from '../parts/adopt-sheet.ts'
import sheet from './editor.css?inline'

/** Lays out the page for the editor as long as it is there: its sheet comes with it, and weighs nothing before. */
export const adoptEditorSheet = (): (() => void) => adoptSheet(sheet)
