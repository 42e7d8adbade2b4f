import { useId, useState } from 'react'
import { importText } from '#text/en/import.ts'
import { offerImport } from '../layout.ts'
import { usePage, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import type { ImportProps } from './ImportDialog.tsx'
import { keptText, lineNamed } from './source.ts'
import { TextBox } from './TextBox.tsx'

interface RefusalProps extends Pick<ImportProps, 'source' | 'onEdit'> {
  readonly sentence: string
}

/** Why a text is not taken; one that was pasted stands below with the line in question, to be mended. */
export function Refusal({ sentence, source, onEdit }: RefusalProps) {
  const { layout } = usePage()
  const { say } = useWords()
  const words = useText(importText)
  const id = useId()
  const given = source.name === '' ? keptText(source.content) : null
  const [text, setText] = useState(given ?? '')
  const edit = (next: string) => {
    setText(next)
    onEdit(next)
  }
  return (
    <>
      <p id={id} className="problem" role="alert">
        {say(sentence)}
      </p>
      {given !== null && (
        <>
          <TextBox
            text={text}
            onText={edit}
            onLong={(long) => {
              // It stands in the box again on the way back.
              onEdit(text)
              offerImport(layout, long)
            }}
            takesFocus
            line={lineNamed(sentence)}
            // The sentence speaks of the text as it was given.
            {...(text === given ? { problemId: id } : {})}
          />
          <div className="row-end">
            <Button
              look="primary"
              disabled={text.trim() === ''}
              onPress={() => offerImport(layout, text)}
            >
              {words.lookAtIt}
            </Button>
          </div>
        </>
      )}
    </>
  )
}
