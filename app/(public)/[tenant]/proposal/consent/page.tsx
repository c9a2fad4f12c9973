import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageTitle } from '@/components/layout/PageTitle'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'

export const revalidate = 10
export const generateStaticParams = () => []
export const metadata: Metadata = { title: 'Согласие на обработку персональных данных' }

/** The consent that an author gives with a name: a document of its own, as 152-ФЗ wants it. */
export default async function ConsentPage({ params }: { params: Promise<{ tenant: string }> }) {
  const tenant = await getPublicTenant((await params).tenant)
  if (!tenant) notFound()
  return (
    <article className="grid max-w-[44rem] gap-4">
      <PageTitle title="Согласие на обработку персональных данных" kicker={`${tenant.programme}. ${tenant.name}`} />
      <p>
        Подавая предложение по улучшению и отмечая «Согласен на обработку имени и почты», я свободно, своей волей и в
        своём интересе даю согласие на обработку моих персональных данных.
      </p>
      <p>
        <b>Кому.</b> Уполномоченному органу программы ({tenant.template.bodies.authority}) и органу, которому я подаю
        предложение.
      </p>
      <p>
        <b>Какие данные.</b> Фамилия, имя, отчество и адрес электронной почты, которые я указал сам.
      </p>
      <p>
        <b>Для чего.</b> Чтобы рассмотреть предложение, сообщить мне ответ и связаться со мной, если понадобится
        уточнение. Публично имя и почта не показываются.
      </p>
      <p>
        <b>Что с ними делают.</b> Запись, хранение, использование для ответа, удаление; с помощью портала и без неё.
        Третьим лицам не передаются.
      </p>
      <p>
        <b>Как долго.</b> Пока предложение рассматривается и внедряется и учитывается в отчётах органа, либо до отзыва
        согласия.
      </p>
      <p>
        <b>Как отозвать.</b> Сообщите уполномоченному органу номер предложения: имя и почту сотрут, предложение
        останется безымянным.
      </p>
      <p className="text-muted">Статья 9 Федерального закона от 27 июля 2006 г. № 152-ФЗ «О персональных данных».</p>
    </article>
  )
}
