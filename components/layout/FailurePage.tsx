'use client'
import { useEffect } from 'react'
import { Button, ButtonLink } from '@/components/ui/Button'

/** An unexpected failure, in words: what happened, what is safe, what to do, and the number to quote. */
export function FailurePage({ error, retry }: { error: unknown; retry: () => void }) {
  const number = typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : null
  useEffect(() => {
    console.error(error)
  }, [error])
  return (
    <section role="alert" className="mx-auto w-full max-w-[44rem] px-6 py-16">
      <h1 className="text-2xl md:text-3xl">Страница не открылась из-за сбоя</h1>
      <p className="mt-4 max-w-[60ch] text-lg text-muted">
        Сохранённые данные на месте. Попробуйте ещё раз; если не поможет, вернитесь через несколько минут.
      </p>
      {number && (
        <p className="mt-2 text-muted">
          Если сбой повторяется, сообщите администратору номер обращения: <b className="text-ink">{number}</b>.
        </p>
      )}
      <p className="mt-8 flex flex-wrap gap-3">
        <Button onClick={retry}>Попробовать ещё раз</Button>
        <ButtonLink href="/" variant="quiet">
          На главную страницу
        </ButtonLink>
      </p>
    </section>
  )
}
