import sheet from './author.css?inline'

/** The looks of the card come with it. */
export function adoptAuthorSheet(): () => void {
  const adopted = new CSSStyleSheet()
  adopted.replaceSync(sheet)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, adopted]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== adopted)
  }
}
