import { usePage, useRun } from '../page.ts'
import { IconButton } from '../parts/Button.tsx'
import { copyText } from '../parts/copy-text.ts'

/** The seed as eight hexadecimal digits in two groups: easier to compare than a long number. */
export function writtenSeed(seed: number): string {
  const digits = seed.toString(16).padStart(8, '0')
  return `${digits.slice(0, 4)}-${digits.slice(4)}`
}

/** The seed to copy, and the button that draws another. */
export function SeedButtons() {
  const { session } = usePage()
  const seed = useRun((state) => state.recording.seed)
  const copy = () => {
    void copyText(String(seed)).then((isCopied) =>
      session.say(isCopied ? `The seed ${seed} is in the clipboard.` : `The seed is ${seed}.`),
    )
  }
  return (
    <div className="seed">
      <button
        type="button"
        className="button button-ghost mono"
        title={`Seed ${seed}: copy`}
        onClick={copy}
      >
        {writtenSeed(seed)}
      </button>
      <IconButton icon="dice" label="New seed" onPress={() => session.newSeed()} />
    </div>
  )
}
