import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/PageTitle'
import { HomeLink } from '@/components/public/HomeLink'

export const metadata: Metadata = { title: 'Страница не найдена' }

/** Inside the programme's own frame: its sections stay at hand. */
export default function TenantNotFound() {
  return (
    <>
      <PageTitle
        size="l"
        kicker="Ошибка 404"
        title="Такой страницы нет"
        lead="Возможно, рейтинг за этот год ещё не опубликован, участник в него не вошёл или в адресе потерялась буква. Выберите раздел в меню наверху или начните с главной страницы программы."
      />
      <p>
        <HomeLink />
      </p>
    </>
  )
}
