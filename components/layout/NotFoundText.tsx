import { ButtonLink } from '@/components/ui/Button'

/** Words of every 404 page; the shell around them is the page's own. */
export function NotFoundText({ homeHref, homeLabel }: { homeHref: string; homeLabel: string }) {
  return (
    <>
      <p className="mb-2 text-muted">Ошибка 404</p>
      <h1 className="text-2xl md:text-3xl">Такой страницы нет</h1>
      <p className="mt-4 max-w-[60ch] text-lg text-muted">
        Её могли переименовать или убрать, в адресе могла потеряться буква, либо она доступна не всем. Проверьте адрес
        или начните с начала.
      </p>
      <p className="mt-8">
        <ButtonLink href={homeHref}>{homeLabel}</ButtonLink>
      </p>
    </>
  )
}
