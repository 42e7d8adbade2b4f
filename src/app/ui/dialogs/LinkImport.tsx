import { useState } from 'react'
import { importText } from '#text/en/import.ts'
import { usePage, useText } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import type { ImportProps } from './ImportDialog.tsx'
import { Refusal } from './Refusal.tsx'

/** A link that was pasted, perhaps because a chat had cut it the first time. */
export function LinkImport({ source, onDone, onEdit }: ImportProps) {
  const { visit } = usePage()
  const text = useText(importText)
  const [problem, setProblem] = useState<string | null>(null)
  const open = async () => {
    const { content } = source
    const read = await visit.openLink(typeof content === 'string' ? content : await content.text())
    if (read.ok) onDone()
    else setProblem(read.problem)
  }
  if (problem !== null) return <Refusal sentence={problem} source={source} onEdit={onEdit} />
  return (
    <>
      <p>{text.isLink}</p>
      <div className="row-end">
        <Button look="primary" onPress={() => void open()}>
          {text.openRun}
        </Button>
      </div>
    </>
  )
}
