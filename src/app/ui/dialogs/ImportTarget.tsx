import { useEffect, useState, type ReactNode } from 'react'
import { overlaysText } from '#text/en/overlays.ts'
import { offerImport } from '../layout.ts'
import { usePage, useText } from '../page.ts'

/** Takes files that are dropped anywhere on the page, and texts that are pasted outside of a field. */
export function ImportTarget({ children }: { readonly children: ReactNode }) {
  const page = usePage()
  const text = useText(overlaysText)
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const end = new AbortController()
    const on = { signal: end.signal }
    addEventListener(
      'dragover',
      (event) => {
        if (event.dataTransfer?.types.includes('Files') !== true) return
        event.preventDefault()
        setIsOver(page.layout.getState().export === 'none')
      },
      on,
    )
    addEventListener('dragleave', (event) => event.relatedTarget === null && setIsOver(false), on)
    addEventListener(
      'drop',
      (event) => {
        setIsOver(false)
        const [file, ...others] = event.dataTransfer?.files ?? []
        if (file === undefined) return
        event.preventDefault()
        offerImport(page.layout, file, others.length)
      },
      on,
    )
    addEventListener(
      'paste',
      (event) => {
        const { target } = event
        const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
        const pasted = event.clipboardData?.getData('text/plain') ?? ''
        if (!isField && pasted.trim() !== '') offerImport(page.layout, pasted)
      },
      on,
    )
    return () => end.abort('unmounted')
  }, [page])
  return (
    <>
      {children}
      {isOver && (
        <div className="drop" aria-hidden="true">
          <p>{text.dropHere}</p>
        </div>
      )}
    </>
  )
}
