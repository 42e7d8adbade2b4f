import sheet from './editor.css?inline'

/** Lays out the page for the editor as long as it is there: its sheet comes with it, and weighs nothing before. */
export function adoptEditorSheet(): () => void {
  const adopted = new CSSStyleSheet()
  adopted.replaceSync(sheet)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, adopted]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== adopted)
  }
}
