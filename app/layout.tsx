import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import '@fontsource-variable/golos-text/index.css'
import { ClientFrame } from '@/components/layout/ClientFrame'
import { viewScript } from '@/components/layout/view-settings'
import { ToastRegion } from '@/components/ui/ToastRegion'
import './globals.css'

export const metadata: Metadata = {
  title: { template: '%s · Гемба', default: 'Гемба' },
  description:
    'Гемба – портал программ бережливого и клиентоцентричного управления: рейтинг, самооценка, открытые данные.',
  formatDetection: { telephone: false, email: false, address: false, date: false },
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#0f151b' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The head script sets attributes of <html> before React sees it.
    <html lang="ru" suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: viewScript }} />
      </head>
      <body>
        <ClientFrame>
          <div id="page" className="@container/page flex min-h-dvh flex-col">
            {children}
          </div>
          <ToastRegion />
        </ClientFrame>
      </body>
    </html>
  )
}
