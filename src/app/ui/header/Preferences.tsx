import './preferences.css'
import { useId } from 'react'
import { preferencesText } from '#text/en/preferences.ts'
import { useLayout, usePage, useText, useTheme } from '../page.ts'
import { FlagField } from '../parts/FlagField.tsx'
import { Segments } from '../parts/Segments.tsx'
import { themeNames, type ThemeChoice } from '../theme.ts'
import { LanguageChoice } from './LanguageChoice.tsx'

/** Theme, language, motion, hand and keys; each is kept for the next visit and acts at once. */
export function Preferences() {
  const text = useText(preferencesText)
  const { preferences } = usePage()
  const motion = useLayout((state) => state.motionChoice)
  const hand = useLayout((state) => state.hand)
  const shortcuts = useLayout((state) => state.shortcuts)
  return (
    <div className="form">
      <ThemeList />
      <LanguageChoice />
      <Segments
        label={text.motion}
        options={text.motions}
        chosen={motion}
        onChoose={preferences.chooseMotion}
      />
      <FlagField
        label={text.hand}
        help={text.handHelp}
        value={hand === 'left'}
        onWish={(isLeft) => preferences.chooseHand(isLeft ? 'left' : 'right')}
      />
      <FlagField
        label={text.shortcuts}
        help={text.shortcutsHelp}
        value={shortcuts}
        onWish={preferences.chooseShortcuts}
      />
    </div>
  )
}

const choices: readonly ThemeChoice[] = ['auto', ...themeNames]

function ThemeList() {
  const text = useText(preferencesText)
  const { theme } = usePage()
  const chosen = useTheme((state) => state.choice)
  const shown = useTheme((state) => state.shown)
  const id = useId()
  return (
    <fieldset className="themes">
      <legend className="section-title">{text.theme}</legend>
      {choices.map((choice) => (
        <label key={choice} data-chosen={choice === chosen}>
          <input
            type="radio"
            name="theme-choice"
            aria-label={text.themes[choice]}
            aria-describedby={`${id}-${choice}`}
            checked={choice === chosen}
            onChange={() => theme.choose(choice)}
          />
          <span className="theme-swatch" data-theme={choice === 'auto' ? shown : choice} />
          <span>{text.themes[choice]}</span>
          <span className="micro" id={`${id}-${choice}`}>
            {text.themeNotes[choice]}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
