import { Component, Suspense, useEffect, type ReactNode } from 'react'
import { overlaysText } from '#text/en/overlays.ts'
import { useText } from '../page.ts'
import { Button } from './Button.tsx'
import { forgetFailures } from './later.ts'

interface LaterProps {
  readonly children: ReactNode
  /** Keeps the room of the part until it is there. */
  readonly meanwhile?: ReactNode
  /** Lets a visitor do without the part. */
  readonly onGiveUp?: () => void
}

/** A part that is fetched when it is wanted; when it cannot be, it says so instead of taking all down. */
export class Later extends Component<LaterProps, { readonly isLost: boolean }> {
  override state = { isLost: false }

  static getDerivedStateFromError() {
    return { isLost: true }
  }

  override render() {
    if (this.state.isLost) {
      const onRetry = () => (forgetFailures(), this.setState({ isLost: false }))
      return <Lost onRetry={onRetry} onGiveUp={this.props.onGiveUp} />
    }
    return <Suspense fallback={this.props.meanwhile}>{this.props.children}</Suspense>
  }
}

interface LostProps {
  readonly onRetry: () => void
  readonly onGiveUp: (() => void) | undefined
}

/** After a new version of the page was put up its old parts are gone: then only the page anew has them. */
function Lost({ onRetry, onGiveUp }: LostProps) {
  const text = useText(overlaysText)
  useEffect(() => {
    const before = document.activeElement
    // The pressed button goes with this card; who was elsewhere meanwhile stays there.
    return () => {
      const isLost = document.activeElement === document.body
      if (isLost && before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <div className="lost" role="alert">
      <p>{text.partMissing}</p>
      <div className="row">
        <Button look="primary" onPress={onRetry}>
          {text.tryAgain}
        </Button>
        <Button onPress={() => location.reload()}>{text.reload}</Button>
        {onGiveUp !== undefined && (
          <Button look="ghost" onPress={onGiveUp}>
            {text.withoutIt}
          </Button>
        )}
      </div>
    </div>
  )
}
