import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AccessibilityPanel } from '@/components/layout/AccessibilityPanel'
import { Footer } from '@/components/layout/Footer'
import { PageTitle } from '@/components/layout/PageTitle'
import { SkipLink } from '@/components/layout/SkipLink'
import { EmptyState } from '@/components/ui/EmptyState'
import { formatDateTime } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { env } from '@/lib/platform/env'
import { writtenLetters } from '@/lib/platform/mail'

export const metadata: Metadata = { title: 'Письма демонстрации', robots: { index: false } }
export const dynamic = 'force-dynamic'

const SHOWN = 100
const TIME_ZONE = 'Europe/Moscow'

/**
 * Letters that were written to the folder instead of being sent: demonstration only, since they hold links that sign
 * people in.
 */
export default async function DemoMailPage() {
  if (env().GEMBA_DEMO !== '1') notFound()
  const { letters, total } = await writtenLetters(SHOWN)
  return (
    <>
      <SkipLink />
      <AccessibilityPanel />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[52rem] px-4 pt-8 pb-16 sm:px-6 md:pt-12">
        <PageTitle
          title={total > 0 ? `Отправлено ${count(total, 'письмо', 'письма', 'писем')}` : 'Писем пока нет'}
          lead="Почтовый сервер не настроен, поэтому письма не уходят, а складываются сюда. Страница есть только в демонстрации."
          actions={<a href="/">На главную</a>}
        />
        {total === 0 && (
          <EmptyState title="Пригласите кого-нибудь">
            Письмо с приглашением, напоминанием или результатом появится здесь через несколько секунд; ссылки в нём
            работают.
          </EmptyState>
        )}
        {letters.map((letter) => (
          <article key={letter.id} className="border-t border-line py-5">
            <p className="flex flex-wrap justify-between gap-x-4 text-sm text-muted">
              <span className="wrap-anywhere">{letter.to}</span>
              <time dateTime={letter.at}>{formatDateTime(TIME_ZONE, new Date(letter.at))} (Москва)</time>
            </p>
            <h2 className="mt-1 text-lg">{letter.subject}</h2>
            <LetterText text={letter.text} />
          </article>
        ))}
        {total > letters.length && (
          <p className="mt-4 text-sm text-muted">Показаны последние {letters.length}; остальные – в папке писем.</p>
        )}
      </main>
      <Footer />
    </>
  )
}

const address = /(https?:\/\/[^\s<>«»]+[^\s<>«».,;:!?)])/

function LetterText({ text }: { text: string }) {
  return (
    <p className="mt-2 whitespace-pre-line wrap-anywhere">
      {text.split(address).map((part, at) =>
        at % 2 === 1 ? (
          <a key={at} href={part}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  )
}
