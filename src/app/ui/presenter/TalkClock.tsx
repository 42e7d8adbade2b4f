import { useEffect, useState } from 'react'
import { formatClock } from '#text/clock.ts'
import type { lectureText } from '#text/en/lecture.ts'
import { Button } from '../parts/Button.tsx'

/** How long the talk has lasted; it begins with the window, and anew when it is asked to. */
export function TalkClock({ text }: { readonly text: (typeof lectureText)['english'] }) {
  const [begun, setBegun] = useState(() => Date.now())
  const [now, setNow] = useState(begun)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [])
  const reset = () => {
    const moment = Date.now()
    setBegun(moment)
    setNow(moment)
  }
  return (
    <p className="presenter-talk">
      <span className="micro">{text.talk}</span>
      <span className="presenter-clock">{formatClock((now - begun) / 1000)}</span>
      <Button look="ghost" onPress={reset}>
        {text.reset}
      </Button>
    </p>
  )
}
