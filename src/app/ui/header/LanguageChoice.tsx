import { useStore } from 'zustand'
import { headerText } from '#text/en/header.ts'
import { languages } from '#text/words.ts'
import type { LanguageChoice as Choice } from '../language.ts'
import { usePage, useText } from '../page.ts'

/** The language of the page, to choose; it changes at once and the run goes on. */
export function LanguageChoice() {
  const { language, session } = usePage()
  const text = useText(headerText)
  const chosen = useStore(language.store, ({ choice }) => choice)
  const choose = (choice: Choice) => {
    void language.choose(choice).then((isTaken) => {
      if (!isTaken && choice !== 'auto') session.say(text.languageFailed(languages[choice]))
    })
  }
  const options: readonly (readonly [Choice, string])[] = [
    ['auto', text.automaticLanguage],
    ['en', languages.en],
    ['de', languages.de],
  ]
  return (
    <label className="field">
      <span className="label">{text.language}</span>
      <select
        className="choice"
        value={chosen}
        onChange={({ target }) => {
          const found = options.find(([choice]) => choice === target.value)
          if (found !== undefined) choose(found[0])
        }}
      >
        {options.map(([choice, name]) => (
          <option key={choice} value={choice} lang={choice === 'auto' ? undefined : choice}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
