import { useState } from 'react'
import { preferencesText } from '#text/en/preferences.ts'
import { useText } from '../page.ts'
import { Icon } from '../parts/Icon.tsx'
import { Later } from '../parts/Later.tsx'
import { later } from '../parts/later.ts'

const Preferences = later(() => import('./Preferences.tsx').then((file) => file.Preferences))

/** What a visitor prefers, in a menu that closes with Escape or a press beside it. */
export function PreferencesMenu() {
  const text = useText(preferencesText)
  const [isWanted, setIsWanted] = useState(false)
  return (
    <div
      id="preferences"
      popover="auto"
      className="menu menu-preferences"
      role="group"
      aria-label={text.title}
      onBeforeToggle={() => setIsWanted(true)}
    >
      <Later>{isWanted && <Preferences />}</Later>
    </div>
  )
}

/** The button that opens the menu. */
export function PreferencesButton() {
  const text = useText(preferencesText)
  return (
    <button
      type="button"
      className="button button-ghost button-icon"
      aria-label={text.title}
      title={text.title}
      popoverTarget="preferences"
    >
      <Icon name="preferences" />
    </button>
  )
}
