import { createRoot } from 'react-dom/client'
import { createLanguage } from '../language.ts'
import { adoptSheet } from '../parts/adopt-sheet.ts'
import { createTheme } from '../theme.ts'
import sheet from './presenter.css?inline'
import { Presenter } from './Presenter.tsx'

/** The window of who presents: it simulates nothing, it only mirrors the lecture of its room. */
export async function openPresenter(root: HTMLElement, room: string): Promise<void> {
  createTheme('')
  adoptSheet(sheet)
  const language = createLanguage()
  await language.begin()
  createRoot(root).render(<Presenter room={room} words={language.words} />)
}
