import { useState } from 'react'
import { importText } from '#text/en/import.ts'
import { usePage, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import type { ImportProps } from './ImportDialog.tsx'

/** A link that was pasted, perhaps because a chat had cut it the first time. */
export function LinkImport({ source, onDone }: ImportProps) {
  const { visit } = usePage()
  const text = useText(importText)
  const { say } = useWords()
  const [problem, setProblem] = useState<string | null>(null)
  const open = async () => {
    const { content } = source
    const read = await visit.openLink(typeof content === 'string' ? content : await content.text())
    if (read.ok) onDone()
    else setProblem(read.problem)
  }
  return (
    <>
      {problem === null ? (
        <p>{text.isLink}</p>
      ) : (
        <p className="problem" role="alert">
          {say(problem)}
        </p>
      )}
      <div className="row-end">
        <Button look="primary" onPress={() => void open()}>
          {text.openRun}
        </Button>
      </div>
    </>
  )
}
