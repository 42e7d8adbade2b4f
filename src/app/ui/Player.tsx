import { headerText } from '#text/en/header.ts'
import { BrandMark } from './parts/Icon.tsx'
import { PageContext, useText, type Page } from './page.ts'
import { StageArea } from './stage-area/StageArea.tsx'
import { Transport } from './stage-area/Transport.tsx'

/** Stage, headline and transport alone, for a frame in a slide (ui=min). Nothing takes the focus. */
export function Player({ page }: { readonly page: Page }) {
  return (
    <PageContext value={page}>
      <div className="player">
        <StageArea isPlayer />
        <footer className="player-bar">
          <Transport />
          <OpenInFull />
        </footer>
      </div>
    </PageContext>
  )
}

/** The same link in the whole playground, in a tab of its own. */
function OpenInFull() {
  const text = useText(headerText)
  const address = `${location.pathname}${location.search}${location.hash.replace(/([#&])ui=min&?/u, '$1')}`
  return (
    <a
      className="player-open"
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={text.openInFull}
    >
      <BrandMark size={22} />
    </a>
  )
}
