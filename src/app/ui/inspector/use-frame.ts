import { useEffect, useState } from 'react'
import type { Frame } from '#worker/frame.ts'
import { usePage } from '../page.ts'

/** What a table or a panel reads from the frame, at most once in so many ms. */
export function useFrame<Part>(read: (frame: Frame) => Part, pauseMs: number): Part | null {
  const { session } = usePage()
  const [part, setPart] = useState<Part | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let due = false
    const show = () => {
      due = false
      const frame = session.lastFrame()
      setPart(frame === null ? null : read(frame))
      timer = setTimeout(() => {
        timer = undefined
        if (due) show()
      }, pauseMs)
    }
    const stop = session.onFrame(() => {
      due = true
      if (timer === undefined) show()
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [session, read, pauseMs])
  return part
}
