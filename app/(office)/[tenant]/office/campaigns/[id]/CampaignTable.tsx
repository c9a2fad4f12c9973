import { LevelBadge } from '@/components/rating/LevelBadge'
import { ActionForm } from '@/components/ui/ActionForm'
import { Button, ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { SearchField } from '@/components/ui/SearchField'
import { SelectField } from '@/components/ui/SelectField'
import { StatusKey, StatusMark } from '@/components/ui/StatusMark'
import { agencyKindLabel } from '@/lib/agencies/labels'
import { formatDateTimeShort, formatShort, instantToDate } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { timingText } from '@/lib/core/due'
import { PAGE_SIZE, type AssessmentSort, type AssessmentState } from '@/lib/rating/assessment/list'
import { timingMark } from '@/lib/rating/status/marks'
import type { CampaignView } from '@/lib/rating/campaign/queries'
import { assessmentStatusLabels, levelSign } from '@/lib/rating/status/labels'
import { remindAction } from './action'
import type { CampaignSearch } from './page'

type Row = CampaignView['page']['rows'][number]
type Props = {
  tenant: string
  timeZone: string
  campaign: CampaignView
  search: CampaignSearch
  state: AssessmentState | undefined
  sort: AssessmentSort
  page: number
  mayRemind: boolean
}

const waits = (row: Row): boolean => row.status === 'NOT_STARTED' || row.status === 'DRAFT'

export function CampaignTable({ tenant, timeZone, campaign, search, state, sort, page, mayRemind }: Props) {
  const { rows, total } = campaign.page
  const href = (change: CampaignSearch): string => {
    const query = new URLSearchParams(
      Object.entries({ ...search, page: undefined, ...change }).flatMap(([key, value]) =>
        value ? [[key, value]] : [],
      ),
    )
    return `/${tenant}/office/campaigns/${campaign.id}${query.size > 0 ? `?${query.toString()}` : ''}#table`
  }
  const sorting = (by: AssessmentSort) => ({
    sortHref: href({ sort: by, desc: sort === by && search.desc !== '1' ? '1' : undefined }),
    sorted: sort === by ? (search.desc === '1' ? ('desc' as const) : ('asc' as const)) : undefined,
  })
  const level = (code: string | null) =>
    code ? (
      <LevelBadge {...levelSign(campaign.methodology, code)} name={levelSign(campaign.methodology, code).title} />
    ) : null
  const columns: Column<Row>[] = [
    ...(mayRemind
      ? [
          {
            key: 'pick',
            header: <span className="sr-only">Напомнить</span>,
            width: '2.5rem',
            phone: 'wide' as const,
            cell: (row: Row) =>
              waits(row) ? (
                <input
                  type="checkbox"
                  name="assessmentIds[]"
                  value={row.id}
                  aria-label={`Напомнить: ${row.agencyName}`}
                  className="size-5 accent-accent"
                />
              ) : null,
          },
        ]
      : []),
    {
      key: 'name',
      header: 'Участник',
      phone: 'title',
      ...sorting('name'),
      cell: (row) => <a href={`/${tenant}/office/assessments/${row.id}`}>{row.agencyName}</a>,
    },
    {
      key: 'status',
      header: 'Состояние',
      ...sorting('status'),
      cell: (row) => <StatusMark kind={timingMark(row)}>{assessmentStatusLabels[row.status].short}</StatusMark>,
    },
    {
      key: 'submitted',
      header: 'Сдана',
      ...sorting('submitted'),
      cell: (row) =>
        waits(row) ? (
          <span className="text-muted">
            {timingText(row.timing)}
            {row.remindedAt && (
              <span className="block text-sm">напомнили {formatShort(instantToDate(timeZone, row.remindedAt))}</span>
            )}
          </span>
        ) : row.submittedAt ? (
          <>
            {formatDateTimeShort(timeZone, row.submittedAt)}
            {row.timing.code === 'LATE' && <span className="block text-sm text-warn">{timingText(row.timing)}</span>}
          </>
        ) : (
          <span className="text-muted">не представлена</span>
        ),
    },
    {
      key: 'self',
      header: 'Самооценка',
      ...sorting('self'),
      cell: (row) =>
        row.selfTotal === null ? (
          <span className="text-muted">–</span>
        ) : (
          <span className="inline-flex flex-wrap items-baseline gap-x-2">
            {formatDecimal(row.selfTotal)}
            {level(row.selfLevel)}
          </span>
        ),
    },
    { key: 'verifier', header: 'Проверяет', cell: (row) => row.verifierName ?? <span className="text-muted">–</span> },
  ]
  const filtered = state !== undefined || Boolean(search.q ?? search.kind)
  const table = (
    <DataTable
      caption={`Участники рейтинга за ${campaign.year} год`}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      dense
      empty={
        <EmptyState title="Никого не нашлось">
          {filtered ? 'Измените условия поиска или сбросьте их.' : 'В кампании пока нет участников.'}
        </EmptyState>
      }
    />
  )
  return (
    <>
      <form
        className="mb-4 flex flex-wrap items-end gap-3"
        role="search"
        action={`/${tenant}/office/campaigns/${campaign.id}#table`}
      >
        <SearchField label="Название участника" defaultValue={search.q} />
        <SelectField
          name="state"
          label="Состояние"
          hideLabel
          empty="Все участники"
          defaultValue={state ?? ''}
          options={[
            { value: 'waiting', label: 'Ещё не сдали' },
            { value: 'not-started', label: 'Не начали' },
            { value: 'draft', label: 'Черновики' },
            { value: 'submitted', label: 'Сдали' },
            { value: 'late', label: 'Опоздали' },
          ]}
        />
        {campaign.kinds.length > 1 && (
          <SelectField
            name="kind"
            label="Вид органа"
            hideLabel
            empty="Все виды"
            defaultValue={search.kind ?? ''}
            options={campaign.kinds.map((kind) => ({ value: kind, label: agencyKindLabel(kind) }))}
          />
        )}
        <Button type="submit" variant="quiet">
          Найти
        </Button>
        {filtered && (
          <ButtonLink variant="text" href={href({ state: undefined, q: undefined, kind: undefined })}>
            Сбросить
          </ButtonLink>
        )}
      </form>
      <div className="mb-3">
        <StatusKey labels={{ warn: 'скоро срок или с опозданием', none: 'срок не наступил' }} />
      </div>
      {mayRemind && rows.some(waits) ? (
        <ActionForm
          action={remindAction}
          tenant={tenant}
          hidden={{ campaignId: campaign.id }}
          submitLabel="Напомнить отмеченным"
          variant="quiet"
          resetOnDone
        >
          {table}
        </ActionForm>
      ) : (
        table
      )}
      <Pagination
        page={page}
        pages={Math.ceil(total / PAGE_SIZE)}
        href={(to) => href({ page: String(to) })}
        total={total}
      />
    </>
  )
}
