import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ImportStart } from '@/app/(office)/[tenant]/office/imports/ImportStart'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'

export const metadata: Metadata = { title: 'Загрузка процессов из таблицы' }

export default async function ImportProcessesPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const at = `/${tenant}/office/processes`
  const actor = await requireActor(tenant, `${at}/import`)
  if (!may(actor, 'process.import')) notFound()
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('processes'), href: at }, { label: 'Загрузка из таблицы' }]} />
      <PageTitle
        title="Загрузка процессов из таблицы"
        lead="Подойдёт и реестр, скачанный из портала: процесс с тем же кодом будет исправлен в тех столбцах, которые есть в файле, остальные строки станут новыми. Столбцы портал узнаёт сам, а где ошибся – поправите вы."
        actions={
          <ButtonLink href={`${at}/import/sample`} variant="quiet" download="">
            Скачать образец
          </ButtonLink>
        }
      />
      <ImportStart actor={actor} kind="processes" />
    </>
  )
}
