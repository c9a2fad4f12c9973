import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ImportStart } from '@/app/(office)/[tenant]/office/imports/ImportStart'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'

export const metadata: Metadata = { title: 'Загрузка органов из таблицы' }

export default async function ImportAgenciesPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const actor = await requireActor(tenant)
  if (!may(actor, 'agency.import')) notFound()
  const at = `/${tenant}/office/agencies`
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('agencies'), href: at }, { label: 'Загрузка из таблицы' }]} />
      <PageTitle
        title="Загрузка органов из таблицы"
        lead="Столбцы: наименование, краткое наименование, вид, вышестоящий орган, ИНН. Столбцы портал узнаёт сам, а где ошибся – поправите вы."
        actions={
          <ButtonLink href={`${at}/import/sample`} variant="quiet" download="">
            Скачать образец
          </ButtonLink>
        }
      />
      <ImportStart actor={actor} kind="agencies" />
    </>
  )
}
