import { useId, useState } from 'react'
import { dialogsText } from '#text/en/dialogs.ts'
import { useText } from '../../../page.ts'
import { IconButton } from '../../../parts/Button.tsx'
import { copyText } from '../../../parts/copy-text.ts'

interface CopyLineProps {
  readonly name: string
  readonly line: string
  readonly note?: string
}

/** One line to copy, whole even where it does not fit. */
export function CopyLine({ name, line, note }: CopyLineProps) {
  const text = useText(dialogsText)
  const id = useId()
  const [copied, setCopied] = useState<string | null>(null)
  const copy = () => void copyText(line).then((isCopied) => setCopied(isCopied ? line : null))
  const isCopied = copied === line
  return (
    <div className="copy-line">
      <label htmlFor={id}>
        {name} {note !== undefined && <span className="micro">{note}</span>}
      </label>
      <input
        id={id}
        className="code"
        readOnly
        value={line}
        onFocus={(event) => event.target.select()}
      />
      <IconButton
        icon={isCopied ? 'check' : 'copy'}
        label={`${isCopied ? text.copied : text.copy}: ${name}`}
        onPress={copy}
      />
    </div>
  )
}
