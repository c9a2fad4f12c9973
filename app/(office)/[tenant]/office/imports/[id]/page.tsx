import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PastLoads } from '../PastLoads'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable } from '@/components/ui/DataTable'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { isUuid } from '@/lib/core/ids'
import { count, formatBytes } from '@/lib/core/format'
import { pageNumber } from '@/lib/core/pages'
import { getImport, type ImportView } from '@/lib/imports/queries'
import { isRowState } from '@/lib/imports/view'
import { requireActor } from '@/lib/platform/actor'
import { Draft } from './Draft'

export const metadata: Metadata = { title: 'Загрузка из таблицы' }

type Props = {
  params: Promise<{ tenant: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ImportPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { show, page } = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/imports/${id}`)
  if (!isUuid(id)) notFound()
  const state = typeof show === 'string' && isRowState(show) ? show : undefined
  const view = await getImport(actor, { id, show: state, page: pageNumber(page) })
  if (!view) notFound()
  const at = `/${tenant}/office`
  return (
    <>
      <Breadcrumbs
        items={[
          { label: view.title, href: `${at}/${view.list}` },
          { label: 'Загрузка из таблицы', href: `${at}/${view.path}` },
          { label: view.fileName },
        ]}
      />
      {view.stage === 'draft' ? (
        <Draft view={view} tenant={tenant} timeZone={actor.tenant.timeZone} />
      ) : view.stage === 'loaded' ? (
        <Loaded view={view} tenant={tenant} timeZone={actor.tenant.timeZone} />
      ) : (
        <>
          <PageTitle title="Файл больше не читается" lead={view.message} />
          <ButtonLink href={`${at}/${view.path}`}>Другой файл</ButtonLink>
        </>
      )}
    </>
  )
}

function Loaded({
  view,
  tenant,
  timeZone,
}: {
  view: Extract<ImportView, { stage: 'loaded' }>
  tenant: string
  timeZone: string
}) {
  const { load, words, list, fileName, size, id } = view
  const at = `/${tenant}/office`
  const { made, changed, left } = load.counts
  return (
    <>
      <PageTitle
        title={load.status === 'UNDONE' ? 'Загрузка отменена' : `Загружено: ${count(made + changed, ...words)}`}
        lead={`${fileName}, ${formatBytes(size)}`}
        actions={
          <>
            <ButtonLink href={`/api/${tenant}/imports/${id}`} variant="quiet" download="">
              Исходный файл
            </ButtonLink>
            <ButtonLink href={`${at}/${list}`}>К списку</ButtonLink>
          </>
        }
      />
      {load.restId && left > 0 && load.status === 'LOADED' && (
        <Notice
          tone="warn"
          className="mb-6"
          action={
            <ButtonLink href={`${at}/imports/${load.restId}`} variant="quiet">
              Решить и загрузить
            </ButtonLink>
          }
        >
          {count(left, 'строка ждёт', 'строки ждут', 'строк ждут')} вашего слова: они не загружены.
        </Notice>
      )}
      <PastLoads loads={[load]} tenant={tenant} timeZone={timeZone} />
      {load.stays.length > 0 && load.open && (
        <p className="mt-4 text-muted">
          При отмене останутся: {load.stays.map(({ label, why }) => `${label} (${why})`).join('; ')}.
        </p>
      )}
      <Section title="Что загрузилось" rule>
        <DataTable
          caption="Загруженные записи"
          dense
          rows={load.records}
          rowKey={({ row }) => String(row)}
          columns={[
            { key: 'row', header: 'Строка', cell: ({ row }) => row, numeric: true, width: '6rem' },
            { key: 'label', header: 'Запись', cell: ({ label }) => label, phone: 'title' },
            {
              key: 'what',
              header: 'Что стало',
              cell: (one) =>
                one.undone ? 'отменено' : load.status === 'UNDONE' ? 'осталось' : one.made ? 'новая' : 'изменена',
            },
          ]}
        />
      </Section>
    </>
  )
}
