import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { LinkTabs } from '@/components/ui/Tabs'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { importPassportAction } from './action'
import { ImportPassport } from './ImportPassport'

export const metadata: Metadata = { title: 'Паспорт из документа' }

export default async function ImportPassportPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const at = `/${tenant}/office/projects`
  const actor = await requireActor(tenant, `${at}/import`)
  if (!may(actor, 'project.create')) notFound()
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('projects'), href: at }, { label: 'Загрузка' }]} />
      <PageTitle
        title="Загрузить паспорт из документа"
        lead="Подойдёт паспорт в DOCX, составленный по форме акта – в портале или вручную в Word. Он станет черновиком проекта: неясные места будут отмечены, не разобранный текст сохранится рядом."
      />
      <LinkTabs
        label="Что загрузить"
        items={[
          { href: `${at}/import`, label: 'Паспорт из DOCX', current: true },
          { href: `${at}/import/list`, label: 'Список из таблицы' },
        ]}
      />
      <ImportPassport tenant={tenant} action={importPassportAction} />
    </>
  )
}
