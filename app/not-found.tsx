import type { Metadata } from 'next'
import { NotFoundText } from '@/components/layout/NotFoundText'

export const metadata: Metadata = { title: 'Страница не найдена' }

export default function NotFound() {
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[44rem] flex-1 px-6 py-16">
      <NotFoundText homeHref="/" homeLabel="На главную страницу" />
    </main>
  )
}
