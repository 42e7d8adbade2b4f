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
    const offer = (content: string | File) => offerImport(page.layout, content)
    addEventListener(
      'dragover',
      (event) => {
        if (event.dataTransfer?.types.includes('Files') !== true) return
        event.preventDefault()
        setIsOver(true)
      },
      on,
    )
    addEventListener('dragleave', (event) => event.relatedTarget === null && setIsOver(false), on)
    addEventListener(
      'drop',
      (event) => {
        setIsOver(false)
        const file = event.dataTransfer?.files[0]
        if (file === undefined) return
        event.preventDefault()
        offer(file)
      },
      on,
    )
    addEventListener(
      'paste',
      (event) => {
        const { target } = event
        const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
        const pasted = event.clipboardData?.getData('text/plain') ?? ''
        if (!isField && pasted.trim() !== '') offer(pasted)
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
