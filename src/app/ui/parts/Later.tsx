import { Component, Suspense, type ReactNode } from 'react'

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
      return (
        <p className="note">
          This part of the page could not be loaded. Reload the page to try again.
        </p>
      )
    }
    return <Suspense fallback={null}>{this.props.children}</Suspense>
  }
}
