import { useState } from 'react'
import { dialogsText } from '#text/en/dialogs.ts'
import { useText } from '../../page.ts'
import { Button } from '../../parts/Button.tsx'
import { copyText } from '../../parts/copy-text.ts'

interface CodeProps {
  readonly text: string
  readonly name: string
  /** What a text of this length is good for. */
  readonly note: string
}

/** A text to copy, with its length. */
export function Code({ text, name, note }: CodeProps) {
  const [copied, setCopied] = useState<string | null>(null)
  const words = useText(dialogsText)
  const copy = () => void copyText(text).then((isCopied) => setCopied(isCopied ? text : null))
  return (
    <>
      <textarea
        className="code"
        readOnly
        rows={text.length > 220 ? 6 : 4}
        aria-label={name}
        value={text}
        onFocus={(event) => event.target.select()}
      />
      <div className="row-spread">
        <span className="micro figure">{words.characters(text.length, note)}</span>
        <Button look="primary" icon={copied === text ? 'check' : 'copy'} onPress={copy}>
          {copied === text ? words.copied : words.copy}
        </Button>
      </div>
    </>
  )
}
