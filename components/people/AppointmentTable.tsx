import { DataTable } from '@/components/ui/DataTable'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatShort } from '@/lib/core/dates'
import { appointmentKindLabels, type AppointmentName } from '@/lib/people/labels'

type Row = {
  id: string
  kind: AppointmentName
  agencyId: string
  agencyName: string
  personId: string
  personName: string
  position: string
  actNumber: string
  actDate: string
  from: string
  until: string | null
  current: boolean
}
type Props = {
  rows: Row[]
  office: string
  /** Which side of the appointment the page is about. */
  of: 'agency' | 'person'
  canEnd: boolean
  linkPeople?: boolean
}

/** Appointments by act; those that ended stay, greyed by their word. */
export function AppointmentTable({ rows, office, of, canEnd, linkPeople = true }: Props) {
  return (
    <DataTable
      caption="Назначения"
      dense
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p className="text-muted">Назначений нет.</p>}
      columns={[
        {
          key: 'kind',
          header: 'Кем назначен',
          cell: (row) => appointmentKindLabels[row.kind],
          phone: 'value',
          width: '11rem',
        },
        of === 'agency'
          ? {
              key: 'who',
              header: 'Кто',
              phone: 'title',
              cell: (row) => (
                <>
                  {linkPeople ? <a href={`${office}/people/${row.personId}`}>{row.personName}</a> : row.personName}
                  <span className="block text-sm text-muted">{row.position}</span>
                </>
              ),
            }
          : {
              key: 'where',
              header: 'Где',
              phone: 'title',
              cell: (row) => (
                <>
                  <a href={`${office}/agencies/${row.agencyId}`}>{row.agencyName}</a>
                  <span className="block text-sm text-muted">{row.position}</span>
                </>
              ),
            },
        {
          key: 'act',
          header: 'Акт',
          cell: (row) => `№\u00a0${row.actNumber} от\u00a0${formatShort(row.actDate)}`,
          width: '12rem',
        },
        {
          key: 'term',
          header: 'Срок',
          cell: (row) => `с\u00a0${formatShort(row.from)}${row.until ? ` по\u00a0${formatShort(row.until)}` : ''}`,
          width: '13rem',
        },
        {
          key: 'state',
          header: 'Состояние',
          width: '11rem',
          cell: (row) => (
            <span className="flex flex-wrap items-baseline gap-x-3">
              <StatusMark kind={row.current ? 'ok' : 'none'}>
                {row.current ? 'действует' : row.until ? 'завершено' : 'ещё не началось'}
              </StatusMark>
              {canEnd && (row.current || row.until === null) && (
                <a href={`${office}/appointments/${row.id}/end`} className="text-sm">
                  Завершить
                  <span className="sr-only">
                    : {row.personName}, {appointmentKindLabels[row.kind]}
                  </span>
                </a>
              )}
            </span>
          ),
        },
      ]}
    />
  )
}
