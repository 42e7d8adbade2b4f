/** Takes a sheet on as long as a part needs it: the looks of a part that comes late come with it. */
export function adoptSheet(sheet: string): () => void {
  const adopted = new CSSStyleSheet()
  adopted.replaceSync(sheet)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, adopted]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== adopted)
  }
}
