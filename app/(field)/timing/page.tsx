import type { Metadata } from 'next'
import { Stopwatch } from '@/components/processes/timing/Stopwatch'

export const metadata: Metadata = { title: 'Замеры', robots: { index: false }, referrer: 'same-origin' }

/**
 * The stopwatch in the hand. It is the same page for everybody and is kept on the device to open without a connection
 * (public/timing-worker.js): whose series it is stands in the address and is asked from the portal, or from the device.
 */
export default function TimingPage() {
  return (
    <main id="main" tabIndex={-1} className="stopwatch">
      <Stopwatch />
      <noscript>
        <p className="p-4">Замеры идут в браузере: включите в нём JavaScript.</p>
      </noscript>
    </main>
  )
}
