import { useEffect, useState } from 'react'

/** A sentence for screen readers alone: its region is on the page before the words are in it, else nobody would hear them. */
export function Said({ children }: { readonly children: string }) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    // Two frames later the region has been seen empty.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setSaid(children))
    })
    return () => cancelAnimationFrame(frame)
  }, [children])
  return (
    <p className="hidden-visually" role="status">
      {said}
    </p>
  )
}
