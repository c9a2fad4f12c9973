import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ImportStart } from '@/app/(office)/[tenant]/office/imports/ImportStart'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { LinkTabs } from '@/components/ui/Tabs'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'

export const metadata: Metadata = { title: 'Список проектов из таблицы' }

export default async function ImportProjectListPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const at = `/${tenant}/office/projects`
  const actor = await requireActor(tenant, `${at}/import/list`)
  if (!may(actor, 'project.import')) notFound()
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('projects'), href: at }, { label: 'Загрузка' }]} />
      <PageTitle
        title="Загрузить список проектов"
        lead="Столбцы: название, орган, вид, руководитель, начало, окончание, основание, состояние, портфель, заказчик, процесс. Столбцы портал узнаёт сам, а где ошибся – поправите вы."
        actions={
          <ButtonLink href={`${at}/import/list/sample`} variant="quiet" download="">
            Скачать образец
          </ButtonLink>
        }
      />
      <LinkTabs
        label="Что загрузить"
        items={[
          { href: `${at}/import`, label: 'Паспорт из DOCX' },
          { href: `${at}/import/list`, label: 'Список из таблицы', current: true },
        ]}
      />
      <ImportStart actor={actor} kind="projects" />
    </>
  )
}
