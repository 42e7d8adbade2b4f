import { useMemo, useState } from 'react'
import { encodeLink, linkLengthMax, type LinkState } from '#share/link.ts'
import { dialogsText } from '#text/en/dialogs.ts'
import { preferencesText } from '#text/en/preferences.ts'
import { useLayout, usePage, useRun, useText, useTheme, useWords } from '../../page.ts'
import { pageAddress } from '../../parts/link-address.ts'
import { Segments } from '../../parts/Segments.tsx'
import { linkBudget } from '../link-budget.ts'
import { Code } from './Code.tsx'
import { SaveFile } from './DataPanel.tsx'

interface PanelProps {
  /** The run at the moment it stands at. */
  readonly moment: LinkState
}

type Start = 'moment' | 'beginning'

/** A link to the moment or to the start of the run. */
export function LinkPanel({ moment }: PanelProps) {
  const [start, setStart] = useState<Start>('moment')
  const [keepsTheme, setKeepsTheme] = useState(false)
  const text = useText(dialogsText)
  const link = useLink(moment, start, { isPlayer: false, keepsTheme })
  return (
    <>
      {typeof link === 'string' ? (
        <p className="problem">{link}</p>
      ) : link.tooLong ? (
        <TooLong length={link.length} moment={moment} />
      ) : (
        <Code
          text={`${pageAddress()}#${link.fragment}`}
          name={text.theLink}
          note={text.budgets[linkBudget(link.length)]}
        />
      )}
      <div className="share-rows">
        <StartRow start={start} onChoose={setStart} />
        <ThemeRow keepsTheme={keepsTheme} onChoose={setKeepsTheme} />
      </div>
    </>
  )
}

/** The code of a frame for a slide or a page. */
export function EmbedPanel({ moment }: PanelProps) {
  const text = useText(dialogsText)
  const [start, setStart] = useState<Start>('moment')
  const [isPlayer, setIsPlayer] = useState(true)
  const [keepsTheme, setKeepsTheme] = useState(false)
  const link = useLink(moment, start, { isPlayer, keepsTheme })
  return (
    <>
      {typeof link === 'string' ? (
        <p className="problem">{link}</p>
      ) : link.tooLong ? (
        <TooLong length={link.length} moment={moment} />
      ) : (
        <Code
          text={frameCode(`${pageAddress()}#${link.fragment}`)}
          name={text.theEmbedCode}
          note={text.embedNote}
        />
      )}
      <div className="share-rows">
        <StartRow start={start} onChoose={setStart} />
        <Segments
          label={text.controls}
          options={text.controlChoices}
          chosen={isPlayer ? 'simple' : 'all'}
          onChoose={(name) => setIsPlayer(name === 'simple')}
        />
        <ThemeRow keepsTheme={keepsTheme} onChoose={setKeepsTheme} />
      </div>
    </>
  )
}

interface Look {
  readonly isPlayer: boolean
  readonly keepsTheme: boolean
}

/** The link, packed again only when something of it changes: twenty thousand points take a while. */
function useLink(moment: LinkState, start: Start, { isPlayer, keepsTheme }: Look) {
  const { builtIns } = usePage()
  const shown = useTheme((theme) => theme.shown)
  const view = useLayout((state) => state.view)
  const theme = keepsTheme ? shown : null
  const { say } = useWords()
  return useMemo(() => {
    const state = start === 'moment' ? moment : { recording: moment.recording }
    const look = { ui: isPlayer ? 'min' : null, view, theme } as const
    const link = encodeLink({ ...state, view: look }, builtIns)
    return link.ok ? link.value : say(link.problem)
  }, [moment, start, isPlayer, view, theme, builtIns, say])
}

function StartRow({
  start,
  onChoose,
}: {
  readonly start: Start
  readonly onChoose: (start: Start) => void
}) {
  const text = useText(dialogsText)
  const time = useRun((state) => state.time)
  const duration = useRun((state) => state.duration)
  return (
    <Segments
      label={text.start}
      note={text.startNote}
      options={{ moment: text.pausedAt(time, duration), beginning: text.pausedAtStart }}
      chosen={start}
      onChoose={onChoose}
    />
  )
}

function ThemeRow({
  keepsTheme,
  onChoose,
}: {
  readonly keepsTheme: boolean
  readonly onChoose: (keepsTheme: boolean) => void
}) {
  const text = useText(dialogsText)
  const { theme, themes } = useText(preferencesText)
  const shown = useTheme((state) => state.shown)
  return (
    <Segments
      label={theme}
      options={{ visitor: text.visitorsTheme, mine: themes[shown] }}
      chosen={keepsTheme ? 'mine' : 'visitor'}
      onChoose={(name) => onChoose(name === 'mine')}
    />
  )
}

function TooLong({ length, moment }: { readonly length: number; readonly moment: LinkState }) {
  const text = useText(dialogsText)
  return (
    <div className="share-data">
      <p className="problem">{text.tooLong(length, linkLengthMax)}</p>
      <SaveFile moment={moment} />
    </div>
  )
}

function frameCode(address: string): string {
  return `<iframe src="${address.replaceAll('&', '&amp;')}" title="Digital Mitosis" width="960" height="540" style="border:0" loading="lazy" allow="fullscreen; clipboard-write" referrerpolicy="no-referrer"></iframe>`
}
