'use client'
import { FailurePage } from '@/components/layout/FailurePage'

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main id="main">
      <FailurePage error={error} retry={retry} />
    </main>
  )
}
