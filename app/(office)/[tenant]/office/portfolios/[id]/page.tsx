import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { SharedTaskTable } from '@/components/portfolios/SharedTaskTable'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { ComboField } from '@/components/ui/ComboField'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { DialogButton } from '@/components/ui/Dialog'
import { EmptyState } from '@/components/ui/EmptyState'
import { PrintButton } from '@/components/ui/PageButtons'
import { TargetBar } from '@/components/ui/Progress'
import { NumberStrip, Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatShort } from '@/lib/core/dates'
import { count, plural } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { closingText, leavingText } from '@/lib/portfolios/labels'
import { getPortfolio, type PortfolioProject, type PortfolioTask } from '@/lib/portfolios/queries'
import { projectStatusLabels } from '@/lib/projects/state/labels'
import { amountText } from '@/lib/results/labels'
import { addToPortfolioAction, closePortfolioAction, removeFromPortfolioAction } from '../action'
import { setPortfolioTaskStateAction } from './tasks/action'

export const metadata: Metadata = { title: 'Портфель' }

const savedCell = ({ saved }: PortfolioProject) => {
  const parts = [
    saved.MONEY !== '0' && amountText('MONEY', saved.MONEY),
    saved.HOURS !== '0' && amountText('HOURS', saved.HOURS),
  ].filter((one) => one !== false)
  return parts.length === 0
    ? '–'
    : parts.map((one) => (
        <span key={one} className="block">
          {one}
        </span>
      ))
}

/** On paper a short table stays on one sheet with its heading. */
const together = (rows: number): string => (rows <= 12 ? 'print:break-inside-avoid' : '')

