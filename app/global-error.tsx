'use client'
import { FailurePage } from '@/components/layout/FailurePage'
import { viewScript } from '@/components/layout/view-settings'
import './globals.css'

/** Stands in for the root layout when that itself failed. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="ru" suppressHydrationWarning>
      <head>
        <title>Сбой · Гемба</title>
        <script dangerouslySetInnerHTML={{ __html: viewScript }} />
      </head>
      <body>
        <div id="page" className="@container/page min-h-dvh">
          <main id="main">
            <FailurePage error={error} retry={retry} />
          </main>
        </div>
      </body>
    </html>
  )
}
