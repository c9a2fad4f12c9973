import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { LevelMark } from '@/components/tools/LevelMark'
import { ActionForm } from '@/components/ui/ActionForm'
import { Button, ButtonLink } from '@/components/ui/Button'
import { cx } from '@/components/ui/cx'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { SearchField } from '@/components/ui/SearchField'
import { StatusMark } from '@/components/ui/StatusMark'
import { LinkPills } from '@/components/ui/Tabs'
import { formatShort } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { pageNumber } from '@/lib/core/pages'
import { requireActor } from '@/lib/platform/actor'
import { levelGlyphs, levelHints, levelLabels } from '@/lib/tools/labels'
import { listTools, type MatrixRow, type ToolMatrix } from '@/lib/tools/queries'
import { toolLevels, type CellLevel } from '@/lib/tools/rules'
import { loadToolsAction } from './action'

export const metadata: Metadata = { title: pageName('tools') }

/** More tools than this stand in narrow columns. */
const WIDE = 6

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | undefined>> }

const unitsNote = ({ level, units, atLevel }: CellLevel): string | undefined =>
  level !== 'NOT_BEGUN' && units > 1 ? `в ${atLevel} из ${units}` : undefined

export default async function ToolsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { q = '', show = '', page = '1' } = await searchParams
  const at = `/${tenant}/office/tools`
  const actor = await requireActor(tenant, at)
  const differing = show === 'differing'
  const matrix = await listTools(actor, { q, differing, page: pageNumber(page) })
  if (matrix.tools.length === 0) return <NoTools tenant={tenant} matrix={matrix} />
  const href = (change: Record<string, string>) => {
    const query = new URLSearchParams(Object.entries({ q, show, ...change }).filter(([, value]) => value !== ''))
    return query.size > 0 ? `${at}?${query.toString()}` : at
  }
  return (
    <>
      <OfficeTitle
        path="tools"
        lead={`${count(matrix.tools.length, 'инструмент', 'инструмента', 'инструментов')} программы. Уровень органа – высший среди его подразделений; рядом сказано, в скольких он есть.`}
        actions={
          <>
            <ButtonLink variant="quiet" href={`/api/${tenant}/tools.xlsx`} download="">
              XLSX
            </ButtonLink>
            {matrix.can.list && (
              <ButtonLink variant="quiet" href={`${at}/list`}>
                Перечень
              </ButtonLink>
            )}
          </>
        }
      />
      <p className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
        {toolLevels.map((level) => (
          <span key={level}>
            <span aria-hidden="true">{levelGlyphs[level]}</span> {levelLabels[level]} – {levelHints[level]}
          </span>
        ))}
      </p>
      {(matrix.total > 1 || differing || q) && (
        <>
          <LinkPills
            label="Что показать"
            items={[
              { href: href({ show: '', page: '' }), label: 'Все органы', current: !differing },
              { href: href({ show: 'differing', page: '' }), label: 'Увидено другое', current: differing },
            ]}
          />
          <form className="mb-5 flex flex-wrap items-end gap-3" role="search">
            {show && <input type="hidden" name="show" value={show} />}
            <SearchField label="Название органа" defaultValue={q} />
            <Button type="submit" variant="quiet">
              Найти
            </Button>
            {q && (
              <a href={href({ q: '' })} className="py-2">
                Сбросить
              </a>
            )}
          </form>
        </>
      )}
      {/* A wide matrix scrolls inside itself, by keyboard too; on a phone its rows are cards. */}
      <div className="overflow-x-auto" role="region" aria-label="Органы и инструменты" tabIndex={0}>
        <DataTable
          caption="Уровень применения инструментов по органам"
          dense
          className={cx('tools-matrix', matrix.tools.length > WIDE && 'tools-matrix-wide')}
          columns={columnsOf(at, matrix.tools)}
          rows={matrix.rows}
          rowKey={({ agencyId }) => agencyId}
          empty={
            <EmptyState title="Ничего не нашлось">
              {differing
                ? 'Посещения подтвердили всё, о чём сообщили органы, или органы уже исправили уровень.'
                : 'Измените слова поиска.'}
            </EmptyState>
          }
        />
      </div>
      <Pagination
        page={matrix.page}
        pages={matrix.pages}
        href={(n) => href({ page: String(n) })}
        total={matrix.total}
      />
    </>
  )
}

const columnsOf = (at: string, tools: ToolMatrix['tools']): Column<MatrixRow>[] => [
  {
    key: 'agency',
    header: 'Орган',
    phone: 'title',
    width: '11.25rem',
    cell: (row) => (
      <>
        <a href={`${at}/${row.agencyId}`} className="font-medium">
          {row.name}
        </a>
        <span className="block text-sm font-normal text-muted">
          {row.lastVisitOn ? `проверен ${formatShort(row.lastVisitOn)}` : 'не проверялся'}
        </span>
        {row.differences > 0 && (
          <StatusMark kind="warn" className="text-sm font-normal">
            увидено другое: {row.differences}
          </StatusMark>
        )}
      </>
    ),
  },
  ...tools.map(({ key, title }): Column<MatrixRow> => ({
    key,
    header: title,
    phoneLabel: title,
    cell: ({ cells }) => {
      const cell = cells[key]
      return cell ? <LevelMark level={cell.level} note={unitsNote(cell)} /> : '–'
    },
  })),
]

/** Before the programme has tools. */
function NoTools({ tenant, matrix }: { tenant: string; matrix: ToolMatrix }) {
  return (
    <>
      <OfficeTitle path="tools" />
      <EmptyState
        title="Перечень инструментов пока пуст"
        action={
          matrix.can.list && (
            <span className="flex flex-wrap gap-2">
              {matrix.actSays && (
                <ActionForm action={loadToolsAction} tenant={tenant} submitLabel="Загрузить из акта" />
              )}
              <ButtonLink href={`/${tenant}/office/tools/list`} variant={matrix.actSays ? 'quiet' : 'primary'}>
                Составить перечень
              </ButtonLink>
            </span>
          )
        }
      >
        {matrix.actSays
          ? 'Акт программы перечисляет инструменты: загрузите их одним нажатием.'
          : 'Акт инструментов не перечисляет. Уполномоченный орган составляет перечень сам, потом органы отмечают уровень применения.'}
      </EmptyState>
    </>
  )
}