export default async function PortfolioPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/portfolios/${id}`)
  const portfolio = await getPortfolio(actor, { id })
  if (!portfolio) notFound()
  const { projects, stages, saved, shared, tasks, moreTasks, candidates } = portfolio
  const at = `/${tenant}/office/portfolios`
  const edit = portfolio.can.edit && !portfolio.closed
  const late = projects.filter((project) => project.late).length
  const lateShared = shared.tasks.filter(({ overdue }) => overdue).length
  const columns: Column<PortfolioProject>[] = [
    {
      key: 'title',
      header: 'Проект',
      phone: 'title',
      width: '38%',
      cell: (row) => (
        <>
          <a href={`/${tenant}/office/projects/${row.id}`}>
            № {row.number}. {row.title}
          </a>
          <span className="block text-sm font-normal text-muted">{row.agencyName}</span>
        </>
      ),
    },
    {
      key: 'status',
      header: 'Состояние',
      phone: 'bare',
      cell: (row) => (
        <>
          {row.late ? (
            <StatusMark kind="bad">этап просрочен</StatusMark>
          ) : (
            <StatusMark kind={projectStatusLabels[row.status].mark}>{projectStatusLabels[row.status].short}</StatusMark>
          )}
        </>
      ),
    },
    {
      key: 'dates',
      header: 'Сроки',
      phone: 'value',
      cell: ({ startsOn, endsOn }) =>
        startsOn && endsOn ? (
          <span className="whitespace-nowrap">
            {formatShort(startsOn)} – {formatShort(endsOn)}
          </span>
        ) : (
          '–'
        ),
    },
    {
      key: 'stages',
      header: 'Этапов закрыто',
      phone: 'value',
      cell: (row) =>
        row.stages === 0 ? (
          '–'
        ) : (
          <span className="inline-flex min-w-28 items-center gap-2">
            <span className="w-16">
              <TargetBar value={row.closed} max={row.stages} label={`Закрыто этапов: ${row.closed} из ${row.stages}`} />
            </span>
            <span className="whitespace-nowrap">
              {row.closed} из {row.stages}
            </span>
          </span>
        ),
    },
    { key: 'saved', header: 'Сбережено', numeric: true, phone: 'value', cell: savedCell },
    ...(projects.some(({ leaving }) => leaving)
      ? [
          {
            key: 'act',
            header: <span className="sr-only">Действия</span>,
            phone: 'wide' as const,
            cell: (row: PortfolioProject) =>
              row.leaving && (
                <ActionForm
                  action={removeFromPortfolioAction}
                  tenant={tenant}
                  hidden={{ id, projectId: row.id }}
                  submitLabel="Исключить"
                  variant="text"
                  size="s"
                  quiet
                  confirm={{
                    title: 'Исключить из портфеля?',
                    text: leavingText(row.number, row.leaving),
                    confirmLabel: 'Исключить',
                  }}
                />
              ),
          },
        ]
      : []),
  ]
  const taskColumns: Column<PortfolioTask>[] = [
    { key: 'title', header: 'Задача', phone: 'title', width: '44%', cell: (row) => row.title },
    {
      key: 'due',
      header: 'Срок',
      phone: 'bare',
      cell: ({ dueOn, late: overdue }) =>
        dueOn ? (
          <StatusMark kind={overdue ? 'bad' : 'none'}>{formatShort(dueOn)}</StatusMark>
        ) : (
          <span className="text-muted">без срока</span>
        ),
    },
    {
      key: 'who',
      header: 'Кто',
      phone: 'wide',
      cell: ({ responsible, agencyName }) => (
        <>
          {responsible || <span className="text-muted">не назначен</span>}
          <span className="block text-sm text-muted">{agencyName}</span>
        </>
      ),
    },
    {
      key: 'project',
      header: 'Проект',
      phone: 'value',
      cell: ({ project }) => <a href={`/${tenant}/office/projects/${project.id}`}>№ {project.number}</a>,
    },
  ]
  return (
    <>
      <Breadcrumbs items={[{ label: 'Портфели', href: at }, { label: portfolio.title }]} />
      <PageTitle
        title={portfolio.title}
        kicker={
          [
            portfolio.agencyName ? `Ведёт: ${portfolio.agencyName}` : '',
            portfolio.owner && `Отвечает: ${portfolio.owner}`,
          ]
            .filter(Boolean)
            .join(' · ') || undefined
        }
        lead={portfolio.goal || undefined}
        meta={portfolio.closed ? <StatusMark kind="none">закрыт</StatusMark> : undefined}
        actions={
          <>
            <PrintButton label="Напечатать" />
            {edit && (
              <ButtonLink variant="quiet" href={`${at}/${id}/edit`}>
                Изменить
              </ButtonLink>
            )}
            {portfolio.can.edit && (
              <ActionForm
                action={closePortfolioAction}
                tenant={tenant}
                hidden={{ id }}
                submitLabel={portfolio.closed ? 'Открыть заново' : 'Закрыть портфель'}
                variant="quiet"
                quiet
                confirm={
                  portfolio.closed
                    ? undefined
                    : { title: 'Закрыть портфель?', text: closingText(shared.open), confirmLabel: 'Закрыть портфель' }
                }
              />
            )}
          </>
        }
      />
      {projects.length > 0 && (
        <NumberStrip
          label="Портфель в числах"
          items={[
            {
              key: 'projects',
              value: projects.length,
              label: `${plural(projects.length, 'проект', 'проекта', 'проектов')} в портфеле`,
              note: late > 0 ? `просрочен этап: ${late}` : undefined,
              noteTone: 'danger',
            },
            {
              key: 'stages',
              value: stages.all === 0 ? '–' : `${stages.closed} из ${stages.all}`,
              label: 'этапов закрыто',
            },
            ...(shared.open > 0
              ? [
                  {
                    key: 'shared',
                    value: shared.open,
                    label: `${plural(shared.open, 'общая задача не выполнена', 'общие задачи не выполнены', 'общих задач не выполнено')}`,
                    note: lateShared > 0 ? `просрочено: ${lateShared}` : undefined,
                    noteTone: 'danger' as const,
                    href: '#shared',
                  },
                ]
              : []),
            ...(saved.MONEY !== '0'
              ? [{ key: 'money', value: amountText('MONEY', saved.MONEY), label: 'сбережено денег' }]
              : []),
            ...(saved.HOURS !== '0'
              ? [{ key: 'hours', value: amountText('HOURS', saved.HOURS), label: 'сбережено времени' }]
              : []),
          ]}
        />
      )}
      <Section
        title="Состав"
        rule
        actions={
          edit &&
          candidates.length > 0 && (
            <DialogButton label="Включить проект" title="Включить проект в портфель" size="s">
              <ActionForm action={addToPortfolioAction} tenant={tenant} hidden={{ id }} submitLabel="Включить">
                <ComboField
                  name="projectId"
                  label="Проект"
                  placeholder="Номер или название"
                  options={candidates.map((project) => ({
                    value: project.id,
                    label: `№ ${project.number}. ${project.title} – ${project.agencyName}`,
                  }))}
                />
              </ActionForm>
            </DialogButton>
          )
        }
      >
        <DataTable
          caption={`Проекты портфеля «${portfolio.title}»`}
          columns={columns}
          rows={projects}
          rowKey={(row) => row.id}
          dense
          empty={
            <EmptyState title="В портфеле пока нет проектов">
              {edit
                ? 'Включите проекты разных органов, у которых одна цель, или выберите портфель, открывая новый проект.'
                : 'Или их ведут органы, проекты которых вам не видны.'}
            </EmptyState>
          }
        />
      </Section>
      {(edit || shared.tasks.length > 0) && (
        <Section
          title="Общие задачи"
          id="shared"
          rule
          className={together(shared.tasks.length)}
          lead={
            portfolio.closed
              ? 'Портфель закрыт: общие задачи больше не меняются.'
              : shared.more > 0
                ? `Показаны первые; ещё ${count(shared.more, 'задача', 'задачи', 'задач')}, в основном выполненные.`
                : undefined
          }
          actions={
            edit && (
              <ButtonLink size="s" variant="quiet" href={`${at}/${id}/tasks/new`}>
                Добавить общую задачу
              </ButtonLink>
            )
          }
        >
          <SharedTaskTable
            caption={`Общие задачи портфеля «${portfolio.title}»`}
            tenant={tenant}
            portfolioId={id}
            tasks={shared.tasks}
            act={setPortfolioTaskStateAction}
            concerns
            empty={
              <EmptyState title="Общих задач пока нет">
                Здесь – то, что касается нескольких проектов сразу или всего портфеля.
              </EmptyState>
            }
          />
        </Section>
      )}
      {tasks.length > 0 && (
        <Section
          title="Ближайшие задачи проектов"
          rule
          className={together(tasks.length)}
          lead={
            moreTasks > 0
              ? `Показаны первые; ещё ${count(moreTasks, 'задача', 'задачи', 'задач')} – в проектах.`
              : undefined
          }
        >
          <DataTable
            caption="Открытые задачи проектов портфеля"
            columns={taskColumns}
            rows={tasks}
            rowKey={(row) => row.id}
            dense
          />
        </Section>
      )}
    </>
  )
}
