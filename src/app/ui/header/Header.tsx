import { headerText } from '#text/en/header.ts'
import { preferencesText } from '#text/en/preferences.ts'
import { openDialog } from '../layout.ts'
import { useLayout, usePage, useText } from '../page.ts'
import { Button, IconButton } from '../parts/Button.tsx'
import { BrandMark } from '../parts/Icon.tsx'
import { PreferencesButton, PreferencesMenu } from './PreferencesMenu.tsx'
import { ScenarioMenu } from './ScenarioMenu.tsx'
import { SeedButtons } from './SeedButtons.tsx'
import { ViewTabs } from './ViewTabs.tsx'

/** The bar at the top: what is shown, and everything that concerns the page as a whole. */
export function Header() {
  const width = useLayout((state) => state.width)
  return width === 'phone' ? <PhoneHeader /> : <WideHeader />
}

function WideHeader() {
  const text = useText(headerText)
  const { layout } = usePage()
  const width = useLayout((state) => state.width)
  const isOpen = useLayout((state) => state.drawer)
  return (
    <header className="top">
      <Brand />
      <span className="top-rule" />
      <ScenarioMenu />
      <IconButton icon="runs" label={text.runs} onPress={() => openDialog(layout, 'runs')} />
      <ViewTabs />
      <div className="top-tools">
        <SeedButtons />
        <IconButton
          icon="compare"
          label={text.compare}
          onPress={() => openDialog(layout, 'compare')}
        />
        <IconButton icon="sweep" label={text.sweep} onPress={() => openDialog(layout, 'sweep')} />
        <IconButton
          icon="import"
          label={text.importLong}
          onPress={() => openDialog(layout, 'import')}
        />
        <IconButton icon="help" label={text.help} onPress={() => openDialog(layout, 'help')} />
        <PreferencesButton />
        <PreferencesMenu />
        {width === 'medium' && (
          <IconButton
            icon="panel"
            label={text.rules}
            pressed={isOpen}
            onPress={() => layout.setState({ drawer: !isOpen })}
          />
        )}
        <Button look="primary" icon="share" onPress={() => openDialog(layout, 'share')}>
          {text.share}
        </Button>
      </div>
    </header>
  )
}

function PhoneHeader() {
  const text = useText(headerText)
  const { layout } = usePage()
  return (
    <header className="top top-phone">
      <Brand />
      <div className="top-tools">
        <ViewTabs />
        <IconButton icon="share" label={text.share} onPress={() => openDialog(layout, 'share')} />
        <MoreMenu />
        <PreferencesMenu />
      </div>
    </header>
  )
}

function MoreMenu() {
  const text = useText(headerText)
  const { layout, session, visit } = usePage()
  const preferences = useText(preferencesText)
  const close = () => document.getElementById('more')?.hidePopover()
  return (
    <>
      <button
        type="button"
        className="button button-ghost button-icon"
        aria-label={text.more}
        popoverTarget="more"
      >
        <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.4" />
        </svg>
      </button>
      <div id="more" popover="auto" className="menu" role="group" aria-label={text.more}>
        <ScenarioMenu />
        <Button look="ghost" icon="runs" onPress={() => (close(), openDialog(layout, 'runs'))}>
          {text.runs}
        </Button>
        <Button
          look="ghost"
          icon="undo"
          onPress={() => (close(), session.reset(), visit.dismiss())}
        >
          {text.restart}
        </Button>
        <Button
          look="ghost"
          icon="compare"
          onPress={() => (close(), openDialog(layout, 'compare'))}
        >
          {text.compare}
        </Button>
        <Button look="ghost" icon="sweep" onPress={() => (close(), openDialog(layout, 'sweep'))}>
          {text.sweep}
        </Button>
        <Button look="ghost" icon="import" onPress={() => (close(), openDialog(layout, 'import'))}>
          {text.importShort}
        </Button>
        <SeedButtons />
        <Button look="ghost" icon="help" onPress={() => (close(), openDialog(layout, 'help'))}>
          {text.help}
        </Button>
        <Button
          look="ghost"
          icon="preferences"
          onPress={() => (close(), document.getElementById('preferences')?.showPopover())}
        >
          {preferences.title}
        </Button>
      </div>
    </>
  )
}

function Brand() {
  return (
    <h1 className="brand">
      <BrandMark />
      <span>Digital Mitosis</span>
    </h1>
  )
}
