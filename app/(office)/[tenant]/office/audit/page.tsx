import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import type { ListColumn, ListRow } from '@/components/ui/ListTable'
import { ListTable } from '@/components/ui/ListTable'
import { formatDateTimeShort, formatDateTime } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { operationLabel, subjectLabel } from '@/lib/records/labels'
import { auditOverview, searchAudit } from '@/lib/records/queries'
import { AuditFilter } from '@/lib/records/schema'
import { AuditSearch } from './AuditSearch'

export const metadata: Metadata = { title: pageName('audit') }

const columns: ListColumn[] = [
  { key: 'at', header: 'Когда', width: '9.5rem' },
  { key: 'what', header: 'Что', phone: 'title' },
  { key: 'who', header: 'Кто', width: '18rem' },
  { key: 'agency', header: 'Участник' },
  { key: 'seal', header: 'Печать', numeric: true, width: '6rem' },
]

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AuditPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const filter = AuditFilter.parse(await searchParams)
  const actor = await requireActor(tenant, `/${tenant}/office/audit`)
  const { timeZone } = actor.tenant
  const [{ lines, next }, overview] = await Promise.all([searchAudit(actor, filter), auditOverview(actor, {})])
  const at = `/${tenant}/office/audit`
  const rows = lines.map((line): ListRow => ({
    key: line.id,
    cells: [
      { text: formatDateTimeShort(timeZone, line.at), time: line.at.toISOString() },
      { text: operationLabel(line.operation), href: `${at}/${line.id}`, strong: true },
      line.personName,
      line.agencyName,
      line.seal === null ? { text: 'ждёт', muted: true } : String(line.seal),
    ],
  }))
  const { after, ...chosen } = filter
  const filtered = Object.values(chosen).some((value) => value !== undefined)
  const address = (more: Record<string, string>) =>
    `${at}?${new URLSearchParams({ ...(chosen as Record<string, string>), ...more }).toString().replace(/[^&=]+=undefined&?/g, '')}`
  return (
    <>
      <Breadcrumbs items={[{ label: pageName(''), href: `/${tenant}/office` }, { label: pageName('audit') }]} />
      <OfficeTitle
        path="audit"
        says="Кто что сделал"
        lead={
          <>
            Каждое действие записывается вместе с тем, что было и что стало. Записи нельзя изменить или удалить: они
            запечатаны цепочкой.{' '}
            {overview.last ? (
              <>
                Запечатано {count(overview.last.number, 'запись', 'записи', 'записей')}, последняя –{' '}
                {formatDateTime(timeZone, overview.last.sealedAt)}
                {overview.pending > 0 && `; ждут печати ${overview.pending}`}.
              </>
            ) : (
              'Первая печать появится через несколько секунд после первого действия.'
            )}
          </>
        }
        actions={
          <ButtonLink href={`${at}/check`} variant="quiet">
            Проверить целостность
          </ButtonLink>
        }
      />
      <AuditSearch tenant={tenant} filter={filter} agencies={overview.agencies} filtered={filtered} />
      {filter.subject && (
        <p className="mb-4">
          Показаны действия с одной записью: {lines[0] ? subjectLabel(lines[0].subjectType).toLowerCase() : 'её нет'}.{' '}
          <a href={at}>Показать все</a>
        </p>
      )}
      <ListTable
        caption="Записи журнала, новые сверху"
        columns={columns}
        rows={rows}
        empty={
          filtered ? (
            <EmptyState title="Таких записей нет">Расширьте период или снимите условия.</EmptyState>
          ) : (
            <EmptyState title="Записей пока нет">
              Здесь появится каждое действие: кто изменил сведения, сдал самооценку, опубликовал рейтинг.
            </EmptyState>
          )
        }
      />
      <nav aria-label="Страницы" className="mt-5 flex flex-wrap gap-4 print:hidden">
        {after && <a href={address({})}>← К новым</a>}
        {next && (
          <a href={address({ after: next })} rel="next">
            Более ранние →
          </a>
        )}
      </nav>
    </>
  )
}
