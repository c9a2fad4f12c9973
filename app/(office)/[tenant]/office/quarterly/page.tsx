import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { QuarterlyMark } from '@/components/quarterly/QuarterlyMark'
import { ActionForm } from '@/components/ui/ActionForm'
import { Button, ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { SearchField } from '@/components/ui/SearchField'
import { LinkPills } from '@/components/ui/Tabs'
import { formatShort } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import {
  formatQuarter,
  formatQuarterShort,
  quarterKey,
  readQuarter,
  sameQuarter,
  type Quarter,
} from '@/lib/core/quarters'
import { requireActor } from '@/lib/platform/actor'
import { dueText, notAskedText, stateLabels, statesLabels } from '@/lib/quarterly/labels'
import { listQuarterly, type QuarterlyCell, type QuarterlyList, type QuarterlyRow } from '@/lib/quarterly/queries'
import { quarterlyStates, type QuarterlyState } from '@/lib/quarterly/rules'
import { pageNumber } from '@/lib/core/pages'
import { beginAction } from './action'

export const metadata: Metadata = { title: pageName('quarterly') }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | undefined>> }

export default async function QuarterlyListPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const query = await searchParams
  const at = `/${tenant}/office/quarterly`
  const actor = await requireActor(tenant, at)
  const state = quarterlyStates.find((one) => one === query.state)
  const list = await listQuarterly(actor, {
    quarter: readQuarter(query.quarter),
    state,
    q: query.q,
    page: pageNumber(query.page),
  })
  if (list.quarters.length === 0) return <NoReports at={at} actSays={list.actSays} canRule={list.can.rule} />
  const href = (change: Record<string, string>) => {
    const search = new URLSearchParams(
      Object.entries({ quarter: quarterKey(list.quarter), state: state ?? '', q: query.q ?? '', ...change }).filter(
        ([, value]) => value !== '',
      ),
    )
    return `${at}?${search.toString()}`
  }
  const { counts, due, quarter } = list
  const waiting = counts.SUBMITTED + counts.SUBMITTED_LATE
  const single = list.rows.length === 1 && list.total === 1 && !list.can.note
  const pill = (value: QuarterlyState | '', label: string, n: number) => ({
    href: href({ state: value, page: '' }),
    label,
    count: n,
    current: (state ?? '') === value,
  })
  return (
    <>
      <OfficeTitle
        path="quarterly"
        says={titleOf(quarter, counts, waiting, list.can.note)}
        kicker={`Отчёты за ${formatQuarter(quarter)}`}
        lead={
          due && (
            <>
              Срок – {dueText(due)}
              {due.lateAfter !== due.dueOn && (
                <>; крайний день – {formatShort(due.lateAfter)}, после него отчёт просрочен</>
              )}
              . <a href={`${at}/rule`}>Откуда эти сроки</a>
            </>
          )
        }
        actions={
          list.can.note && <ButtonLink href={`${at}/note/${quarterKey(quarter)}`}>Аналитическая справка</ButtonLink>
        }
      />
      <QuarterNav list={list} href={href} />
      {!single && (
        <>
          <LinkPills
            label="Состояние"
            items={[
              pill('', 'Все', list.asked),
              ...quarterlyStates
                .filter((one) => counts[one] > 0 || one === state)
                .map((one) => pill(one, statesLabels[one], counts[one])),
            ]}
          />
          <form className="mb-5 flex flex-wrap items-end gap-3" role="search">
            <input type="hidden" name="quarter" value={quarterKey(quarter)} />
            {state && <input type="hidden" name="state" value={state} />}
            <SearchField label="Название органа" defaultValue={query.q} />
            <Button type="submit" variant="quiet">
              Найти
            </Button>
            {query.q && (
              <a href={href({ q: '' })} className="py-2">
                Сбросить
              </a>
            )}
          </form>
        </>
      )}
      <DataTable
        caption={`Отчёты органов по кварталам, последний – ${formatQuarter(quarter)}`}
        dense
        rows={list.rows}
        rowKey={({ agencyId }) => agencyId}
        columns={columnsOf(tenant, list, href)}
        empty={<EmptyState title="Ничего не нашлось">Измените слова или выберите другое состояние.</EmptyState>}
      />
      <Pagination page={list.page} pages={list.pages} href={(n) => href({ page: String(n) })} total={list.total} />
    </>
  )
}

