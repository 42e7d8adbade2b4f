import { useState, type ReactNode } from 'react'
import type { EncodedLink, LinkState } from '#share/link.ts'
import { unpackedMax } from '#share/packing.ts'
import { linkLengthMax } from '#share/sealed.ts'
import { dialogsText } from '#text/en/dialogs.ts'
import { preferencesText } from '#text/en/preferences.ts'
import { useLayout, useRun, useText, useTheme } from '../../page.ts'
import { pageAddress } from '../../parts/link-address.ts'
import { Later } from '../../parts/Later.tsx'
import { later } from '../../parts/later.ts'
import { Segments } from '../../parts/Segments.tsx'
import { linkBudget } from '../link-budget.ts'
import { Code } from './Code.tsx'
import { SaveFile } from './DataPanel.tsx'
import { useLink, type LinkStart } from './use-link.ts'

const LinkUses = later(() => import('./uses/LinkUses.tsx').then((file) => file.LinkUses))

interface PanelProps {
  /** The run at the moment it stands at. */
  readonly moment: LinkState
}

/** A link to the moment or to the start of the run. */
export function LinkPanel({ moment }: PanelProps) {
  const [start, setStart] = useState<LinkStart>('moment')
  const [keepsTheme, setKeepsTheme] = useState(false)
  const text = useText(dialogsText)
  const link = useLink(moment, start, { isPlayer: false, keepsTheme })
  return (
    <>
      <Made link={link} moment={moment}>
        {({ fragment }) => {
          const address = `${pageAddress()}#${fragment}`
          const use = linkBudget(address.length)
          return (
            <>
              <Code text={address} name={text.theLink} note={text.budgets[use]} />
              {use === 'risky' && <SaveFile moment={moment} />}
            </>
          )
        }}
      </Made>
      <div className="share-rows">
        <StartRow start={start} onChoose={setStart} />
        <ThemeRow keepsTheme={keepsTheme} onChoose={setKeepsTheme} />
      </div>
      {typeof link === 'object' && link?.tooLong === false && (
        <Later>
          <LinkUses
            fragment={link.fragment}
            state={start === 'moment' ? moment : { recording: moment.recording }}
          />
        </Later>
      )}
    </>
  )
}

/** The code of a frame for a slide or a page. */
export function EmbedPanel({ moment }: PanelProps) {
  const text = useText(dialogsText)
  const [start, setStart] = useState<LinkStart>('moment')
  const [isPlayer, setIsPlayer] = useState(true)
  const [keepsTheme, setKeepsTheme] = useState(false)
  const link = useLink(moment, start, { isPlayer, keepsTheme })
  return (
    <>
      <Made link={link} moment={moment}>
        {({ fragment }) => (
          <Code
            text={frameCode(`${pageAddress()}#${fragment}`)}
            name={text.theEmbedCode}
            note={text.embedNote}
          />
        )}
      </Made>
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

interface MadeProps {
  /** Null while it is being packed. */
  readonly link: EncodedLink | string | null
  readonly moment: LinkState
  /** What shows a link that is not too long. */
  readonly children: (link: Extract<EncodedLink, { readonly tooLong: false }>) => ReactNode
}

/** A link as far as it is known: being made, refused, too long or there. */
function Made({ link, moment, children }: MadeProps) {
  const text = useText(dialogsText)
  return (
    <>
      {/* It stays while it says nothing: a region that comes together with its words is not heard. */}
      <p className={link === null ? 'micro' : 'hidden-visually'} role="status">
        {link === null && text.linkIsMade}
      </p>
      {typeof link === 'string' ? (
        <p className="problem">{link}</p>
      ) : link?.tooLong === true ? (
        <TooLong link={link} moment={moment} />
      ) : (
        link !== null && children(link)
      )}
      <Compared isTooLong={typeof link === 'object' && link?.tooLong === true} />
    </>
  )
}

/** What becomes of the second run where two are compared. */
function Compared({ isTooLong }: { readonly isTooLong: boolean }) {
  const text = useText(dialogsText)
  const isCompared = useLayout(({ compare }) => compare !== null)
  return isCompared && <p className="micro">{isTooLong ? text.fileOfFirst : text.linkOfBoth}</p>
}

function StartRow({
  start,
  onChoose,
}: {
  readonly start: LinkStart
  readonly onChoose: (start: LinkStart) => void
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

interface TooLongProps {
  readonly link: Extract<EncodedLink, { readonly tooLong: true }>
  readonly moment: LinkState
}

function TooLong({ link: { length, bytes }, moment }: TooLongProps) {
  const text = useText(dialogsText)
  return (
    <div className="share-data">
      <p className="problem">
        {length === null
          ? text.tooMuchText(bytes / 1024, unpackedMax / 1024)
          : text.tooLong(length, linkLengthMax)}
      </p>
      <SaveFile moment={moment} />
    </div>
  )
}

function frameCode(address: string): string {
  return `<iframe src="${address.replaceAll('&', '&amp;')}" title="Digital Mitosis" width="960" height="540" style="border:0" loading="lazy" allow="fullscreen; clipboard-write" referrerpolicy="no-referrer"></iframe>`
}
