import type { Metadata } from 'next'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatDateTimeShort, formatShort } from '@/lib/core/dates'
import { passportStatusLabels } from '@/lib/projects/state/labels'
import { listPassportVersions } from '@/lib/projects/passport/queries'
import { loadProject } from '../../load'
import type { VersionLine } from '@/lib/projects/passport/view'

export const metadata: Metadata = { title: 'Версии паспорта' }

type Props = { params: Promise<{ tenant: string; id: string }> }

export default async function PassportVersionsPage({ params }: Props) {
  const { tenant, id } = await params
  const { actor } = await loadProject(tenant, id)
  const versions = await listPassportVersions(actor, { id })
  const { timeZone } = actor.tenant
  const base = `/${tenant}/office/projects/${id}/passport`
  const [last] = versions
  return (
    <Section
      title="Версии паспорта"
      lead="Каждая отправка на согласование – новая версия. Она не меняется, что бы ни писали в паспорт потом."
      className="mt-0"
      actions={
        <>
          <ButtonLink size="s" variant="quiet" href={base}>
            К паспорту
          </ButtonLink>
          {last && (
            <ButtonLink size="s" variant="quiet" href={`${base}/versions/compare?a=${last.number}&b=work`}>
              Сравнить с тем, что в работе
            </ButtonLink>
          )}
        </>
      }
    >
      <DataTable
        caption="Версии паспорта"
        dense
        rows={versions}
        rowKey={({ id: version }) => version}
        empty={
          <EmptyState title="Версий ещё нет">
            Первая появится, когда куратор отправит паспорт на согласование.
          </EmptyState>
        }
        columns={columnsOf(base, versions, timeZone)}
      />
    </Section>
  )
}

const columnsOf = (base: string, versions: VersionLine[], timeZone: string): Column<VersionLine>[] => [
  {
    key: 'number',
    header: 'Версия',
    phone: 'title',
    width: '6rem',
    cell: ({ number }) => (
      <a href={`${base}/versions/${number}`} className="font-medium">
        № {number}
      </a>
    ),
  },
  {
    key: 'status',
    header: 'Состояние',
    width: '15rem',
    cell: ({ status, remarks }) => (
      <StatusMark kind={passportStatusLabels[status].mark}>
        {passportStatusLabels[status].short}
        {remarks > 0 && ` (${remarks})`}
      </StatusMark>
    ),
  },
  {
    key: 'sent',
    header: 'Отправлена',
    width: '13rem',
    cell: ({ submittedAt, submittedBy }) => (
      <>
        {formatDateTimeShort(timeZone, submittedAt)}
        <span className="block text-sm text-muted">{submittedBy}</span>
      </>
    ),
  },
  {
    key: 'reason',
    header: 'Что изменилось',
    cell: ({ reason, number }) =>
      reason || (number === versions.at(-1)?.number ? <span className="text-muted">первая версия</span> : '–'),
  },
  {
    key: 'approved',
    header: 'Кто утвердил',
    cell: ({ approverName, approverPosition, approvedOn }) =>
      approverName ? (
        <>
          {approverName}
          <span className="block text-sm text-muted">
            {approverPosition}
            {approvedOn && `, ${formatShort(approvedOn)}`}
          </span>
        </>
      ) : (
        '–'
      ),
  },
  {
    key: 'compare',
    header: 'Сравнение',
    phone: 'bare',
    cell: ({ number }) =>
      versions.some((other) => other.number === number - 1) ? (
        <a href={`${base}/versions/compare?a=${number - 1}&b=${number}`}>с версией {number - 1}</a>
      ) : (
        ''
      ),
  },
]
