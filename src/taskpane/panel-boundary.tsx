/** Catches what a panel could not draw, so that the tabs and the other panels stay usable. */
import { Component, type ReactNode } from "react";

interface PanelBoundaryProps {
  /** Stands in the panel's place; `retry` draws the panel again. */
  fallback: (retry: () => void) => ReactNode;
  children: ReactNode;
}

// React catches faults of drawing in classes only.
export class PanelBoundary extends Component<PanelBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    const { fallback, children } = this.props;
    return this.state.failed ? fallback(() => this.setState({ failed: false })) : children;
  }
}
