import { useId } from 'react'
import { headerText } from '#text/en/header.ts'
import { usePage, useRun, useText } from '../page.ts'
import { IconButton } from '../parts/Button.tsx'
import { copyText } from '../parts/copy-text.ts'
import { useDraft } from '../parts/use-draft.ts'
import { readSeed, writtenSeed } from './seed.ts'

/** The seed to read, copy, type or paste, and the button that draws another. */
export function SeedButtons() {
  const id = useId()
  const text = useText(headerText)
  const { session } = usePage()
  const seed = useRun((state) => state.recording.seed)
  const draft = useDraft(writtenSeed(seed), (typed) => {
    const wished = readSeed(typed)
    if (wished === null) session.say(text.noSeed(typed.slice(0, 40)))
    else session.newSeed(wished)
  })
  const copy = () => {
    void copyText(writtenSeed(seed)).then((isCopied) =>
      session.say(isCopied ? text.seedCopied(seed) : text.seedIs(seed)),
    )
  }
  return (
    <div className="seed">
      <label className="label" htmlFor={id}>
        {text.seed}
      </label>
      <input
        id={id}
        className="number-input figure"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        size={Math.max(2, draft.shown.length)}
        title={text.seedHelp}
        value={draft.shown}
        onFocus={(event) => event.target.select()}
        onChange={(event) => draft.change(event.target.value)}
        onBlur={draft.commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') draft.commit()
          if (event.key === 'Escape') draft.cancel()
        }}
      />
      <IconButton icon="copy" label={text.copySeed} onPress={copy} />
      <IconButton icon="dice" label={text.newSeed} onPress={() => session.newSeed()} />
    </div>
  )
}
