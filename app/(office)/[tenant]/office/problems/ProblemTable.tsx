import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatShort } from '@/lib/core/dates'
import { heardText, problemSign, problemStatusLabels } from '@/lib/feedback/told/labels'
import type { ProblemLine, ProblemList } from '@/lib/feedback/told/view'
import { Known, NextDayMark } from './ProblemCard'

type Props = { list: ProblemList; tenant: string; byTerm: boolean; href: (page: number) => string }

const dayWords = { SORT: 'разобрать', DO: 'сделать', TELL: 'сказать людям' } as const

/** All problems under the conditions, or the open ones by their next day. */
export function ProblemTable({ list, tenant, byTerm, href }: Props) {
  const { rows, page, pages, total } = list
  return (
    <>
      <DataTable
        caption={byTerm ? 'Открытые проблемы по срокам' : 'Проблемы клиентов'}
        dense
        rows={rows}
        rowKey={({ id }) => id}
        columns={columnsOf(tenant, list.agencies.length > 1, byTerm)}
        empty={
          <EmptyState title={byTerm ? 'Открытых проблем нет' : 'Ничего не нашлось'}>
            {byTerm ? 'Всё разобрано, сделано и сказано людям.' : 'Измените или сбросьте условия.'}
          </EmptyState>
        }
      />
      <Pagination page={page} pages={pages} href={href} total={total} />
    </>
  )
}

const titleColumn = (tenant: string): Column<ProblemLine> => ({
  key: 'title',
  header: 'Проблема',
  phone: 'title',
  cell: (line) => (
    <>
      <a href={`/${tenant}/office/problems/${line.id}`} className="font-medium">
        {line.title}
      </a>
      <span className="block text-sm font-normal text-muted">
        {[problemSign(line.number), heardText(line)].filter(Boolean).join(' · ')}
      </span>
    </>
  ),
})

const columnsOf = (tenant: string, several: boolean, byTerm: boolean): Column<ProblemLine>[] => [
  ...(byTerm
    ? [
        {
          key: 'day',
          header: 'Срок',
          phone: 'wide' as const,
          width: '12rem',
          cell: (line: ProblemLine) => (
            <>
              {line.next && <span className="block text-sm text-muted">{dayWords[line.next.what]}</span>}
              <NextDayMark line={line} />
            </>
          ),
        },
      ]
    : []),
  titleColumn(tenant),
  ...(several
    ? [
        {
          key: 'agency',
          header: 'Орган',
          phone: 'wide' as const,
          width: '14rem',
          cell: (line: ProblemLine) => line.agencyName,
        },
      ]
    : []),
  {
    key: 'owner',
    header: 'Отвечает',
    width: '11rem',
    cell: ({ owner }) => owner || <StatusMark kind="warn">не назначен</StatusMark>,
  },
  ...(byTerm
    ? []
    : [
        {
          key: 'state',
          header: 'Состояние',
          phone: 'wide' as const,
          width: '13rem',
          cell: (line: ProblemLine) => (
            <>
              <StatusMark kind={problemStatusLabels[line.status].mark}>
                {problemStatusLabels[line.status].short}
              </StatusMark>
              {line.joinedTo && <span className="block text-sm text-muted">к {problemSign(line.joinedTo.number)}</span>}
              {line.status === 'TOLD' && line.toldOn && (
                <span className="block text-sm text-muted">
                  {line.declinedOn ? 'отказались' : 'сделано'}, {formatShort(line.toldOn)}
                </span>
              )}
            </>
          ),
        },
        { key: 'day', header: 'Срок', width: '11rem', cell: (line: ProblemLine) => <NextDayMark line={line} /> },
      ]),
  ...(byTerm
    ? [{ key: 'known', header: 'Людям', width: '12rem', cell: (line: ProblemLine) => <Known line={line} /> }]
    : []),
]
