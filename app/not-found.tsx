import type { Metadata } from 'next'
import { SkipLink } from '@/components/layout/SkipLink'
import { ButtonLink } from '@/components/ui/Button'

export const metadata: Metadata = { title: 'Страница не найдена' }

export default function NotFound() {
  return (
    <>
      <SkipLink />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[44rem] flex-1 px-6 py-16">
        <p className="mb-2 text-muted">Ошибка 404</p>
        <h1 className="text-2xl md:text-3xl">Такой страницы нет</h1>
        <p className="mt-4 max-w-[60ch] text-lg text-muted">
          Её могли переименовать или убрать, в адресе могла потеряться буква, либо она доступна не всем.
          Проверьте адрес или начните с главной страницы.
        </p>
        <p className="mt-8"><ButtonLink href="/">На главную страницу</ButtonLink></p>
      </main>
    </>
  )
}
