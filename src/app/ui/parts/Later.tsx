import { Component, Suspense, type ReactNode } from 'react'
import { overlaysText } from '#text/en/overlays.ts'
import { useText } from '../page.ts'
import { Button } from './Button.tsx'
import { forgetFailures } from './later.ts'

interface LaterProps {
  readonly children: ReactNode
  /** Keeps the room of the part until it is there. */
  readonly meanwhile?: ReactNode
}

/** A part that is fetched when it is wanted; when it cannot be, it says so instead of taking all down. */
export class Later extends Component<LaterProps, { readonly isLost: boolean }> {
  override state = { isLost: false }

  static getDerivedStateFromError() {
    return { isLost: true }
  }

  override render() {
    if (this.state.isLost) {
      return <Lost onRetry={() => (forgetFailures(), this.setState({ isLost: false }))} />
    }
    return <Suspense fallback={this.props.meanwhile}>{this.props.children}</Suspense>
  }
}

function Lost({ onRetry }: { readonly onRetry: () => void }) {
  const text = useText(overlaysText)
  return (
    <div className="note lost" role="alert">
      <p>{text.partMissing}</p>
      <Button onPress={onRetry}>{text.tryAgain}</Button>
    </div>
  )
}
