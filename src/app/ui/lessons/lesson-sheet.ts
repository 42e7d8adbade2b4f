import sheet from './lesson.css?inline'

/** The looks of the card and of what it points at come with it, and weigh nothing before. */
export function adoptLessonSheet(): () => void {
  const adopted = new CSSStyleSheet()
  adopted.replaceSync(sheet)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, adopted]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== adopted)
  }
}
