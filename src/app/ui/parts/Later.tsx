import { Component, Suspense, type ReactNode } from 'react'
import { overlaysText } from '#text/en/overlays.ts'
import { useText } from '../page.ts'

interface LaterProps {
  readonly children: ReactNode
}

/** A part that is fetched when it is wanted; when it cannot be, it says so instead of taking all down. */
export class Later extends Component<LaterProps, { readonly isLost: boolean }> {
  override state = { isLost: false }

  static getDerivedStateFromError() {
    return { isLost: true }
  }

  override render() {
    if (this.state.isLost) {
      return <Lost />
    }
    return <Suspense fallback={null}>{this.props.children}</Suspense>
  }
}

function Lost() {
  return <p className="note">{useText(overlaysText).partMissing}</p>
}
