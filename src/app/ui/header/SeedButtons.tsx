import { headerText } from '#text/en/header.ts'
import { usePage, useRun, useText } from '../page.ts'
import { IconButton } from '../parts/Button.tsx'
import { copyText } from '../parts/copy-text.ts'

/** The seed as eight hexadecimal digits in two groups: easier to compare than a long number. */
export function writtenSeed(seed: number): string {
  const digits = seed.toString(16).padStart(8, '0')
  return `${digits.slice(0, 4)}-${digits.slice(4)}`
}

/** The seed to copy, and the button that draws another. */
export function SeedButtons() {
  const text = useText(headerText)
  const { session } = usePage()
  const seed = useRun((state) => state.recording.seed)
  const copy = () => {
    void copyText(String(seed)).then((isCopied) =>
      session.say(isCopied ? text.seedCopied(seed) : text.seedIs(seed)),
    )
  }
  return (
    <div className="seed">
      <button
        type="button"
        className="button button-ghost mono"
        title={text.copySeed(seed)}
        onClick={copy}
      >
        {writtenSeed(seed)}
      </button>
      <IconButton icon="dice" label={text.newSeed} onPress={() => session.newSeed()} />
    </div>
  )
}
