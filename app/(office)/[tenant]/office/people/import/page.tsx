import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ImportStart } from '@/app/(office)/[tenant]/office/imports/ImportStart'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'

export const metadata: Metadata = { title: 'Загрузка людей из таблицы' }

export default async function ImportPeoplePage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const actor = await requireActor(tenant)
  if (!may(actor, 'person.import')) notFound()
  const at = `/${tenant}/office/people`
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('people'), href: at }, { label: 'Загрузка из таблицы' }]} />
      <PageTitle
        title="Загрузка людей из таблицы"
        lead="Столбцы: ФИО, должность, электронная почта, роль, орган. Столбцы портал узнаёт сам, а где ошибся – поправите вы."
        actions={
          <ButtonLink href={`${at}/import/sample`} variant="quiet" download="">
            Скачать образец
          </ButtonLink>
        }
      />
      <ImportStart actor={actor} kind="people" />
    </>
  )
}
