import { useLayoutEffect } from 'react'
import sheet from './compare.css?inline'

let users = 0
let adopted: CSSStyleSheet | null = null

/** The looks of a comparison come with its first part, and weigh nothing before. */
export function useCompareSheet(): void {
  useLayoutEffect(() => {
    users += 1
    if (adopted === null) {
      adopted = new CSSStyleSheet()
      adopted.replaceSync(sheet)
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, adopted]
    }
    return () => {
      users -= 1
      if (users > 0) return
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== adopted)
      adopted = null
    }
  }, [])
}
