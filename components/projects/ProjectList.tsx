import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { ButtonLink, buttonClass } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { controlClass } from '@/components/ui/Field'
import { Pagination } from '@/components/ui/Pagination'
import { LinkPills } from '@/components/ui/Tabs'
import { count, upperFirst } from '@/lib/core/format'
import { projectStatusLabels } from '@/lib/projects/state/labels'
import { isNarrowed, projectQuery, readProjectFilter, type ProjectFilter } from '@/lib/projects/list/filter'
import type { ProjectPage } from '@/lib/projects/list/queries'
import { projectStatuses } from '@/lib/projects/state/rules'
import { conditionsOf } from './conditions'
import { ProjectTable } from './ProjectTable'

type Props = {
  tenant: string
  filter: ProjectFilter
  list: ProjectPage
  timeZone: string
  /** The person may open projects. */
  opens: boolean
}

const baseOf = (tenant: string): string => `/${tenant}/office/projects`
const addressIn =
  (base: string) =>
  (query: string): string =>
    query ? `${base}?${query}` : base

/** The whole list: heading, search, states, conditions, table. */
export function ProjectList({ tenant, filter, list, timeZone, opens }: Props) {
  const base = baseOf(tenant)
  const at = addressIn(base)
  const all = Object.values(list.counts).reduce((sum, n) => sum + n, 0)
  const narrowed = isNarrowed(filter)
  return (
    <>
      <OfficeTitle
        path="projects"
        says={
          narrowed
            ? `Найдено: ${count(list.total, 'проект', 'проекта', 'проектов')}`
            : all > 0
              ? count(all, 'проект', 'проекта', 'проектов')
              : null
        }
        actions={
          opens && (
            <>
              <ButtonLink href={`${base}/import`} variant="quiet">
                Загрузить
              </ButtonLink>
              <ButtonLink href={`${base}/new`}>Открыть проект</ButtonLink>
            </>
          )
        }
      />
      <SearchForm base={base} filter={filter} />
      <LinkPills
        label="Состояние"
        items={[
          {
            href: at(projectQuery(filter, { status: null })),
            label: 'Все',
            count: all,
            current: filter.status === null,
          },
          ...projectStatuses
            .filter((status) => list.counts[status] || filter.status === status)
            .map((status) => ({
              href: at(projectQuery(filter, { status })),
              label: upperFirst(projectStatusLabels[status].short),
              count: list.counts[status] ?? 0,
              current: filter.status === status,
            })),
        ]}
      />
      <Conditions tenant={tenant} filter={filter} list={list} />
      {list.rows.length > 0 ? (
        <ProjectTable base={base} filter={filter} rows={list.rows} timeZone={timeZone} />
      ) : narrowed || filter.page > 1 ? (
        <EmptyState title="Ничего не нашлось">
          Измените слова или уберите условия. Слова ищутся в любой форме: «справка» найдёт и «справок».
        </EmptyState>
      ) : (
        <EmptyState
          title="Проектов пока нет"
          action={
            opens && (
              <>
                <ButtonLink href={`${base}/new`}>Открыть проект</ButtonLink>
                <ButtonLink href={`${base}/import`} variant="quiet">
                  Загрузить паспорт или список
                </ButtonLink>
              </>
            )
          }
        >
          Откройте первый проект: паспорт заполняется здесь же, частями и вместе с командой.
        </EmptyState>
      )}
      <Pagination
        page={filter.page}
        pages={list.pages}
        href={(page) => at(projectQuery(filter, { page }))}
        total={list.total}
      />
    </>
  )
}

/** Search by words within the conditions that are set already. */
function SearchForm({ base, filter }: { base: string; filter: ProjectFilter }) {
  const here = projectQuery(filter)
  const hidden = new URLSearchParams(projectQuery(filter, { q: '' }))
  return (
    <form role="search" action={base} className="mb-4 flex flex-wrap items-end gap-3">
      <span className="block min-w-[min(14rem,100%)] flex-1">
        <label htmlFor="list-q" className="sr-only">
          Название, процесс, руководитель или номер
        </label>
        <input
          key={filter.q}
          id="list-q"
          name="q"
          type="search"
          defaultValue={filter.q}
          placeholder="Название, процесс, руководитель или номер"
          className={controlClass()}
        />
      </span>
      {[...hidden].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={buttonClass('quiet')}>
        Найти
      </button>
      <ButtonLink href={`${base}/filter${here && `?${here}`}`} variant="quiet">
        Условия и столбцы
      </ButtonLink>
    </form>
  )
}

/** The conditions that are set, each to be taken off; the quick ones, the person's views and the file. */
function Conditions({ tenant, filter, list }: Pick<Props, 'tenant' | 'filter' | 'list'>) {
  const base = baseOf(tenant)
  const at = addressIn(base)
  const here = projectQuery(filter)
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-2 text-sm">
      {conditionsOf(filter, { agency: list.agencyName, portfolio: list.portfolioName }).map(({ key, label, query }) => (
        <a key={key} href={at(query)} className="text-ink" title="Убрать условие">
          {label}
          <span aria-hidden="true">{'\u00a0×'}</span>
          <span className="sr-only"> – убрать условие</span>
        </a>
      ))}
      {!filter.mine && <a href={at(projectQuery(filter, { mine: true }))}>Только мои</a>}
      {!filter.late && <a href={at(projectQuery(filter, { late: true }))}>Просрочен этап</a>}
      {!filter.measure && <a href={at(projectQuery(filter, { measure: true }))}>Пора измерить результат</a>}
      {list.views.map(({ id, name, query }) => (
        <a key={id} href={at(query)} aria-current={query === here ? 'page' : undefined} className="font-medium">
          {name}
        </a>
      ))}
      <a href={`${base}/views${here && `?${here}`}`}>{list.views.length > 0 ? 'Виды списка' : 'Сохранить вид'}</a>
      {list.total > 0 && (
        <a href={`/api/${tenant}/projects/list.xlsx${here && `?${here}`}`} download="">
          Скачать XLSX
        </a>
      )}
      {isNarrowed(filter) && (
        <a
          href={at(
            projectQuery(
              readProjectFilter({
                sort: filter.sort ?? '',
                desc: filter.desc ? '1' : '',
                columns: filter.columns.join('.'),
              }),
            ),
          )}
        >
          Сбросить
        </a>
      )}
    </div>
  )
}