/** The address of the list with something changed. */
type Address = (change: Record<string, string>) => string

/** The agency, then its report of each quarter that is shown; the chosen quarter is the widest. */
function columnsOf(tenant: string, { quarters, quarter }: QuarterlyList, href: Address): Column<QuarterlyRow>[] {
  const at = `/${tenant}/office/quarterly`
  return [
    {
      key: 'agency',
      header: 'Орган',
      phone: 'title',
      cell: (row) => (
        <>
          <span className="font-medium">{row.name}</span>
          {row.notAsked && (
            <span className="block text-sm font-normal text-muted">{notAskedText(row.notAsked, row.until)}</span>
          )}
        </>
      ),
    },
    ...quarters.map((one): Column<QuarterlyRow> => ({
      key: quarterKey(one),
      width: sameQuarter(one, quarter) ? '13rem' : '9.5rem',
      phoneLabel: formatQuarterShort(one),
      header: sameQuarter(one, quarter) ? (
        <b>{formatQuarterShort(one)}</b>
      ) : (
        <a href={href({ quarter: quarterKey(one), state: '', page: '' })}>{formatQuarterShort(one)}</a>
      ),
      cell: (row) => (
        <Cell
          tenant={tenant}
          at={at}
          row={row}
          cell={
            row.cells.find((found) => sameQuarter(found.quarter, one)) ?? {
              quarter: one,
              reportId: null,
              state: 'NOT_ASKED',
              mayBegin: false,
            }
          }
        />
      ),
    })),
  ]
}

/** To the quarter before the chosen one and after it. */
function QuarterNav({ list, href }: { list: QuarterlyList; href: Address }) {
  return (
    <nav aria-label="Квартал" className="mb-4 flex flex-wrap gap-x-5 gap-y-1">
      {list.earlier && (
        <a href={href({ quarter: quarterKey(list.earlier), state: '', page: '' })}>← {formatQuarter(list.earlier)}</a>
      )}
      {list.later && (
        <a href={href({ quarter: quarterKey(list.later), state: '', page: '' })}>{formatQuarter(list.later)} →</a>
      )}
    </nav>
  )
}

function titleOf(quarter: Quarter, counts: Record<QuarterlyState, number>, waiting: number, staff: boolean): string {
  if (staff && waiting > 0) return `Ждут решения ${count(waiting, 'отчёт', 'отчёта', 'отчётов')}`
  if (counts.OVERDUE > 0) return `Просрочено ${count(counts.OVERDUE, 'отчёт', 'отчёта', 'отчётов')}`
  return 'Квартальные отчёты'
}

/** A report's state: opens it, or begins it for whoever may. */
function Cell({ tenant, at, row, cell }: { tenant: string; at: string; row: QuarterlyRow; cell: QuarterlyCell }) {
  const { reportId, state, mayBegin, quarter } = cell
  if (reportId)
    return (
      <a
        href={`${at}/${reportId}`}
        aria-label={`${row.name}, ${formatQuarter(quarter)}: ${stateLabels[state]}, открыть отчёт`}
      >
        <QuarterlyMark state={state} />
      </a>
    )
  if (mayBegin) {
    return (
      <span className="grid justify-items-start gap-1">
        <QuarterlyMark state={state} />
        <ActionForm
          action={beginAction}
          tenant={tenant}
          hidden={{ agencyId: row.agencyId, year: quarter.year, quarter: quarter.quarter }}
          submitLabel={`Начать ${formatQuarterShort(quarter)}`}
          size="s"
          variant="quiet"
        />
      </span>
    )
  }
  return <QuarterlyMark state={state} />
}

function NoReports({ at, actSays, canRule }: { at: string; actSays: boolean; canRule: boolean }) {
  return (
    <>
      <OfficeTitle path="quarterly" />
      <EmptyState
        title="Программа пока не просит квартальных отчётов"
        action={
          canRule && (
            <ButtonLink href={`${at}/rule`}>{actSays ? 'Включить по акту' : 'Задать сроки отчётов'}</ButtonLink>
          )
        }
      >
        {actSays
          ? 'Акт программы говорит о квартальных отчётах: проверьте сроки и включите их.'
          : 'Акт о них молчит. Уполномоченный орган может ввести их сам: задать день месяца после квартала.'}
      </EmptyState>
    </>
  )
}
