import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { GradeCounts } from '@/components/processes/check/GradeCounts'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatShort } from '@/lib/core/dates'
import { count, lowerFirst } from '@/lib/core/format'
import { requireActor, todayOf } from '@/lib/platform/actor'
import { services } from '@/lib/processes/check/labels'
import { listChecks, type CheckList } from '@/lib/processes/check/queries'
import { overWords, stageOf, unchecked } from '@/lib/processes/check/summary'

export const metadata: Metadata = { title: pageName('processes/checks') }

type Line = CheckList['campaigns'][number]

const headline = ({ campaigns }: CheckList): string => {
  const [newest] = campaigns
  if (!newest) return 'Самопроверок ещё не было'
  const { tally, closedAt } = newest
  const stage = stageOf(tally, closedAt !== null)
  return stage === 'CHECK'
    ? `Проверено ${tally.signed} из ${tally.services}: ${newest.title}`
    : stage === 'PLAN'
      ? `Без плана – ${services(tally.owed - tally.planned)}: ${newest.title}`
      : stage === 'DONE'
        ? `Выполнено ${tally.done} из ${count(tally.owed, 'плана', 'планов', 'планов')}: ${newest.title}`
        : `${overWords(tally)}: ${newest.title}`
}

export default async function ChecksPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const at = `/${tenant}/office/processes/checks`
  const actor = await requireActor(tenant, at)
  const list = await listChecks(actor, {})
  const today = todayOf(actor)
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('processes'), href: `/${tenant}/office/processes` },
          { label: pageName('processes/checks') },
        ]}
      />
      <OfficeTitle
        path="processes/checks"
        says={headline(list)}
        lead="Услуги проверяют по анкете на соответствие принципам клиентоцентричности. «В» и «Г» обязывают к плану оптимизации со сроком."
        actions={
          list.can.campaign &&
          list.forms.length > 0 && (
            <ButtonLink href={`${at}/new`} variant="primary">
              Открыть самопроверку
            </ButtonLink>
          )
        }
      />
      {list.campaigns.length === 0 ? (
        <EmptyState title="Самопроверок ещё нет">
          {list.forms.length === 0
            ? 'Сначала составьте анкету: вопросы, веса и пороги оценок.'
            : 'Откройте самопроверку: укажите её сроки и что проверяется.'}
        </EmptyState>
      ) : (
        <DataTable
          caption="Самопроверки"
          columns={columnsOf(at, today, list.own)}
          rows={list.campaigns}
          rowKey={({ id }) => id}
        />
      )}
      <Section
        title="Анкеты"
        rule
        actions={
          list.can.form && (
            <ButtonLink href={`${at}/forms/new`} size="s">
              Новая анкета
            </ButtonLink>
          )
        }
      >
        {list.forms.length === 0 && <p className="text-muted">Анкет ещё нет.</p>}
        <ul>
          {list.forms.map(({ id, title, sample, ruling, questions }) => (
            <li key={id} className="border-b border-line py-2 first:border-t">
              <a href={`${at}/forms/${id}`}>{title}</a>{' '}
              <span className="text-sm text-muted">
                {count(questions, 'вопрос', 'вопроса', 'вопросов')} ·{' '}
                {sample ? 'образец: вопросы и пороги никем не утверждены' : ruling}
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

const columnsOf = (at: string, today: string, own: string | null): Column<Line>[] => {
  const day = (on: string, late: boolean) => (
    <span className={late && on < today ? 'text-danger' : undefined}>
      {late && on < today && '✕ '}
      {formatShort(on)}
    </span>
  )
  return [
    {
      key: 'title',
      header: 'Самопроверка',
      phone: 'title',
      width: '30%',
      cell: ({ id, title, sample, closedAt }) => (
        <>
          <a href={own ? `${at}/${id}/agencies/${own}` : `${at}/${id}`}>{title}</a>
          <span className="block text-sm text-muted">
            {[sample && 'по анкете-образцу', closedAt && 'проверка закрыта'].filter(Boolean).join(' · ')}
          </span>
        </>
      ),
    },
    {
      key: 'signed',
      header: 'Проверено',
      numeric: true,
      cell: ({ tally }) => `${tally.signed} из ${tally.services}`,
    },
    { key: 'grades', header: 'Оценки', phone: 'wide', cell: ({ tally }) => <GradeCounts grades={tally.grades} /> },
    {
      key: 'plans',
      header: 'Планы',
      numeric: true,
      cell: ({ tally }) => (tally.owed === 0 ? '–' : `${tally.planned} из ${tally.owed}, выполнено ${tally.done}`),
    },
    {
      key: 'days',
      header: 'Сроки',
      phone: 'wide',
      cell: ({ checkBy, planBy, doneBy, tally, closedAt }) => (
        <span className="grid">
          <span>проверить до {day(checkBy, tally.signed < tally.services && !closedAt)}</span>
          <span>планы до {day(planBy, tally.planned < tally.owed)}</span>
          <span>выполнить до {day(doneBy, tally.done < tally.owed)}</span>
        </span>
      ),
    },
    {
      key: 'state',
      header: 'Состояние',
      phone: 'bare',
      cell: ({ tally, closedAt }) => {
        const stage = stageOf(tally, closedAt !== null)
        const nothing = unchecked(tally)
        return stage === 'OVER' && nothing ? (
          <StatusMark kind="none">{lowerFirst(nothing)}</StatusMark>
        ) : stage === 'OVER' ? (
          <StatusMark kind="ok">завершена</StatusMark>
        ) : (
          <StatusMark kind="warn">
            {{ CHECK: 'идёт проверка', PLAN: 'ждёт планов', DONE: 'планы выполняются' }[stage]}
          </StatusMark>
        )
      },
    },
  ]
}
